"""JSON values to YAML text that reads well, diffs well, and means the same to every reader of YAML 1.1 and 1.2."""

import json
import math
import re
from collections.abc import Iterator

from mooring.document import Json, JsonObject
from mooring.sources.text.yaml_scalars import is_ambiguous

_WIDTH = 100
_LONGEST_SIMPLE_KEY = 1000
"""YAML ends the search for a key's colon after 1024 characters (section 7.4.2)."""
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]"
)


def dump(value: JsonObject) -> str:
    """The YAML text of `value`, in block style and in the order of its keys.

    Strings of several lines are literal blocks, long ones are folded, and whatever looks like another
    type to some reader is quoted. Equal values give equal text.
    """
    return "".join(f"{line}\n" for line in _members(value, "")) if value else "{}\n"


def _members(value: JsonObject, indent: str) -> Iterator[str]:
    for key, member in value.items():
        written = _inline(key)
        if len(written) > _LONGEST_SIMPLE_KEY:
            yield f"{indent}? {written}"
            yield from _entry(f"{indent}:", member, indent)
        else:
            yield from _entry(f"{indent}{written}:", member, indent)


def _entry(label: str, value: Json, indent: str) -> Iterator[str]:
    """The lines of a member whose key, or of an item whose dash, is `label`, standing at `indent`."""
    deeper = indent + "  "
    match value:
        case dict() if value:
            yield label
            yield from _members(value, deeper)
        case list() if value:
            yield label
            for item in value:
                yield from _item(item, deeper)
        case str():
            first, *rest = _string(value, deeper)
            yield f"{label} {first}"
            yield from rest
        case _:
            yield f"{label} {_scalar(value)}"


def _item(value: Json, indent: str) -> Iterator[str]:
    match value:
        case dict() if value:
            lines = _members(value, indent + "  ")
            yield f"{indent}- {next(lines).removeprefix(indent + '  ')}"
            yield from lines
        case list() if value:
            lines = (line for item in value for line in _item(item, indent + "  "))
            yield f"{indent}- {next(lines).removeprefix(indent + '  ')}"
            yield from lines
        case _:
            yield from _entry(f"{indent}-", value, indent)


def _scalar(value: Json) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float() if math.isfinite(value):
            mantissa, exponent, power = repr(value).partition("e")
            return f"{mantissa}{'' if '.' in mantissa else '.0'}{exponent}{power}"
        case float():
            raise ValueError(f"{value} is no JSON number")
        case str():
            return _inline(value)
        case list():
            return "[]"
        case dict():
            return "{}"


def _string(text: str, indent: str) -> list[str]:
    """A string's first line as it follows its label, and the indented lines below."""
    if "\n" in text and text.strip() and not _UNPRINTABLE.search(text):
        return _literal(text, indent)
    if len(text) > _WIDTH - len(indent) and _can_fold(text):
        return [
            ">-",
            *(indent + line for line in _folded(text, max(_WIDTH - len(indent), 40))),
        ]
    return [_inline(text)]


def _literal(text: str, indent: str) -> list[str]:
    body = text.rstrip("\n")
    breaks = len(text) - len(body)
    chomping = "-" if breaks == 0 else "" if breaks == 1 else "+"
    indicator = "2" if text[0] in " \t\n" else ""
    lines = body.split("\n") + [""] * (breaks - 1)
    return [
        f"|{indicator}{chomping}",
        *(f"{indent}{line}" if line else "" for line in lines),
    ]


def _can_fold(text: str) -> bool:
    return text == " ".join(text.split()) and not _UNPRINTABLE.search(text)


def _folded(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _inline(text: str) -> str:
    if _UNPRINTABLE.search(text) or "\n" in text:
        escaped = json.dumps(text, ensure_ascii=False)
        return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped)
    if _is_plain(text):
        return text
    return "'" + text.replace("'", "''") + "'"


def _is_plain(text: str) -> bool:
    return (
        (
            text[:1].isalnum()
            or text[:1] in tuple("_/.$(+<")
            or re.match(r"-[\w.]", text) is not None
        )
        and not text.startswith(("---", "..."))
        and ": " not in text
        and " #" not in text
        and "\t" not in text
        and not text.endswith((":", " "))
        and not is_ambiguous(text)
    )
