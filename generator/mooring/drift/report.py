"""What a comparison of two revisions comes to."""

from dataclasses import dataclass
from enum import Enum

from mooring.diagnostics import Location
from mooring.document import Json
from mooring.drift.proof.containment import Proof
from mooring.drift.facts.differences import Link, Subject
from mooring.drift.facts.effects import (
    Audience,
    Direction,
    Effect,
    Verdict,
    Verdicts,
    worst,
)
from mooring.drift.policy import Accepted


class Bump(Enum):
    """How much a version number has to rise (Semantic Versioning 2.0.0)."""

    NONE = "none"
    PATCH = "patch"
    MINOR = "minor"
    MAJOR = "major"


@dataclass(frozen=True, slots=True)
class Revision:
    """A compared revision: what it was called, and the digest of its document."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One change, at its own place, with everybody whom it reaches.

    `key` identifies the finding through rewording, reordering, other lines and other reach.
    """

    key: str
    rule: str
    aliases: tuple[str, ...]
    subject: Subject
    old_pointer: str | None
    new_pointer: str | None
    operations: tuple[str, ...]
    direction: Direction
    reach: int
    effect: Effect
    verdicts: Verdicts
    before: Json
    after: Json
    link: Link | None
    old_location: Location | None
    new_location: Location | None
    place: str
    message: str
    advice: str
    """The rule's own words."""
    copies: tuple[tuple[str | None, str | None], ...] = ()
    """Further places, old and new, at which the document repeats what changed, and its change."""
    accepted: Accepted | None = None
    """Why the finding was let pass, where it was."""
    proof: Proof | None = None
    declaration: str | None = None
    """The line for `[drift.renames]` in api.toml that confirms a link which is only possible."""

    @property
    def whole_advice(self) -> str:
        """What to do, in the words of the rule, and of the document where there is a declaration to make."""
        if self.declaration is None:
            return self.advice
        return f"{self.advice} If it is so, put `{self.declaration}` under [drift.renames] in api.toml."

    @property
    def severity(self) -> Verdict:
        """The worse of the two verdicts that callers feel."""
        return worst((self.verdicts.wire, self.verdicts.python))


@dataclass(frozen=True, slots=True)
class Unknown:
    """Facts of one side that cannot be compared, and why."""

    side: str
    facts: str
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    """Every finding, worst first, and what could not be compared."""

    old: Revision
    new: Revision
    findings: tuple[Finding, ...]
    unknown: tuple[Unknown, ...] = ()

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that nobody accepted."""
        return tuple(one for one in self.findings if one.accepted is None)

    def worst(self, audience: Audience) -> Verdict:
        return worst(finding.verdicts.of(audience) for finding in self.findings)

    def count(self, severity: Verdict) -> int:
        return sum(finding.severity is severity for finding in self.findings)

    def bump(self, audience: Audience) -> Bump:
        """The rise of the version number that keeps the promise to `audience`."""
        if not self.findings:
            return Bump.NONE
        if self.worst(audience) is Verdict.BREAK:
            return Bump.MAJOR
        worded = (Effect.WORDS, Effect.EQUAL)
        return (
            Bump.PATCH
            if all(finding.effect in worded for finding in self.findings)
            else Bump.MINOR
        )
