"""A Mintlify page that only points to an operation of an OpenAPI document: recognised, and refused."""

import re

from mooring.document import Document
from mooring.sources.form import Grounds, Rank
from mooring.sources.markdown.front_matter import front_matter
from mooring.sources.page import Page

TITLE = None
RANK = Rank.MARKED

_KEYS = ("openapi", "openapi-schema", "asyncapi")
_TARGET = re.compile(
    r"(?:(?P<file>\S+)\s+)?(?P<rest>(?:get|put|post|delete|options|head|patch|trace|webhook)\s+\S+)",
    re.I,
)


def recognises(page: Page) -> bool:
    entries = front_matter(page).entries
    return any(key in entries for key in _KEYS) and "paths" not in entries


def read(page: Page, grounds: Grounds) -> Document:
    entries = front_matter(page).entries
    entry = next(entries[key] for key in _KEYS if key in entries)
    target = _TARGET.fullmatch(entry.text.strip())
    named = (
        f"“{target['file']}”"
        if target and target["file"]
        else "the vendor’s OpenAPI document"
    )
    raise page.refusal(
        "pointer-only",
        f"This page holds no facts; it points to “{entry.text}”. Give {named} instead.",
        page.location(entry.start),
    )
