"""JSON text to values (RFC 8259)."""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from mooring.diagnostics import Diagnostic, Unreadable
from mooring.document import Json
from mooring.limits import Limit
from mooring.sources.text.lines import Lines

_JSON = re.compile(r'\s*(?:\{\s*["}]|\[)')
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(?P<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\."
)


def is_json(text: str) -> bool:
    """Whether a text starts as JSON objects and arrays do."""
    return _JSON.match(text) is not None


def load(text: str, name: str, first_line: int) -> Json:
    """The value of a JSON text whose objects hold no key twice.

    Raises:
        Unreadable: the text is broken, holds a key twice, too many values, or values that are nested too deep.
    """
    reader = _Reader(text, name, first_line, Limit.DEPTH.value_now)
    # Each value but the first of an object or array follows a comma.
    if sum(map(text.count, ",[{")) > Limit.VALUES.value_now:
        reader.fail(
            "too-large",
            f"The document holds more than {Limit.VALUES.value_now} values; it is not read further; {Limit.VALUES.advice}.",
            0,
        )
    try:
        value: Json = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_constant,
            parse_float=_float,
            parse_int=_integer,
        )
    except json.JSONDecodeError as error:
        reader.fail(
            "broken-json",
            f"The JSON is broken here: {_problem(error, text)}.",
            error.pos,
        )
    except _Doubt:
        reader.explain()
    except RecursionError:
        reader.fail(
            "too-deep",
            _too_deep(reader.depth),
            0,
        )
    reader.check(value)
    return value


class _Doubt(Exception):
    """Something in the text is not allowed; a slower look says what and where."""


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _Doubt
    return members


def _constant(text: str) -> NoReturn:
    raise _Doubt


def _float(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise _Doubt
    return value


def _integer(text: str) -> int:
    if len(text) > Limit.DIGITS.value_now:
        raise _Doubt
    return int(text)


def _too_deep(depth: int) -> str:
    return f"Values are nested deeper than {depth} levels; flatten them, or {Limit.DEPTH.advice}."


def _problem(error: json.JSONDecodeError, text: str) -> str:
    rest = text[error.pos : error.pos + 2]
    if rest.startswith(("//", "/*", "#")):
        return "JSON has no comments; remove it, or save the file as YAML"
    if rest.startswith("'"):
        return "a text stands in double quotes, not in single ones"
    if rest.startswith(("]", "}")) and text[: error.pos].rstrip().endswith(","):
        return "there is a trailing comma; remove it"
    match error.msg:
        case "Expecting property name enclosed in double quotes":
            return "a key in double quotes is missing; remove a trailing comma, or quote the key"
        case "Expecting ',' delimiter":
            return "a comma is missing, or a quotation mark or bracket above it is not closed"
        case "Expecting value":
            return "a value is missing"
        case "Extra data":
            return "the document has already ended; remove what follows, or its superfluous bracket"
        case "Unterminated string starting at":
            return "this text is not closed; add the quotation mark"
        case message if message.startswith("Invalid control character"):
            return "a text holds a bare line end or tab; write \\n or \\t"
        case message:
            return message[0].lower() + message[1:]


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    name: str
    first_line: int
    depth: int

    def fail(self, code: str, message: str, offset: int) -> NoReturn:
        location = Lines(self.text, self.name, self.first_line).location(offset)
        raise Unreadable(Diagnostic(code, message, location)) from None

    def check(self, value: Json) -> None:
        """Refuse what the parser lets pass: too much nesting, and halves of surrogate pairs."""
        level: list[Json] = [value]
        for _ in range(self.depth):
            if not level:
                break
            level = [
                child
                for parent in level
                for child in (
                    parent.values()
                    if isinstance(parent, dict)
                    else parent if isinstance(parent, list) else ()
                )
                if isinstance(child, dict | list)
            ]
        if level:
            self.fail(
                "too-deep",
                _too_deep(self.depth),
                0,
            )
        if "\\ud" in self.text or "\\uD" in self.text:
            for escape in _ESCAPE.finditer(self.text):
                if escape["half"] is not None:
                    message = "Half of a surrogate pair stands here, which is no character; write both halves."
                    self.fail("broken-json", message, escape.start())

    def explain(self) -> NoReturn:
        """Say what the fast pass did not like, with its line."""
        lines = Lines(self.text, self.name, self.first_line)
        found: list[Diagnostic] = []
        for key, first, second in _duplicates(self.text):
            message = (
                f"The key “{key}” stands here for the second time; it is already on line {lines.location(first).line}. "
                "Remove one of the two."
            )
            found.append(Diagnostic("duplicate-key", message, lines.location(second)))
        for token in _TOKEN.finditer(self.text):
            if token[0][0] in "-+NI0123456789" and not _is_number(token[0]):
                message = f"{token[0][:40]} is no number that JSON can hold; write a finite one, or a text in quotes."
                found.append(
                    Diagnostic("not-json", message, lines.location(token.start()))
                )
        raise Unreadable(*found) from None


def _is_number(token: str) -> bool:
    try:
        return len(token) <= Limit.DIGITS.value_now and math.isfinite(float(token))
    except ValueError:
        return False


def _duplicates(text: str) -> Iterator[tuple[str, int, int]]:
    """Each repeated key, the offset where its object first has it, and where again."""
    objects: list[dict[str, int] | None] = []
    tokens = list(_TOKEN.finditer(text))
    for token, following in zip(tokens, [*tokens[1:], None]):
        match token[0]:
            case "{":
                objects.append({})
            case "[":
                objects.append(None)
            case "}" | "]" if objects:
                objects.pop()
            case written if (
                written[0] == '"'
                and following is not None
                and following[0] == ":"
                and objects
            ):
                key, seen = _text(written), objects[-1]
                if (
                    seen is not None
                    and seen.setdefault(key, token.start()) != token.start()
                ):
                    yield key, seen[key], token.start()
            case _:
                pass


def _text(written: str) -> str:
    """The text of a token, which is none where the document is broken."""
    try:
        return str(json.loads(written))
    except ValueError:
        return written
