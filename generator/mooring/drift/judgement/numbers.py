"""Version numbers of APIs and packages, and whether one rose as far as a change demands (Semantic Versioning 2.0.0)."""

import re
from dataclasses import dataclass

from mooring.drift.report import Bump

_NUMBER = re.compile(
    r"v?(0|[1-9]\d*)(?:\.(\d+))?(?:\.(\d+))?(-[\w.-]+|[A-Za-z][\w.-]*)?(?:\+.*)?"
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Number:
    """A version of up to three numbers; what is left out counts as nought."""

    parts: tuple[int, int, int]
    is_early: bool
    """Whether it comes before the release that it is called after."""

    @classmethod
    def of(cls, text: str) -> "Number | None":
        """None for a date, or a name."""
        found = _NUMBER.fullmatch(text.strip())
        if found is None or _DAY.match(text.strip()):
            return None
        major, minor, patch = (int(part or 0) for part in found.groups()[:3])
        return cls((major, minor, patch), found[4] is not None)


def rose_enough(before: str, after: str, bump: Bump) -> bool:
    """Whether `after` keeps the promise that a change of this size is announced by.

    Before 1.0.0 a break is announced by the second number. Dates and names say no more than that something changed.
    """
    old, new = Number.of(before), Number.of(after)
    if old is None or new is None:
        return bump is Bump.NONE or before != after
    if old.is_early and old.parts == new.parts:
        return bump is Bump.NONE or before != after
    if new.parts < old.parts:
        return False
    counted = _counted(old, bump)
    return counted == 0 or new.parts[:counted] > old.parts[:counted]


def next_number(before: str, bump: Bump) -> str | None:
    """The least version that rose enough; None where there is no telling."""
    old = Number.of(before)
    counted = 0 if old is None else _counted(old, bump)
    if old is None or counted == 0:
        return None
    raised = [*old.parts[: counted - 1], old.parts[counted - 1] + 1, 0, 0][:3]
    return ".".join(map(str, raised))


def _counted(number: Number, bump: Bump) -> int:
    """How many of the numbers, from the left, must have risen together."""
    match bump:
        case Bump.NONE:
            return 0
        case Bump.PATCH:
            return 3
        case Bump.MINOR:
            return 2
        case Bump.MAJOR:
            return 2 if number.parts[0] == 0 else 1
