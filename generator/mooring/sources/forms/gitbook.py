"""A GitBook page in Markdown: below each heading of an operation or a schema stands a document of it, on one line of JSON."""

import re

from mooring.document import Document
from mooring.sources.embedded import Mended, embedded
from mooring.sources.form import Grounds, Rank
from mooring.sources.markdown.sections import TitledFence, titled_fences
from mooring.sources.merging import merged
from mooring.sources.page import Page

TITLE = "a GitBook page with OpenAPI blocks"
RANK = Rank.MARKED

_START = re.compile(r"^[ \t]*\{\"(?:openapi|swagger)\":", re.MULTILINE)


def recognises(page: Page) -> bool:
    return _START.search(page.text) is not None and any(_blocks(page))


def read(page: Page, grounds: Grounds) -> Document:
    documents = [
        embedded(page, titled.fence, "gitbook", _as_published)
        for titled in _blocks(page)
    ]
    return documents[0] if len(documents) == 1 else merged(page.name, documents)


def _blocks(page: Page) -> list[TitledFence]:
    return [
        titled
        for titled in titled_fences(page.text)
        if titled.fence.language == "json"
        and titled.title != "OpenAPI definition"
        and _START.match(titled.fence.body)
        and "\n" not in titled.fence.body.strip()
    ]


def _as_published(mended: Mended) -> None:
    """GitBook leaves the document as it is."""
