"""What stands for what on the two sides, for those who rewrite what refers to them."""

from collections.abc import Iterator
from dataclasses import dataclass

from mooring.document import Json
from mooring.drift.facts.differences import Subject
from mooring.drift.policy import Policy
from mooring.drift.report import Finding, Report
from mooring.drift.matching.routes import match_operations
from mooring.drift.facts.shapes import Shapes
from mooring.drift.facts.side import Side

NAMED = frozenset(
    (Subject.PARAMETER, Subject.PROPERTY, Subject.SCHEMA, Subject.ENUM_VALUE)
)


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Two places that hold one thing; `before` and `after` are the values where it is a value of an enumeration.

    Args:
        declaration: The line for api.toml that makes it certain.
    """

    old: str
    new: str
    certain: bool
    before: Json = None
    after: Json = None
    declaration: str | None = None


def counterparts(
    old: Side, new: Side, report: Report, policy: Policy
) -> Iterator[Counterpart]:
    """Operations that stand for each other, and whatever else goes by another name or stands in another place."""
    matching = match_operations(Shapes(old.api), Shapes(new.api), policy.renames)
    for match in matching.found:
        certain = match.link is None or match.link.certain
        yield Counterpart(match.old.pointer, match.new.pointer, certain)
    for finding in report.findings:
        if finding.link is None or finding.subject not in NAMED:
            continue
        for old_place, new_place in _places(finding):
            is_value = finding.subject is Subject.ENUM_VALUE
            yield Counterpart(
                old_place,
                new_place,
                finding.link.certain,
                finding.before if is_value else None,
                finding.after if is_value else None,
                finding.declaration,
            )


def _places(finding: Finding) -> Iterator[tuple[str, str]]:
    for old, new in ((finding.old_pointer, finding.new_pointer), *finding.copies):
        if old is not None and new is not None:
            if finding.subject is Subject.ENUM_VALUE:
                old, new = old.rpartition("/enum/")[0], new.rpartition("/enum/")[0]
            yield old, new
