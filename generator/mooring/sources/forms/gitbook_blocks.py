"""A GitBook page whose endpoints are written by hand in `{% swagger %}` blocks."""

from mooring.document import Document, Fact, Standing
from mooring.sources.form import Grounds, Rank
from mooring.sources.gitbook.operation import GitbookPage
from mooring.sources.markdown.liquid import blocks
from mooring.sources.notes import Notes
from mooring.sources.openapi_document import members
from mooring.sources.page import Page

TITLE = "a GitBook page with “{% swagger %}” blocks"
RANK = Rank.MARKED

_BLOCK = "swagger"
_CARRIES = frozenset(
    {
        Fact.NAMES,
        Fact.TYPES,
        Fact.REQUIREDNESS,
        Fact.DESCRIPTIONS,
        Fact.PARAMETERS,
        Fact.BODIES,
        Fact.DEPRECATION,
    }
)
_CARRIED_BY_EXAMPLES = frozenset({Fact.RESPONSES})


def recognises(page: Page) -> bool:
    return any(
        inner.name == _BLOCK
        for block in blocks(page.text)
        for inner in (block, *block.inside())
    )


def read(page: Page, grounds: Grounds) -> Document:
    found = [
        inner
        for block in blocks(page.text)
        for inner in (block, *block.inside())
        if inner.name == _BLOCK
    ]
    notes = Notes(page)
    root = GitbookPage(notes, found, grounds.trust).document()
    if not any(members(root["paths"])):
        message = (
            "No block of this page names a method and a path; complete one of them."
        )
        raise page.refusal("no-operation", message, page.location(found[0].start))
    carries = _CARRIES
    if Standing.EXAMPLE in grounds.trust:
        carries |= _CARRIED_BY_EXAMPLES
    return Document(
        page.name,
        "gitbook-blocks",
        root,
        notes.trail(),
        carries,
        page.sha256,
        tuple(notes.diagnostics),
    )
