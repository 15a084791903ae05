"""The text of a rendered endpoint’s page, with headings and labels: what a browser or a crawler copies."""

import re

from mooring.document import Document, Fact
from mooring.sources.form import Grounds, Rank
from mooring.sources.notes import Notes
from mooring.sources.page import Page
from mooring.sources.rendered.lines import SECTIONS, sections, shown_lines
from mooring.sources.rendered.operation import RenderedPage, shown_endpoint

TITLE = "the text of a rendered endpoint’s page, with its labels"
RANK = Rank.MARKED

_SECTION = re.compile(
    rf"^#{{2,6}} +(?:{'|'.join(map(re.escape, SECTIONS))})[ \t]*$", re.MULTILINE
)
_MARK = re.compile(
    r"^[^\S\n]*\[[\s\u200b]*\]\(#(?:authorization|parameter|header|body|response|cookie)|^(?:Show|Hide) child attributes[ \t]*$",
    re.MULTILINE,
)
_CARRIES = frozenset(
    {
        *(Fact.NAMES, Fact.TYPES, Fact.FORMATS, Fact.NULLABILITY, Fact.REQUIREDNESS),
        *(Fact.DEFAULTS, Fact.BOUNDS, Fact.ENUMS, Fact.DESCRIPTIONS),
        *(Fact.PARAMETERS, Fact.BODIES, Fact.RESPONSES, Fact.DEPRECATION),
    }
)


def recognises(page: Page) -> bool:
    return (
        _SECTION.search(page.text) is not None
        and _MARK.search(page.text) is not None
        and "<ParamField" not in page.text
    )


def read(page: Page, grounds: Grounds) -> Document:
    lines = shown_lines(page.text)
    shown = shown_endpoint(lines)
    if shown is None:
        raise page.refusal(
            "no-endpoint",
            "This is the text of a rendered page, but no line of it shows a method and a path. "
            "Copy the page again with its heading, or give its Markdown.",
        )
    notes = Notes(page)
    root = RenderedPage(notes, lines, shown, sections(lines)).document()
    return Document(
        page.name,
        "rendered-text",
        root,
        notes.trail(),
        _CARRIES,
        page.sha256,
        tuple(notes.diagnostics),
    )
