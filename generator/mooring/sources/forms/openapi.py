"""A plain OpenAPI document, 2.0 to 3.2, in YAML or JSON."""

import re

from mooring.document import EVERY_FACT, Document
from mooring.sources.form import Grounds, Rank
from mooring.sources.openapi_document import verified
from mooring.sources.origins import VerbatimOrigins
from mooring.sources.page import Page
from mooring.sources.yaml import load, positions

TITLE = "an OpenAPI or Swagger document in YAML or JSON"
RANK = Rank.WHOLE

_VERSION_KEY = re.compile(
    r"^(?P<quote>[\"']?)(?:openapi|swagger)(?P=quote)[ \t]*:[ \t]*[\"']?\d",
    re.MULTILINE,
)
_VERSION_MEMBER = re.compile(r"[\"']?(?:openapi|swagger)[\"']?\s*:\s*[\"']?\d")


def recognises(page: Page) -> bool:
    if page.text.lstrip().startswith("{"):
        return _VERSION_MEMBER.search(page.text) is not None
    return _VERSION_KEY.search(page.text) is not None and not _has_fence(page.text)


def read(page: Page, grounds: Grounds) -> Document:
    places = positions(page.text, page.name)
    root = verified(load(page.text, page.name), page, places)
    return Document(
        page.name, "openapi", root, VerbatimOrigins(places), EVERY_FACT, page.sha256
    )


def _has_fence(text: str) -> bool:
    return text.startswith(("```", "~~~")) or "\n```" in text or "\n~~~" in text
