"""The lines of a rendered page, its sections, and the fields in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mooring.sources.markdown.fences import masked
from mooring.sources.mdx import type_words

SECTIONS = {
    "Authorizations": "authorization",
    "Headers": "header",
    "Path Parameters": "path",
    "Query Parameters": "query",
    "Cookies": "cookie",
    "Cookie Parameters": "cookie",
    "Body": "body",
    "Response": "response",
}
"""The headings under which a rendered page lists fields."""
_HEADING = re.compile(r"#{1,6} +(?P<title>.+?) *#*")
_ANCHOR = re.compile(
    r"\[[\s\u200b]*\]\(#(?:authorization|parameter|header|body|response|cookie)[\w-]*\)(?P<rest>.*)"
)
_NAME = re.compile(
    r"(?:[A-Za-z_$@][\w$@-]*)(?:(?:\[\])?\.[A-Za-z_$@][\w$@-]*)*(?:\[\])?"
)
_FLAGS = frozenset(
    {
        *("required", "deprecated", "read-only", "write-only", "nullable"),
        *("header", "path", "query", "cookie", "body"),
    }
)
_DEFAULT = re.compile(r"default: *(?P<value>.*)")
_FOOTER = re.compile(
    r"⌘.?|Was this page helpful\?|Yes|No|\[[^\]]*\]\((?:/|https?://)[^)]*\).*\[.*|Powered by .*|Built with .*|Previous|Next|Suggest edits|Raise issue"
)
CHILDREN = frozenset({"Show child attributes", "Hide child attributes"})


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    start: int


@dataclass(slots=True)
class ShownField:
    """A field as it is shown; `lines` are those of its description and its labels."""

    name: str
    type: str
    start: int
    flags: set[str] = field(default_factory=set[str])
    default: Line | None = None
    lines: list[Line] = field(default_factory=list[Line])
    has_children: bool = False
    """Whether it says that there are fields inside it, which the page may not show."""


@dataclass(slots=True)
class Section:
    """A list of fields, and the lines above the first one, such as a status and a media type."""

    kind: str
    start: int
    lead: list[Line] = field(default_factory=list[Line])
    fields: list[ShownField] = field(default_factory=list[ShownField])


def shown_lines(text: str) -> list[Line]:
    """The lines that are not blank and not in code, without the space around them."""
    found: list[Line] = []
    position = 0
    for raw in masked(text).split("\n"):
        stripped = raw.strip().strip("\u200b").strip()
        if stripped:
            found.append(Line(stripped, position + len(raw) - len(raw.lstrip())))
        position += len(raw) + 1
    return found


def sections(lines: list[Line]) -> list[Section]:
    """The sections with fields, in the order of the page."""
    found: list[Section] = []
    current: list[Line] = []
    section: Section | None = None
    for line in lines:
        heading = _HEADING.fullmatch(line.text)
        if heading is None:
            current.append(line)
            continue
        if section is not None:
            _fill(section, current)
        kind = SECTIONS.get(heading["title"])
        section = Section(kind, line.start) if kind else None
        if section is not None:
            found.append(section)
        current = []
    if section is not None:
        _fill(section, current)
    return found


def heading(line: Line, level: int) -> str | None:
    """The title of a heading of a level; None for any other line."""
    marks, _, title = line.text.partition(" ")
    return title.strip() if marks == "#" * level and title.strip() else None


def _fill(section: Section, lines: list[Line]) -> None:
    lines = list(_without_footer(lines))
    position = 0
    while position < len(lines):
        started = _started(lines, position)
        if started is None:
            line = lines[position]
            position += 1
            if not section.fields:
                section.lead.append(line)
            elif line.text in CHILDREN:
                section.fields[-1].has_children = True
            else:
                section.fields[-1].lines.append(line)
            continue
        shown, position = started
        section.fields.append(shown)


def _started(lines: list[Line], position: int) -> tuple[ShownField, int] | None:
    """The field that starts at a line, and the position after its name, type and flags."""
    first = position
    anchor = _ANCHOR.fullmatch(lines[position].text)
    name = lines[position].text
    if anchor is not None:
        name = anchor["rest"].strip()
        if not name:
            position += 1
            name = lines[position].text if position < len(lines) else ""
    name = name.replace("\\", "")
    position += 1
    if position >= len(lines) or _NAME.fullmatch(name) is None:
        return None
    type_line = lines[position].text
    if type_words.schema(type_line.replace("\\", "")) is None and anchor is None:
        return None
    shown = ShownField(name, type_line.replace("\\", ""), lines[first].start)
    position += 1
    while position < len(lines):
        text = lines[position].text
        default = _DEFAULT.fullmatch(text)
        if default is not None:
            shown.default = Line(default["value"].strip("`"), lines[position].start)
        elif text in _FLAGS:
            shown.flags.add(text)
        else:
            break
        position += 1
    return shown, position


def _without_footer(lines: list[Line]) -> Iterator[Line]:
    for line in lines:
        if _FOOTER.fullmatch(line.text):
            return
        yield line
