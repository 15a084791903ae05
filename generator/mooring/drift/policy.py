"""What a project decided about drift: how much notice a deprecation gives, what is accepted, what was renamed."""

from dataclasses import dataclass
from datetime import date

STABILITY = ("draft", "alpha", "beta", "stable")
"""The levels of `x-stability-level`, least stable first; an operation that says nothing is stable."""
PROMISED = ("beta", "stable")
"""The levels at which a caller may rely on what is there."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The decisions that a comparison takes into account.

    Args:
        today: The day of the comparison; without one no sunset has passed.
        notice: Days from `today` to the sunset of what is newly deprecated; 0 asks for no sunset at all.
        beta_notice: The same for what is at the level beta.
    """

    today: date | None = None
    notice: int = 0
    beta_notice: int = 0

    def days(self, stability: str | None) -> int:
        """The notice that a level of stability asks for."""
        match stability:
            case None | "stable":
                return self.notice
            case "beta":
                return self.beta_notice
            case _:
                return 0
