"""The text of a rendered page whose names, types and marks run together: recognised, and refused, since it has no unique reading."""

import re

from mooring.document import Document
from mooring.sources.form import Grounds, Rank
from mooring.sources.forms import rendered_text
from mooring.sources.page import Page
from mooring.sources.rendered.lines import SECTIONS

TITLE = None
RANK = Rank.MARKED

_GLUED = re.compile(
    rf"^#{{2,6}} +(?:{'|'.join(map(re.escape, SECTIONS))})[ \t]*\n\s*"
    r"(?:[1-5]\d\d\s+)?(?:application/[\w.+-]+\s*)?"
    r"(?P<text>[A-Za-z_][\w.-]*?(?:string|integer|number|boolean|object|enum<\w+>)(?:<[\w-]+>)?(?:\[\])?"
    r"(?:header|path|query|cookie|required|default:|[A-Z_a-z])[^\n ]*)[ \t]*$",
    re.MULTILINE,
)


def recognises(page: Page) -> bool:
    return (
        _GLUED.search(page.text) is not None
        and "<ParamField" not in page.text
        and not rendered_text.recognises(page)
    )


def read(page: Page, grounds: Grounds) -> Document:
    found = _GLUED.search(page.text)
    raise page.refusal(
        "glued-text",
        "This is the text of a rendered page, but names, types and marks run together, so it can be taken apart "
        "in more than one way. Give the Markdown of the page, or copy it with its line ends.",
        page.location(found.start("text") if found else 0),
    )
