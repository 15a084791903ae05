"""A page that lists other pages, such as `llms.txt` or an overview: recognised, and refused."""

import re

from mooring.document import Document
from mooring.sources.form import Grounds, Rank
from mooring.sources.forms import argument_page
from mooring.sources.markdown.tags import without_code
from mooring.sources.page import Page

TITLE = None
RANK = Rank.REMAINING

_ENTRY = re.compile(
    r"^[ \t]*[-*][ \t]+(?:\*\*)?\[(?:[^\]\n]|\](?!\())+\]\([^)\s]+\)", re.MULTILINE
)
_LEAST = 3


def recognises(page: Page) -> bool:
    found = _ENTRY.finditer(without_code(page.text))
    return sum(1 for _ in zip(found, range(_LEAST))) == _LEAST and not (
        argument_page.recognises(page)
    )


def read(page: Page, grounds: Grounds) -> Document:
    first = _ENTRY.search(page.text)
    raise page.refusal(
        "index-only",
        "This page lists other pages and holds no facts itself. Give one of them, or a folder of them "
        "with this list in it: mooring import FOLDER.",
        page.location(first.start() if first else 0),
    )
