"""What a page says in words above its endpoint: heading, description, and the errors that it mentions."""

import re
from dataclasses import dataclass

from mooring.diagnostics import Location
from mooring.sources.page import Page

_HEADING = re.compile(
    r"^# +(?!Source: )(?P<title>[^\n]*?)[ \t]*#*[ \t]*$", re.MULTILINE
)
"""A title; the line that a collector of pages writes above them is none."""
_SUBHEADING = re.compile(r"^##? ", re.MULTILINE)
_STATUS_LIST = re.compile(
    r"^(?:Raises|Errors|Throws):[ \t]*\n(?P<items>(?:[ \t]*\n|[ \t]*[-*] [^\n]*(?:\n|\Z))+)",
    re.MULTILINE,
)
_STATUS = re.compile(
    r"^[ \t]*[-*] `?(?P<status>[1-5]\d\d)`?[ \t]*[:–-][ \t]*(?P<text>[^\n]*\S)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class ProseResponse:
    """A status that only the prose mentions."""

    status: str
    text: str
    location: Location


@dataclass(frozen=True, slots=True)
class Header:
    title: str | None
    title_location: Location
    description: str | None
    description_location: Location
    responses: tuple[ProseResponse, ...]


def header(page: Page, end: int) -> Header:
    """The words of a page before the offset `end`, where its endpoint starts."""
    heading = _HEADING.search(page.text, 0, end)
    if heading is None:
        return Header(None, page.at(), None, page.at(), ())
    following = _SUBHEADING.search(page.text, heading.end(), end)
    start, stop = heading.end(), following.start() if following else end
    prose = page.text[start:stop]
    description = re.sub(r"^> ?", "", prose.strip(), flags=re.MULTILINE)
    return Header(
        heading["title"] or None,
        page.location(heading.start("title")),
        description or None,
        page.location(start + len(prose) - len(prose.lstrip())),
        tuple(
            ProseResponse(
                found["status"], found["text"], page.location(found.start("status"))
            )
            for section in _STATUS_LIST.finditer(page.text, start, stop)
            for found in _STATUS.finditer(
                page.text, section.start("items"), section.end("items")
            )
        ),
    )
