"""A finding in its parts: what is Mooring's own wording, and what comes from the documents."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from mooring.diagnostics import Location
from mooring.drift.facts.effects import Audience, Effect, Verdict
from mooring.drift.facts.phrases import shown
from mooring.drift.report import Bump, Finding, Report

QUIET = (Effect.WORDS, Effect.EQUAL)
"""Effects that change nothing for a caller."""
ALIKE = ("-added", "-removed")
"""Rules whose findings at one place are told in one line."""


@dataclass(frozen=True, slots=True)
class Told:
    """The parts of a sentence; `place` and `values` are text of a document, and to be escaped."""

    place: str
    words: str
    values: tuple[str, ...]
    is_change: bool
    """Whether the values are what was and what is; else there is at most one, which came or went."""


def told(finding: Finding) -> Told:
    """What a finding says, ready to be put together for any form."""
    words = finding.rule.replace("-", " ")
    before, after = shown(finding.before), shown(finding.after)
    is_added = finding.old_pointer is None and finding.new_pointer is not None
    is_removed = finding.new_pointer is None and finding.old_pointer is not None
    if finding.link is None and (is_added or is_removed):
        value = after if is_added else before
        values = () if value in finding.place else (value,)
        return Told(finding.place, words, values, is_change=False)
    return Told(finding.place, words, (before, after), is_change=True)


def headline(report: Report) -> str:
    """The counts and the version numbers, in one line."""
    if not report.findings:
        return "no differences"
    counts = ", ".join(
        f"{report.count(verdict)} {verdict.value}" for verdict in reversed(Verdict)
    )
    api, package = report.bump(Audience.WIRE), report.bump(Audience.PYTHON)
    rise = (
        "no new version"
        if api is package is Bump.NONE
        else f"API {api.value}, package {package.value}"
    )
    accepted = len(report.findings) - len(report.open)
    passed = f"; {accepted} accepted" if accepted else ""
    return f"{counts} ({rise}){passed}"


def subject(finding: Finding) -> str:
    """What a finding is about, to those who look for it: an operation, or a schema with all that is inside."""
    for operation in finding.operations:
        if f"{finding.place} ".startswith(f"{operation} "):
            return operation
    return finding.place.split(".")[0].split("[")[0] or "the document"


def nearest(finding: Finding) -> Location | None:
    """Where to look: the place in the new document, or in the old one where the new one has none."""
    return finding.new_location or finding.old_location


def path_in_repository(file: str) -> str:
    """The path of a published file below the root of its repository; `git:REF:PATH` is read from there too."""
    return file.split(":", 2)[2] if file.startswith("git:") else file


def listed(report: Report, verdict: Verdict) -> Iterator[Finding]:
    """The findings of one severity that mean something to a caller and that nobody accepted."""
    for finding in report.open:
        if finding.severity is verdict and finding.effect not in QUIET:
            yield finding


def groups(findings: list[Finding]) -> Iterator[list[Finding]]:
    """Findings that say the same of several things in one place, together; all others alone."""

    def where(finding: Finding) -> tuple[str, str]:
        return finding.rule, (
            around(finding) if finding.rule.endswith(ALIKE) else finding.key
        )

    ordered = sorted(findings, key=where)
    groups = [list(group) for _, group in groupby(ordered, key=where)]
    places_by_key = {finding.key: at for at, finding in enumerate(findings)}
    yield from sorted(groups, key=lambda group: places_by_key[group[0].key])


def around(finding: Finding) -> str:
    """The place that a property stands in; of anything else, its own."""
    return (
        finding.place.rpartition(".")[0]
        if finding.rule.startswith("property-")
        else finding.place
    )


def name_of(finding: Finding) -> str:
    """What came or went, of a finding that is told together with others."""
    return shown(finding.before if finding.after is None else finding.after)
