"""Constraints that flattening has torn from their labels: `1 - 50000`, `1 <= x <= 10000`, `2000`, `a, b, c`."""

import re
from dataclasses import dataclass
from typing import TypeAlias

_NUMBER = r"-?\d+(?:\.\d+)?"
_LENGTHS = re.compile(r"(\d+) - (\d+)")
_RANGE = re.compile(rf"(?:({_NUMBER}) (<=?) )?x(?: (<=?|>=?) ({_NUMBER}))?")
_SINGLE = re.compile(r"\d+")
_VALUES = re.compile(r"[^\s,]+(?:, [^\s,]+)+")


@dataclass(frozen=True, slots=True)
class Lengths:
    """A length of a string or an array, both ends included."""

    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class Range:
    """Bounds of a number, by keyword of JSON Schema 2020-12."""

    bounds: tuple[tuple[str, int | float], ...]


@dataclass(frozen=True, slots=True)
class SingleLength:
    """One length whose label is gone: the least, the greatest or the only one."""

    length: int


@dataclass(frozen=True, slots=True)
class Values:
    """The values of an enumeration, in order, each with its position in the text."""

    values: tuple[tuple[str, int], ...]


Constraint: TypeAlias = Lengths | Range | SingleLength | Values


def constraint(text: str, position: int) -> Constraint | None:
    """The constraint that a stretch of text between two descriptions is; None where it is none.

    Args:
        position: where the stretch starts.
    """
    position += len(text) - len(text.lstrip())
    text = text.strip()
    if found := _LENGTHS.fullmatch(text):
        return Lengths(int(found[1]), int(found[2]))
    if _SINGLE.fullmatch(text):
        return SingleLength(int(text))
    if (found := _RANGE.fullmatch(text)) and text != "x":
        return Range(tuple(_bounds(found)))
    if _VALUES.fullmatch(text):
        return Values(
            tuple(
                (value[0], position + value.start())
                for value in re.finditer(r"[^\s,]+", text)
            )
        )
    return None


def is_glued(line: str) -> bool:
    """Whether a line starts with a constraint that belongs to the line before."""
    return (
        re.match(
            rf"(?:\d+ - \d+|{_NUMBER} <=? x\b[^A-Z]*|\d+)(?=[A-Z])|[^\s,]+(?:, [^\s,]+){{2,}} (?=[A-Z])",
            line,
        )
        is not None
    )


def _bounds(found: "re.Match[str]") -> list[tuple[str, int | float]]:
    low, low_sign, sign, number = found.groups()
    bounds: list[tuple[str, int | float]] = []
    if low is not None:
        bounds.append(
            ("minimum" if low_sign == "<=" else "exclusiveMinimum", _number(low))
        )
    if number is not None:
        side = "aximum" if sign.startswith("<") else "inimum"
        keyword = f"m{side}" if sign.endswith("=") else f"exclusiveM{side}"
        bounds.append((keyword, _number(number)))
    return bounds


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)
