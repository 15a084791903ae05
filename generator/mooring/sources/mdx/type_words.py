"""Types in the words of documentation pages (`string[]`, `integer | null`, `enum<string>`), as schemas."""

import html
import json
import re

from mooring.document import Json, JsonObject

_SCHEMAS_BY_WORD: dict[str, JsonObject] = {
    **dict.fromkeys(("string", "str", "text"), {"type": "string"}),
    **dict.fromkeys(("integer", "int"), {"type": "integer"}),
    "int32": {"type": "integer", "format": "int32"},
    **dict.fromkeys(("int64", "long"), {"type": "integer", "format": "int64"}),
    **dict.fromkeys(("number", "num", "decimal"), {"type": "number"}),
    "float": {"type": "number", "format": "float"},
    "double": {"type": "number", "format": "double"},
    **dict.fromkeys(("boolean", "bool"), {"type": "boolean"}),
    **dict.fromkeys(
        ("object", "dict", "dictionary", "map", "record", "hash"), {"type": "object"}
    ),
    **dict.fromkeys(("array", "arr", "list"), {"type": "array"}),
    **dict.fromkeys(("any", "json", "unknown"), {}),
    **dict.fromkeys(("null", "none"), {"type": "null"}),
    "file": {"type": "string", "format": "binary"},
    "date": {"type": "string", "format": "date"},
    **dict.fromkeys(
        ("datetime", "date-time"), {"type": "string", "format": "date-time"}
    ),
    "uuid": {"type": "string", "format": "uuid"},
    **dict.fromkeys(("url", "uri"), {"type": "string", "format": "uri"}),
    "email": {"type": "string", "format": "email"},
}
_ARRAY = re.compile(
    r"(?P<item>.+)\[\]|(?:array|list)\s*(?:<(?P<a>.+)>|\[(?P<b>.+)\]|\((?P<c>.+)\)|\s+of\s+(?P<d>.+))",
    re.I,
)
_MAP = re.compile(
    r"(?:record|dict|map)\s*[<\[]\s*(?:string|str)\s*,\s*(?P<value>.+)[>\]]", re.I
)
_OPTIONAL = re.compile(r"(?:optional|nullable)\s*[<\[](?P<inner>.+)[>\]]", re.I)
_ENUM = re.compile(r"enum\s*<(?P<inner>\w+)>", re.I)
_FORMAT = re.compile(
    r"(?P<base>string|str|integer|int|number)\s*(?:<(?P<a>[\w-]+)>|\((?P<b>[\w-]+)\))",
    re.I,
)
_PATTERN = re.compile(r"string\s+matching\s+(?P<pattern>\S.*)", re.I)
_TITLED = re.compile(r"(?P<title>[\w.]+)\s+·\s+(?P<kind>.+)")
_LITERAL = re.compile(
    r"\"[^\"]*\"|'[^']*'|`[^`]*`|-?\d+(?:\.\d+)?|true|false|null", re.I
)


def schema(text: str) -> JsonObject | None:
    """The schema that a type's words state; None where a word among them is not known.

    `object` and `array` leave open what is inside; `enum<T>` names no value.
    """
    text = html.unescape(text).strip().strip("`").strip()
    members = _split(text)
    if len(members) > 1:
        return _union(members)
    if found := _TITLED.fullmatch(text):
        inner = schema(found["kind"])
        return None if inner is None else {**inner, "title": found["title"]}
    if found := _OPTIONAL.fullmatch(text):
        return _union([found["inner"], "null"])
    if found := _ENUM.fullmatch(text):
        return schema(found["inner"])
    if found := _PATTERN.fullmatch(text):
        return {"type": "string", "pattern": found["pattern"].strip("`/")}
    if found := _FORMAT.fullmatch(text):
        return {
            **_SCHEMAS_BY_WORD[found["base"].lower()],
            "format": found["a"] or found["b"],
        }
    return _structure(text)


def _structure(text: str) -> JsonObject | None:
    if found := _MAP.fullmatch(text):
        value = schema(found["value"])
        return (
            None if value is None else {"type": "object", "additionalProperties": value}
        )
    if found := _ARRAY.fullmatch(text):
        item = next(group for group in found.groups() if group is not None)
        items = schema(item.removeprefix("(").removesuffix(")"))
        return (
            None
            if items is None
            else {"type": "array", **({"items": items} if items else {})}
        )
    word = text.lower()
    known = _SCHEMAS_BY_WORD.get(word, _SCHEMAS_BY_WORD.get(word.removesuffix("s")))
    return None if known is None else dict(known)


def is_array(text: str) -> bool:
    """Whether the words state an array, be its items known or not."""
    return _ARRAY.fullmatch(html.unescape(text).strip()) is not None


def _split(text: str) -> list[str]:
    """The members of a union, split outside quotes and brackets."""
    members, depth, quote, current = [""], 0, "", text
    current = re.sub(r"\s+or\s+", " | ", text)
    for character in current:
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'`":
            quote = character
        elif character in "<[(":
            depth += 1
        elif character in ">])":
            depth -= 1
        elif character == "|" and depth == 0:
            members.append("")
            continue
        members[-1] += character
    return [member.strip() for member in members if member.strip()]


def _union(members: list[str]) -> JsonObject | None:
    if all(_LITERAL.fullmatch(member) for member in members):
        values = [_literal(member) for member in members]
        is_text = all(isinstance(value, str) for value in values)
        return {**({"type": "string"} if is_text else {}), "enum": values}
    schemas = [
        (
            {"const": _literal(member)}
            if _LITERAL.fullmatch(member) and member.lower() != "null"
            else schema(member)
        )
        for member in members
    ]
    if any(known is None for known in schemas):
        return None
    simple = [
        known["type"]
        for known in schemas
        if known is not None and known.keys() == {"type"}
    ]
    if len(simple) == len(schemas):
        return {"type": simple}
    variants: list[Json] = [known for known in schemas if known is not None]
    return {"anyOf": variants}


def _literal(text: str) -> Json:
    if text[0] in "\"'`":
        return text[1:-1]
    value: Json = json.loads(text.lower())
    return value
