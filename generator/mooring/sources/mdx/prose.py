"""Facts that a description states in closed wordings: value lists, bounds, defaults."""

import re
from dataclasses import dataclass

from mooring.document import Json, JsonObject

_VALUES = re.compile(
    r"(?:must be one of|available options(?: are)?)[ \t]*:?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_LISTED = re.compile(
    r"[ \t]*\n(?P<items>(?:[ \t]*\n|[ \t]*[-*][ \t]+[^\n]+(?:\n|\Z))+)"
)
_ITEM = re.compile(
    r"^[ \t]*[-*][ \t]+(?P<value>\"[^\"]+\"|'[^']+'|`[^`]+`|\S+)[ \t]*$", re.MULTILINE
)
_ANY_ITEM = re.compile(r"^[ \t]*[-*][ \t]+", re.MULTILINE)
_QUOTED = re.compile(r"[ \t\n]*(?P<quote>[\"'`])(?P<value>[^\"'`\n]+)(?P=quote)")
_SEPARATOR = re.compile(r"[ \t\n]*(?:,[ \t\n]*(?:or|and)?|or|and)(?=[ \t\n]*[\"'`])")
_NUMBER = r"(?P<number>-?\d[\d,]*(?:\.\d+)?)"
_MAXIMUM = re.compile(
    rf"\bmax(?:imum)?(?: value)?(?: is|:) {_NUMBER}(?=[.\s,;)]|\Z)(?! *(?:char|item|pair|element|entr))",
    re.I,
)
_MINIMUM = re.compile(
    rf"\bmin(?:imum)?(?: value)?(?: is|:) {_NUMBER}(?=[.\s,;)]|\Z)(?! *(?:char|item|pair|element|entr))",
    re.I,
)
_PAIRS = re.compile(rf"\bmax(?:imum)? {_NUMBER} (?:key-value )?pairs\b", re.I)
_ITEMS = re.compile(rf"\bmax(?:imum)? {_NUMBER} (?:items|elements|entries)\b", re.I)
_DEFAULT = re.compile(
    r"\bdefault(?:s to| is|:)[ \t]+(?P<value>\"[^\"]+\"|'[^']+'|`[^`]+`|-?\d+(?:\.\d+)?(?!\w|\.\d)|(?:true|false)\b)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class ProseFact:
    """A keyword of JSON Schema that a description states, and where in it."""

    keyword: str
    value: Json
    start: int


def facts(description: str, schema: JsonObject) -> list[ProseFact]:
    """The facts in a description that fit the schema's type and that the schema does not state itself."""
    found: list[ProseFact] = []
    if "enum" not in schema and (listed := _values(description)) is not None:
        start, texts = listed
        values = [_typed(text, schema) for text in texts]
        if len(values) > 1 and None not in values:
            found.append(ProseFact("enum", values, start))
    for keyword, pattern, types in (
        ("maximum", _MAXIMUM, ("integer", "number")),
        ("minimum", _MINIMUM, ("integer", "number")),
        ("maxProperties", _PAIRS, ("object",)),
        ("maxItems", _ITEMS, ("array",)),
    ):
        stated = (
            pattern.search(description)
            if schema.get("type") in types and keyword not in schema
            else None
        )
        if stated:
            found.append(ProseFact(keyword, _number(stated["number"]), stated.start()))
    return found


def default(description: str, schema: JsonObject) -> ProseFact | None:
    """The default that a description names, in the schema's type."""
    found = _DEFAULT.search(description)
    if found is None:
        return None
    value = _typed(found["value"].strip("\"'`"), schema)
    return None if value is None else ProseFact("default", value, found.start())


def _values(description: str) -> tuple[int, list[str]] | None:
    found = _VALUES.search(description)
    if found is None:
        return None
    rest = found["rest"]
    if listed := _LISTED.match(rest):
        items = [
            item["value"].strip("\"'`") for item in _ITEM.finditer(listed["items"])
        ]
        return (
            (found.start(), items)
            if len(items) == len(_ANY_ITEM.findall(listed["items"]))
            else None
        )
    values: list[str] = []
    position = 0
    while quoted := _QUOTED.match(rest, position):
        values.append(quoted["value"])
        separator = _SEPARATOR.match(rest, quoted.end())
        position = separator.end() if separator else len(rest)
    return (found.start(), values) if values else None


def _typed(text: str, schema: JsonObject) -> Json:
    """A text as a value of the schema's type; None where it is none."""
    match schema.get("type"):
        case "string":
            return text
        case "integer" if re.fullmatch(r"-?\d+", text):
            return int(text)
        case "number" if re.fullmatch(r"-?\d+(?:\.\d+)?", text):
            return _number(text)
        case "boolean" if text.lower() in ("true", "false"):
            return text.lower() == "true"
        case _:
            return None


def _number(text: str) -> int | float:
    plain = text.replace(",", "")
    return float(plain) if "." in plain else int(plain)
