"""What a project decided about drift: how much notice a deprecation gives, what is accepted, what was renamed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

STABILITY = ("draft", "alpha", "beta", "stable")
"""The levels of `x-stability-level`, least stable first; an operation that says nothing is stable."""
PROMISED = ("beta", "stable")
"""The levels at which a caller may rely on what is there."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that somebody looked at and let pass, until a day or for good."""

    key: str
    reason: str
    until: date | None = None

    def holds(self, today: date | None) -> bool:
        return self.until is None or today is None or today <= self.until


@dataclass(frozen=True, slots=True)
class Policy:
    """The decisions that a comparison takes into account.

    Args:
        today: The day of the comparison; without one no sunset has passed.
        accepted: The findings that were let pass, by key.
        renames: New places by old ones, as a report prints them.
        notice: Days from `today` to the sunset of what is newly deprecated; 0 asks for no sunset at all.
        beta_notice: The same for what is at the level beta.
        kept: The schemas whose classes go by their old names too: the key that each had, and the one that it has.
    """

    today: date | None = None
    notice: int = 0
    beta_notice: int = 0
    accepted: tuple[Accepted, ...] = ()
    renames: Mapping[str, str] = field(default_factory=dict[str, str])
    kept: frozenset[tuple[str, str]] = frozenset()

    def days(self, stability: str | None) -> int:
        """The notice that a level of stability asks for."""
        match stability:
            case None | "stable":
                return self.notice
            case "beta":
                return self.beta_notice
            case _:
                return 0
