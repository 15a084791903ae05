"""The report for a terminal: the headline on one screen, then every finding, folded by what it is about."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from mooring.diagnostics import Location
from mooring.drift.facts.effects import Audience, Verdict
from mooring.drift.report import Finding, Report
from mooring.drift.reports.asides import acceptance, witnessed
from mooring.escapes import visible
from mooring.drift.reports.telling import (
    QUIET,
    around,
    groups,
    headline,
    listed,
    name_of,
    subject,
    told,
)

SCREEN = 24
"""Lines of a terminal."""
SHOWN_ALIKE = 24
"""How many names such a line holds."""
SHOWN_OF_A_SUBJECT = 12
"""How many lines one subject may take up in a section."""


@dataclass(frozen=True, slots=True)
class Palette:
    """What switches colours on and off around a text; empty where there are none (ECMA-48, section 8.3.117)."""

    colors_by_verdict: dict[Verdict, str]
    bold: str = ""
    dim: str = ""
    off: str = ""

    def verdict(self, verdict: Verdict, text: str) -> str:
        return f"{self.colors_by_verdict[verdict]}{text}{self.off}"

    def strong(self, text: str) -> str:
        return f"{self.bold}{text}{self.off}"

    def faint(self, text: str) -> str:
        return f"{self.dim}{text}{self.off}"


PLAIN = Palette(dict.fromkeys(Verdict, ""))
COLORED = Palette(
    {
        Verdict.BREAK: "\x1b[31m",
        Verdict.RISK: "\x1b[33m",
        Verdict.SAFE: "\x1b[32m",
    },
    bold="\x1b[1m",
    dim="\x1b[2m",
    off="\x1b[0m",
)


def text(report: Report, palette: Palette = PLAIN) -> str:
    """The report in lines of text, worst first; one that is longer than a screen begins with an overview."""
    title = palette.strong(
        f"{visible(report.old.name)} → {visible(report.new.name)}: {headline(report)}"
    )
    details = list(_details(report, palette))
    overview = (
        [] if len(details) < SCREEN else list(_overview(report, palette, SCREEN - 1))
    )
    return "\n".join([title, *overview, *details]) + "\n"


def spot(location: Location | None) -> str:
    """A location for reading, or a dash where there is none."""
    return "–" if location is None else f"{visible(location.file)}:{location.line}"


def _overview(report: Report, palette: Palette, lines: int) -> Iterator[str]:
    """Whom it breaks, and how much of it is about what, in no more than so many lines."""
    yield "  " + ", ".join(
        f"{audience.value}: {palette.verdict(worst, worst.value)}"
        for audience in Audience
        for worst in [report.worst(audience)]
    )
    left = lines - 1
    for verdict in (Verdict.BREAK, Verdict.RISK):
        rules_by_subject: dict[str, Counter[str]] = {}
        for finding in listed(report, verdict):
            rules = rules_by_subject.setdefault(subject(finding), Counter())
            rules[finding.rule] += 1
        room = left - 2 if verdict is Verdict.BREAK else left - 1
        shown_subjects = list(rules_by_subject.items())
        if len(shown_subjects) > room:
            shown_subjects = shown_subjects[: max(room - 1, 0)]
        for name, rules in shown_subjects:
            left -= 1
            what = ", ".join(
                f"{count} × {rule}" if count > 1 else rule
                for rule, count in rules.most_common(4)
            )
            more = "" if len(rules) <= 4 else ", …"
            yield f"  {palette.verdict(verdict, f'{rules.total():>4}')} {visible(name)}: {what}{more}"
        hidden = len(rules_by_subject) - len(shown_subjects)
        if hidden:
            left -= 1
            yield palette.faint(f"       and {hidden} more, each listed below")


def _details(report: Report, palette: Palette) -> Iterator[str]:
    for verdict in reversed(Verdict):
        chosen = list(listed(report, verdict))
        if chosen:
            yield ""
            yield palette.verdict(verdict, f"{verdict.value} ({len(chosen)})")
            yield from _section(chosen, palette)
    passed = [finding for finding in report.findings if finding.accepted is not None]
    if passed:
        yield ""
        yield palette.strong(f"accepted ({len(passed)})")
        for finding in passed:
            yield f"  {finding.severity.value}: {_sentence(finding)}"
            yield palette.faint(f"      {visible(acceptance(finding) or '')}")
    quiet = Counter(
        finding.rule for finding in report.findings if finding.effect in QUIET
    )
    if quiet:
        yield ""
        yield palette.faint(
            "not listed: "
            + ", ".join(f"{count} × {rule}" for rule, count in quiet.most_common())
        )
    if report.unknown:
        yield ""
        yield from _unknown(report)


def _section(findings: list[Finding], palette: Palette) -> Iterator[str]:
    """The findings of one severity; what goes on for too long about one subject is cut, and counted."""
    told_of = Counter[str]()
    hidden = Counter[str]()
    for group in groups(findings):
        name = subject(group[0])
        told_of[name] += 1
        if told_of[name] > SHOWN_OF_A_SUBJECT:
            hidden[name] += len(group)
        else:
            yield from _entry(group, palette)
    for name, count in hidden.items():
        yield palette.faint(
            f"  {visible(name)}: {count} more; --format json or html lists them all"
        )


def _unknown(report: Report) -> Iterator[str]:
    for side, name in (("old", report.old.name), ("new", report.new.name)):
        facts = [one.facts for one in report.unknown if one.side == side]
        if facts:
            yield f"not comparable, because {visible(name)} does not state them: {', '.join(facts)}"


def _entry(group: list[Finding], palette: Palette) -> Iterator[str]:
    first = group[0]
    uses = f" ({first.reach} uses)" if first.reach > 1 else ""
    if len(group) == 1:
        doubt = (
            " (possibly)" if first.link is not None and not first.link.certain else ""
        )
        yield f"  {_sentence(first)}{doubt}{uses}"
        places = (
            visible(str(one))
            for one in (first.old_location, first.new_location)
            if one is not None
        )
        yield palette.faint(f"      {' → '.join(places)}")
        if (shown_value := witnessed(first)) is not None:
            yield palette.faint(f"      {visible(str(shown_value))}")
        return
    what = told(first).words
    names = [visible(name_of(one)) for one in group[:SHOWN_ALIKE]]
    if len(group) > SHOWN_ALIKE:
        names.append(f"and {len(group) - SHOWN_ALIKE} more")
    place = visible(around(first)) or "the document"
    yield f"  {place}: {what}{uses}: {', '.join(names)}"
    sides = [one.old_location for one in group], [one.new_location for one in group]
    ranges = (", ".join(_range(side)) for side in sides if any(side))
    yield palette.faint(f"      {' → '.join(ranges)}")


def _sentence(finding: Finding) -> str:
    said = told(finding)
    values = [visible(value) for value in said.values]
    start = f"{visible(said.place)}: " if said.place else ""
    if said.is_change:
        return f"{start}{said.words} from {values[0]} to {values[1]}"
    return f"{start}{said.words}" + "".join(f": {value}" for value in values)


def _range(locations: list[Location | None]) -> Iterator[str]:
    """Locations in their order, with each file named once."""
    distinct = sorted({one for one in locations if one is not None})
    for file, group in groupby(distinct, key=lambda one: one.file):
        lines = list(dict.fromkeys(str(one.line) for one in group))
        more = ",…" if len(lines) > SHOWN_ALIKE else ""
        yield f"{visible(file)}:{','.join(lines[:SHOWN_ALIKE])}{more}"
