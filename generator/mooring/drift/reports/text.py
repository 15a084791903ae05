"""The report for a terminal: what breaks in full, the rest in brief."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from mooring.diagnostics import Location
from mooring.drift.effects import Audience, Effect, Verdict
from mooring.drift.phrases import shown
from mooring.drift.report import Bump, Finding, Report

QUIET = (Effect.WORDS, Effect.EQUAL)
"""Effects that are counted, not listed: they change nothing for a caller."""
ALIKE = ("-added", "-removed")
"""Rules whose findings at one place are told in one line."""


def text(report: Report) -> str:
    """The report in lines of plain text, worst first."""
    return "\n".join(_lines(report)) + "\n"


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
    return f"{counts} ({rise})"


def spot(location: Location | None) -> str:
    """A location for reading, or a dash where there is none."""
    return "–" if location is None else f"{location.file}:{location.line}"


def _lines(report: Report) -> Iterator[str]:
    yield f"{report.old.name} → {report.new.name}: {headline(report)}"
    told = [finding for finding in report.findings if finding.effect not in QUIET]
    for verdict in reversed(Verdict):
        chosen = [finding for finding in told if finding.severity is verdict]
        if chosen:
            yield ""
            yield f"{verdict.value} ({len(chosen)})"
            for group in _groups(chosen):
                yield from _entry(group)
    quiet = Counter(
        finding.rule for finding in report.findings if finding.effect in QUIET
    )
    if quiet:
        yield ""
        yield "not listed: " + ", ".join(
            f"{count} × {rule}" for rule, count in quiet.most_common()
        )
    if report.unknown:
        yield ""
        yield from _unknown(report)


def _unknown(report: Report) -> Iterator[str]:
    for side, name in (("old", report.old.name), ("new", report.new.name)):
        facts = [one.facts for one in report.unknown if one.side == side]
        if facts:
            yield f"not comparable, because {name} does not state them: {', '.join(facts)}"


def _groups(findings: list[Finding]) -> Iterator[list[Finding]]:
    """Findings that say the same of several things in one place, together; all others alone."""

    def where(finding: Finding) -> tuple[str, str]:
        return finding.rule, (
            _around(finding) if finding.rule.endswith(ALIKE) else finding.key
        )

    ordered = sorted(findings, key=where)
    groups = [list(group) for _, group in groupby(ordered, key=where)]
    yield from sorted(groups, key=lambda group: findings.index(group[0]))


def _around(finding: Finding) -> str:
    """The place that a property stands in; of anything else, its own."""
    return (
        finding.place.rpartition(".")[0]
        if finding.rule.startswith("property-")
        else finding.place
    )


def _entry(group: list[Finding]) -> Iterator[str]:
    first = group[0]
    uses = f" ({first.reach} uses)" if first.reach > 1 else ""
    if len(group) == 1:
        doubt = (
            " (possibly)" if first.link is not None and not first.link.certain else ""
        )
        yield f"  {first.message}{doubt}{uses}"
        yield f"      {' → '.join(str(one) for one in (first.old_location, first.new_location) if one is not None)}"
        return
    what = first.rule.replace("-", " ")
    yield f"  {_around(first) or 'the document'}: {what}{uses}: {', '.join(_name(one) for one in group)}"
    sides = [one.old_location for one in group], [one.new_location for one in group]
    yield f"      {' → '.join(', '.join(_range(side)) for side in sides if any(side))}"


def _name(finding: Finding) -> str:
    return shown(finding.before if finding.after is None else finding.after)


def _range(locations: list[Location | None]) -> Iterator[str]:
    """Locations in their order, with each file named once."""
    distinct = sorted({one for one in locations if one is not None})
    for file, group in groupby(distinct, key=lambda one: one.file):
        yield f"{file}:{','.join(dict.fromkeys(str(one.line) for one in group))}"
