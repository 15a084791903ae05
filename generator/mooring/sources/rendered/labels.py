"""Constraints that a rendered page writes after a description, each behind its label."""

import json
import re
from dataclasses import dataclass

from mooring.document import Json
from mooring.sources.rendered.lines import Line
from mooring.sources.residue.constraints import Range, constraint

_LENGTH = re.compile(
    r"(?P<which>Required|Maximum|Minimum) (?P<kind>string|array) length: *`?(?P<text>[^`]+)`?"
)
_KEYWORDS = {"string": ("minLength", "maxLength"), "array": ("minItems", "maxItems")}
_BETWEEN = re.compile(r"(\d+) - (\d+)")
_RANGE = re.compile(r"Required range: *`?(?P<text>[^`]+)`?")
_PATTERN = re.compile(r"Pattern: *`(?P<text>.+)`")
_OPTIONS = "Available options:"
_LISTS = {"Example:": "examples", "Examples:": "examples", "Allowed value:": "const"}
_SPAN = re.compile(r"`(?P<text>[^`]*)`,?")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A keyword of JSON Schema that a label states, and the offset of the label."""

    keyword: str
    value: Json
    start: int


def labelled(lines: list[Line]) -> tuple[list[Labelled], list[Line]]:
    """What the labels among `lines` state, and the lines that are none of them."""
    found: list[Labelled] = []
    words: list[Line] = []
    position = 0
    while position < len(lines):
        line = lines[position]
        position += 1
        label = line.text.partition(":")[0] + ":"
        if label in (_OPTIONS, *_LISTS):
            values, position = _spans(lines, position, line.text.removeprefix(label))
            if not values:
                words.append(line)
            elif label == _OPTIONS:
                found.append(Labelled("enum", values, line.start))
            else:
                keyword = _LISTS[label]
                value = values[0] if keyword == "const" else values
                found.append(Labelled(keyword, value, line.start))
        elif stated := _stated(line):
            found += stated
        else:
            words.append(line)
    return found, words


def _spans(lines: list[Line], position: int, rest: str) -> tuple[list[Json], int]:
    """The code spans that follow a label on its line and on the lines after it."""
    values = [_value(span["text"]) for span in _SPAN.finditer(rest)]
    while position < len(lines) and (_SPAN.sub("", lines[position].text).strip() == ""):
        values += [
            _value(span["text"]) for span in _SPAN.finditer(lines[position].text)
        ]
        position += 1
    return values, position


def _value(text: str) -> Json:
    """A value as the page shows it: JSON where it is in quotes or a number, else a text."""
    try:
        value: Json = json.loads(text)
    except ValueError:
        return text
    return value


def _stated(line: Line) -> list[Labelled]:
    if length := _LENGTH.fullmatch(line.text):
        least, most = _KEYWORDS[length["kind"]]
        return [
            Labelled(keyword, number, line.start)
            for keyword, number in _lengths(length, least, most)
        ]
    if shown := _RANGE.fullmatch(line.text):
        bounds = constraint(shown["text"].strip(), 0)
        if isinstance(bounds, Range):
            return [Labelled(key, value, line.start) for key, value in bounds.bounds]
    if pattern := _PATTERN.fullmatch(line.text):
        return [Labelled("pattern", pattern["text"], line.start)]
    return []


def _lengths(length: "re.Match[str]", least: str, most: str) -> list[tuple[str, int]]:
    text = length["text"].strip()
    if between := _BETWEEN.fullmatch(text):
        return [(least, int(between[1])), (most, int(between[2]))]
    if not text.isdecimal():
        return []
    match length["which"]:
        case "Maximum":
            return [(most, int(text))]
        case "Minimum":
            return [(least, int(text))]
        case _:
            return [(least, int(text)), (most, int(text))]
