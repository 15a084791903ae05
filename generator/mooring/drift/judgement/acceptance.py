"""Findings that were accepted, and acceptances that no longer serve."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mooring.drift.facts.differences import Subject
from mooring.drift.facts.effects import Direction, Effect, judge
from mooring.drift.judgement.keys import digest
from mooring.drift.policy import Accepted, Policy
from mooring.drift.report import Finding
from mooring.drift.rule import Rule

STALE = "acceptance-stale"


def accepted(
    findings: Iterable[Finding], policy: Policy, rules: tuple[Rule, ...]
) -> Iterator[Finding]:
    """The findings, those that were let pass marked so, and one for each acceptance that is not needed or has run out."""
    acceptances = {one.key: one for one in policy.accepted}
    met: set[str] = set()
    for finding in findings:
        one = acceptances.get(finding.key)
        if one is None:
            yield finding
            continue
        met.add(one.key)
        if one.holds(policy.today):
            yield replace(finding, accepted=one)
        else:
            yield finding
            yield from _stale(one, f"ended on {one.until}", rules)
    for key, one in acceptances.items():
        if key not in met:
            yield from _stale(one, "nothing of that key is found", rules)


def _stale(one: Accepted, why: str, rules: tuple[Rule, ...]) -> Iterator[Finding]:
    for rule in rules:
        if rule.id == STALE:
            yield Finding(
                key=digest([STALE, one.key]),
                rule=STALE,
                aliases=(),
                subject=Subject.INFO,
                old_pointer=None,
                new_pointer=None,
                operations=(),
                direction=Direction.NONE,
                reach=0,
                effect=Effect.LIFECYCLE,
                verdicts=judge(Effect.LIFECYCLE, Direction.NONE, rule.guards),
                before=one.key,
                after=None,
                link=None,
                old_location=None,
                new_location=None,
                place="",
                message=f"acceptance stale: {one.key}, {why} (accepted because: {one.reason})",
                advice=rule.advice,
            )
