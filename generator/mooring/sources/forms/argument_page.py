"""A page that documents arguments of a library or a command line in fields: recognised, and refused."""

from mooring.document import Document
from mooring.sources.form import Grounds, Rank
from mooring.sources.markdown.front_matter import front_matter
from mooring.sources.markdown.tags import Element, elements
from mooring.sources.page import Page

TITLE = None
RANK = Rank.REMAINING

_FIELDS = frozenset({"ParamField", "Param", "ResponseField"})


def recognises(page: Page) -> bool:
    return "Field" in page.text and _first_field(page) is not None


def read(page: Page, grounds: Grounds) -> Document:
    field = _first_field(page)
    has_front_matter = bool(front_matter(page).entries)
    advice = (
        "If it is an endpoint, add “api: METHOD PATH” to its front matter."
        if has_front_matter
        else "The export of a page leaves out its front matter; "
        "put “api: METHOD PATH” back between two lines “---” at its top."
    )
    raise page.refusal(
        "no-endpoint",
        "This page documents fields, but names no method and path: it describes the arguments of "
        f"a library or a command line, or an endpoint that it does not name. {advice}",
        page.location(field.start if field else 0),
    )


def _first_field(page: Page) -> Element | None:
    return next(
        (
            inner
            for element in elements(page.text)
            for inner in element.inside()
            if inner.name in _FIELDS
        ),
        None,
    )
