"""The fields that an MDX page documents: parameters, members of the body, members of responses."""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from mooring.sources.notes import Notes
from mooring.sources.markdown.tags import Element

_PARAMETERS = frozenset({"ParamField", "Param"})
_RESPONSES = frozenset({"ResponseField", "Response"})
_EXAMPLES = frozenset({"RequestExample", "ResponseExample"})
_PLACES = ("path", "query", "header", "cookie", "body")
RESPONSE = "response"


@dataclass(frozen=True, slots=True)
class Field:
    """A documented field and the fields inside it.

    `where` is `path`, `query`, `header`, `cookie`, `body` or `response`; an empty name stands for the body itself.
    """

    where: str
    name: str
    element: Element
    description: str
    children: "tuple[Field, ...]"
    strangers: "tuple[Field, ...]"
    """Fields inside this one that say they belong elsewhere, such as a response field inside a body field."""
    status: str | None
    """Of the response, where a tab around the field names one."""

    @property
    def start(self) -> int:
        return self.element.start

    def is_required(self) -> bool:
        """Whether the field must be sent, or is always sent; also `required="true"`, as its author means it."""
        stated = self.element.attributes.get("required")
        return stated is not None and str(stated.value).lower() != "false"


def fields(
    elements: list[Element], notes: Notes, status: str | None = None
) -> Iterator[Field]:
    """The fields among `elements`, in the order of the page; boxes around a field mean nothing, but for tabs."""
    for element in elements:
        if element.name in _PARAMETERS or element.name in _RESPONSES:
            field = _field(element, notes, status)
            if field is not None:
                yield field
        elif element.name not in _EXAMPLES:
            yield from fields(element.children, notes, _status(element) or status)


def examples(elements: list[Element]) -> Iterator[Element]:
    """The boxes that hold examples, wherever they stand."""
    for element in elements:
        for inner in element.inside():
            if inner.name in _EXAMPLES:
                yield inner


def _field(element: Element, notes: Notes, status: str | None) -> Field | None:
    where = RESPONSE if element.name in _RESPONSES else _where(element, notes)
    if where is None:
        return None
    is_whole = where == "body" and element.attributes["body"].is_bare
    name = "" if is_whole else element.text("name" if where == RESPONSE else where)
    if name is None:
        notes.warn(
            "nameless-field",
            f"<{element.name}> has no name, so the field is left out.",
            element.start,
        )
        return None
    if not element.is_closed:
        notes.warn(
            "unclosed-tag",
            f"<{element.name}> is not closed; add </{element.name}>.",
            element.start,
        )
    inside = list(fields(element.children, notes))
    return Field(
        where,
        name.strip(),
        element,
        _description(element, notes.page.text),
        tuple(child for child in inside if child.where == where),
        tuple(child for child in inside if child.where != where),
        status,
    )


def _where(element: Element, notes: Notes) -> str | None:
    places = [place for place in _PLACES if place in element.attributes]
    if len(places) == 1:
        return places[0]
    message = (
        f"<{element.name}> names {' and '.join(places) or 'no place'}; "
        f"it takes exactly one of {', '.join(_PLACES)}. The field is left out."
    )
    notes.warn("misplaced-field", message, element.start)
    return None


def _status(element: Element) -> str | None:
    if element.name not in ("Tab", "Accordion"):
        return None
    title = element.text("title") or ""
    if found := re.match(r"\s*([1-5]\d\d)\b", title):
        return found[1]
    return "default" if re.match(r"\s*error\b", title, re.IGNORECASE) else None


def _description(element: Element, text: str) -> str:
    """The Markdown inside a field, without the fields and the tags in it."""
    pieces: list[str] = []
    position = element.content_start
    for start, end in sorted(_gaps(element)):
        pieces.append(text[position : max(start, position)])
        position = max(position, end)
    pieces.append(text[position : element.content_end])
    joined = textwrap.dedent("".join(pieces).strip("\n"))
    return re.sub(
        r"\n{3,}", "\n\n", re.sub(r"[ \t]+$", "", joined, flags=re.MULTILINE)
    ).strip()


def _gaps(element: Element) -> Iterator[tuple[int, int]]:
    for child in element.children:
        if any(
            inner.name in _PARAMETERS | _RESPONSES | _EXAMPLES
            for inner in child.inside()
        ):
            yield child.start, child.end
        else:
            yield child.start, child.content_start
            yield child.content_end, child.end
            yield from _gaps(child)
