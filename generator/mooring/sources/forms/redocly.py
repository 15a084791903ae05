"""A Redocly page, which repeats an OpenAPI description in words and names its file: recognised, and refused."""

import re

from mooring.document import Document
from mooring.sources.form import Grounds, Rank
from mooring.sources.markdown.tags import without_code
from mooring.sources.page import Page

TITLE = None
RANK = Rank.MARKED

_DOWNLOAD = re.compile(r"^## Download OpenAPI description[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"\]\((?P<address>[^)\s]+)\)")
_OPERATION = re.compile(
    r"^Endpoint: (?:GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE) /\S*[ \t]*$",
    re.MULTILINE,
)
_FIELDS = re.compile(
    r"^## (?:Request fields|Response \w+ fields|(?:Path|Query|Header|Cookie) parameters)\b",
    re.MULTILINE,
)


def recognises(page: Page) -> bool:
    return _DOWNLOAD.search(page.text) is not None or (
        _OPERATION.search(page.text) is not None
        and _FIELDS.search(without_code(page.text)) is not None
    )


def read(page: Page, grounds: Grounds) -> Document:
    download = _DOWNLOAD.search(page.text)
    link = _LINK.search(page.text, download.end()) if download else None
    if link is not None:
        message = (
            "This page repeats an OpenAPI description in words; the description itself is "
            f"“{link['address']}”. Give that file instead."
        )
        raise page.refusal("pointer-only", message, page.location(link.start()))
    operation = download or _OPERATION.search(page.text)
    raise page.refusal(
        "pointer-only",
        "This page repeats a part of an OpenAPI description in words. Give the description itself: the first page "
        "of this API links it under “Download OpenAPI description”.",
        page.location(operation.start() if operation else 0),
    )
