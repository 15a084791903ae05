"""The gate that a change has to pass: who must not break, and what it takes to be stopped."""

from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from mooring.drift.facts.effects import Audience, Verdict, worst
from mooring.drift.report import Finding, Report


class Level(Enum):
    """The least change that fails a gate."""

    BREAK = "break"
    RISK = "risk"
    ANY = "any"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Gate:
    """Whose verdicts count, and the least one that stops."""

    audiences: tuple[Audience, ...]
    level: Level = Level.NONE

    def verdict(self, finding: Finding) -> Verdict:
        """The worst that the finding means to any of the audiences."""
        return worst(finding.verdicts.of(audience) for audience in self.audiences)

    def stops(self, finding: Finding) -> bool:
        """Whether the finding alone fails the gate."""
        match self.level:
            case Level.NONE:
                return False
            case Level.ANY:
                return True
            case Level.RISK:
                return self.verdict(finding) is not Verdict.SAFE
            case Level.BREAK:
                return self.verdict(finding) is Verdict.BREAK
            case _:
                assert_never(self.level)

    def fails(self, report: Report) -> bool:
        return any(self.stops(finding) for finding in report.open)
