"""A Postman collection: requests and saved responses, which are examples of an API rather than statements about it."""

import re

from mooring.document import Document, Fact
from mooring.sources.form import Grounds, Rank
from mooring.sources.openapi_document import members
from mooring.sources.page import Page
from mooring.sources.postman.collection import Collection
from mooring.sources.postman.notes import PostmanNotes
from mooring.sources.yaml import load, positions

TITLE = "a Postman collection (v2.0 or v2.1)"
RANK = Rank.WHOLE

_SCHEMA = re.compile(
    r"\"schema\"\s*:\s*\"https://schema\.(?:get)?postman\.com/json/collection/v2\.\d"
)
_CARRIES = frozenset(
    {
        *(Fact.NAMES, Fact.PARAMETERS, Fact.BODIES, Fact.DESCRIPTIONS),
        *(Fact.TAGS, Fact.SERVERS, Fact.SECURITY),
    }
)


def recognises(page: Page) -> bool:
    return page.text.lstrip().startswith("{") and _SCHEMA.search(page.text) is not None


def read(page: Page, grounds: Grounds) -> Document:
    published = positions(page.text, page.name)
    root = dict(members(load(page.text, page.name)))
    notes = PostmanNotes(page, published)
    document = Collection(notes, root, grounds.trust).document()
    if not any(members(document["paths"])):
        message = "The collection holds no request with a method and an address."
        raise page.refusal("no-operation", message, published("/item"))
    return Document(
        page.name,
        "postman",
        document,
        notes.trail(),
        _CARRIES,
        page.sha256,
        tuple(notes.diagnostics),
    )
