"""A ReadMe reference page: below `# OpenAPI definition` stands a document of its operation in JSON."""

from mooring.document import Document, Standing
from mooring.sources.embedded import Mended, embedded
from mooring.sources.form import Grounds, Rank
from mooring.sources.markdown.sections import TitledFence, titled_fences
from mooring.sources.page import Page

TITLE = "a ReadMe page with an OpenAPI definition"
RANK = Rank.MARKED

_INTERNAL = ("_id",)
"""Keys of the root that mean something to ReadMe alone."""


def recognises(page: Page) -> bool:
    return "OpenAPI definition" in page.text and _definition(page) is not None


def read(page: Page, grounds: Grounds) -> Document:
    definition = _definition(page)
    assert definition is not None
    return embedded(page, definition.fence, "readme", _mend)


def _definition(page: Page) -> TitledFence | None:
    return next(
        (
            titled
            for titled in titled_fences(page.text)
            if titled.title == "OpenAPI definition" and titled.is_openapi
        ),
        None,
    )


def _mend(mended: Mended) -> None:
    for key in _INTERNAL:
        mended.root.pop(key, None)
    if mended.root.get("x-readme-fauxas") is True:
        message = (
            "ReadMe has made this document up from fields that were written by hand; its types are no statements. "
            "Give the vendor’s own document, or --trust prose."
        )
        mended.warn("made-up-document", message, "/x-readme-fauxas")
        mended.standings[""] = Standing.PROSE
