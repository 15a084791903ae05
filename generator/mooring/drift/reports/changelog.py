"""Reports of a history → a changelog, in the words and the order of Keep a Changelog 1.1.0."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from mooring.drift.facts.differences import Subject
from mooring.drift.facts.effects import Audience, Verdict
from mooring.drift.report import Finding, Report
from mooring.escapes import code_span
from mooring.drift.reports.markdown import said_of
from mooring.drift.reports.telling import QUIET, groups


class Heading(Enum):
    """Kinds of change; `Fixed` is missing, since a document does not say what it was meant to say before."""

    ADDED = "Added"
    CHANGED = "Changed"
    DEPRECATED = "Deprecated"
    REMOVED = "Removed"
    SECURITY = "Security"


@dataclass(frozen=True, slots=True)
class Release:
    """A revision, by its version and the day from which it was in force.

    Args:
        against: What it was compared with, for a reader; empty for the first of all.
        report: What changed; None for the first of all.
    """

    version: str
    date: str
    against: tuple[str, ...]
    report: Report | None


def changelog(title: str, releases: Sequence[Release]) -> str:
    """Every release, the newest first, as Markdown.

    Args:
        releases: The oldest first.
    """
    lines = [
        f"# Changelog of {code_span(title)}",
        "",
        "What changed in the published API, the newest revision first. Breaking changes come first in each list.",
    ]
    for release in reversed(releases):
        lines += ["", *_release(release)]
    return "\n".join(lines) + "\n"


def _release(release: Release) -> Iterator[str]:
    yield f"## {code_span(release.version)} - {release.date}"
    yield ""
    report = release.report
    if report is None:
        yield "The first revision that is on record."
        return
    against = " and ".join(code_span(name) for name in release.against)
    bump = f"API **{report.bump(Audience.WIRE).value}**, package **{report.bump(Audience.PYTHON).value}**"
    counts = ", ".join(
        f"{report.count(verdict)} {verdict.value}" for verdict in reversed(Verdict)
    )
    yield f"Compared with {against}: {counts}. Version numbers: {bump}."
    told = [one for one in report.findings if one.effect not in QUIET]
    for kind in Heading:
        # The order of the report, worst first, stays.
        chosen = [one for one in told if heading(one) is kind]
        if chosen:
            yield ""
            yield f"### {kind.value}"
            yield ""
            for group in groups(chosen):
                breaking = "**Breaking:** " if _breaks(group[0]) else ""
                yield f"- {breaking}{said_of(group)}"
    quiet = len(report.findings) - len(told)
    if quiet:
        yield ""
        yield f"Wording changed in {quiet} place{'' if quiet == 1 else 's'}."
    if report.unknown:
        facts = sorted({one.facts for one in report.unknown})
        yield ""
        yield f"Not comparable: {', '.join(facts)}."


def _breaks(finding: Finding) -> bool:
    return finding.severity is Verdict.BREAK


def heading(finding: Finding) -> Heading:
    """Under which heading a change is told."""
    if finding.subject is Subject.SECURITY:
        return Heading.SECURITY
    if finding.rule == "deprecation-changed" and finding.after is True:
        return Heading.DEPRECATED
    if finding.rule.endswith("-added"):
        return Heading.ADDED
    if finding.rule.endswith("-removed"):
        return Heading.REMOVED
    return Heading.CHANGED
