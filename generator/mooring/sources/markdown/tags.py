"""Component tags of an MDX page (`<ParamField body="task" required>`), read as markup and never evaluated."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mooring.document import Json
from mooring.sources.markdown.fences import masked

_TAG = re.compile(
    r"<(?P<closing>/[ \t]*)?(?P<name>[A-Z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)*)(?=[\s/>])"
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|\{/\*.*?(?:\*/\}|\Z)", re.DOTALL)
_CODE_SPAN = re.compile(r"(?P<ticks>(?<!`)`+(?!`))[^\n]*?(?<!`)(?P=ticks)(?!`)")
_ATTRIBUTE_NAME = re.compile(r"[A-Za-z_:][\w:.-]*")
_SPACE = re.compile(r"\s*")
_LITERAL = re.compile(r"true|false|null|-?\d+(?:\.\d+)?")
_CLOSES = {"{": "}", "[": "]", "(": ")"}


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute as it is written: its name is at `start`, its value at `value_start`."""

    name: str
    value: Json
    """True where it stands alone; for `{…}` its literal, or its text where that is an expression."""
    is_bare: bool
    start: int
    value_start: int


@dataclass(slots=True)
class Element:
    """A component and what it encloses; offsets are those of the page's text."""

    name: str
    attributes: dict[str, Attribute]
    start: int
    content_start: int
    content_end: int
    end: int
    children: "list[Element]" = field(default_factory=list["Element"])
    is_closed: bool = False

    def text(self, attribute: str) -> str | None:
        """An attribute's value as text; None where it is missing or stands alone."""
        found = self.attributes.get(attribute)
        if found is None or found.is_bare or found.value is None:
            return None
        return found.value if isinstance(found.value, str) else json.dumps(found.value)

    def inside(self) -> "Iterator[Element]":
        """This element and everything in it, in the order of the page."""
        yield self
        for child in self.children:
            yield from child.inside()


def elements(text: str) -> list[Element]:
    """The outermost components of a page; code, comments and code spans hold none.

    A component that is not closed ends where the one around it does; a closing tag without an opening one
    means nothing.
    """
    markup = _blanked(_CODE_SPAN, without_code(text))
    top = Element("", {}, 0, 0, len(text), len(text))
    open_elements = [top]
    position = 0
    while found := _TAG.search(markup, position):
        if found["closing"] is not None:
            position = _close(found, markup, open_elements)
            continue
        attributes, position, closes_itself = _attributes(text, markup, found.end())
        element = Element(
            found["name"], attributes, found.start(), position, position, position
        )
        open_elements[-1].children.append(element)
        if closes_itself:
            element.is_closed = True
        else:
            open_elements.append(element)
    for element in open_elements[1:]:
        element.content_end = element.end = len(text)
    return top.children


def without_code(text: str) -> str:
    """`text` with its fenced blocks and comments blanked, line ends and offsets kept."""
    return _blanked(_COMMENT, masked(text))


def _blanked(pattern: "re.Pattern[str]", text: str) -> str:
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def _close(found: "re.Match[str]", markup: str, open_elements: list[Element]) -> int:
    end = markup.find(">", found.end())
    end = len(markup) if end < 0 else end + 1
    if not any(element.name == found["name"] for element in open_elements[1:]):
        return end
    while True:
        element = open_elements.pop()
        element.content_end, element.end = found.start(), found.start()
        if element.name == found["name"]:
            element.end, element.is_closed = end, True
            return end


def _attributes(
    text: str, markup: str, position: int
) -> tuple[dict[str, Attribute], int, bool]:
    """The attributes of a tag, the offset after the tag, and whether it closes itself."""
    attributes: dict[str, Attribute] = {}
    while True:
        position = _after_space(markup, position)
        if position >= len(markup) or markup[position] == ">":
            return attributes, min(position + 1, len(markup)), False
        if markup.startswith("/>", position):
            return attributes, position + 2, True
        name = _ATTRIBUTE_NAME.match(markup, position)
        if name is None:
            position = (
                _braced_end(text, position) if markup[position] == "{" else position + 1
            )
            continue
        equals = _after_space(markup, name.end())
        if equals < len(markup) and markup[equals] == "=":
            start = _after_space(markup, equals + 1)
            value, position = _value(text, start)
            attributes.setdefault(
                name[0], Attribute(name[0], value, False, name.start(), start)
            )
        else:
            position = name.end()
            attributes.setdefault(
                name[0], Attribute(name[0], True, True, name.start(), name.start())
            )


def _value(text: str, start: int) -> tuple[Json, int]:
    """An attribute's value, and the offset after it."""
    match text[start : start + 1]:
        case ('"' | "'") as quote:
            end = text.find(quote, start + 1)
            end = len(text) if end < 0 else end
            return html.unescape(text[start + 1 : end]), min(end + 1, len(text))
        case "{":
            end = _braced_end(text, start)
            return _literal(text[start + 1 : end - 1].strip()), end
        case _:
            bare = re.compile(r"[^\s>]*").match(text, start)
            end = bare.end() if bare else start
            return text[start:end], end


def _literal(expression: str) -> Json:
    """The JSON value of a literal expression; any other expression stays text."""
    if _LITERAL.fullmatch(expression):
        value: Json = json.loads(expression)
        return value
    if (
        len(expression) > 1
        and expression[0] == expression[-1]
        and expression[0] in "'`"
    ):
        return expression[1:-1]
    if expression[:1] in ('"', "["):
        try:
            value = json.loads(
                expression.replace("'", '"') if expression[0] == "[" else expression
            )
        except ValueError:
            return expression
        return value
    return expression


def _braced_end(text: str, start: int) -> int:
    """The offset after the brace that closes the one at `start`; braces in quotes do not count."""
    expected: list[str] = []
    position = start
    while position < len(text):
        character = text[position]
        if character in "\"'`":
            closing = text.find(character, position + 1)
            position = closing if 0 <= closing else position
        elif character in _CLOSES:
            expected.append(_CLOSES[character])
        elif expected and character == expected[-1]:
            expected.pop()
            if not expected:
                return position + 1
        position += 1
    return len(text)


def _after_space(text: str, position: int) -> int:
    found = _SPACE.match(text, position)
    return found.end() if found else position
