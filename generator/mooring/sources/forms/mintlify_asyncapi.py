"""A Mintlify page with an AsyncAPI channel: recognised, and refused, since it describes no HTTP operation."""

import re

from mooring.document import Document
from mooring.sources.form import Grounds, Rank
from mooring.sources.page import Page

TITLE = None
RANK = Rank.MARKED

_CHANNEL = re.compile(
    r"^##? AsyncAPI(?: Specification)?[ \t]*\n\s*[`~]{3,}|^[\"']?asyncapi[\"']?[ \t]*:",
    re.MULTILINE,
)


def recognises(page: Page) -> bool:
    return _CHANNEL.search(page.text) is not None


def read(page: Page, grounds: Grounds) -> Document:
    channel = _CHANNEL.search(page.text)
    raise page.refusal(
        "not-http",
        "This page describes an AsyncAPI channel, which has no HTTP operations to bind. "
        "Give the page of an HTTP endpoint, or the vendor’s OpenAPI document.",
        page.location(channel.start() if channel else 0),
    )
