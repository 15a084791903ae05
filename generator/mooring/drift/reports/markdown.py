"""The report as a comment on a pull request: the breaks in view, the rest folded away.

Every text of a document stands in a code span, where nothing is markup, a mention, a reference or a link.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from mooring.diagnostics import Location
from mooring.drift.facts.effects import Audience, Verdict
from mooring.drift.report import Finding, Report
from mooring.drift.reports.asides import witnessed
from mooring.escapes import code_span
from mooring.drift.reports.telling import (
    QUIET,
    around,
    groups,
    headline,
    listed,
    name_of,
    told,
)

LIMIT = 65_536
"""Characters that a comment on GitHub may have."""
RESERVE = 400
"""Characters kept for saying what was left out."""
TITLES = {
    Verdict.BREAK: "Breaks callers",
    Verdict.RISK: "May break callers",
    Verdict.SAFE: "Safe",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a list, which is shown whole or not at all, and how many findings it tells."""

    text: str
    findings: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """What can be folded."""

    title: str
    entries: tuple[Entry, ...]
    is_open: bool = False


def markdown(report: Report) -> str:
    """The report as Markdown; findings that a comment has no room for are left out, the mildest first, and counted."""
    text = _head(report)
    left_out = 0
    room = LIMIT - RESERVE - len(text)
    for section in _sections(report):
        opened = f"\n<details{' open' if section.is_open else ''}><summary>{section.title}</summary>\n\n"
        closed = "\n</details>\n"
        room -= len(opened) + len(closed)
        shown = list[str]()
        for entry in section.entries:
            # What follows one that had no room has none either: the order says what matters.
            room = room - len(entry.text) if len(entry.text) <= room else 0
            if room:
                shown.append(entry.text)
            else:
                left_out += entry.findings
        if shown:
            text += opened + "".join(shown) + closed
    if left_out:
        what = "1 finding is" if left_out == 1 else f"{left_out} findings are"
        text += f"\n*{what} left out, for want of room; `mooring drift --format html` shows everything.*\n"
    return text


def said_of(group: list[Finding]) -> str:
    """What findings that are told together say, with every text of a document in a code span."""
    return _sentence(group[0]) if len(group) == 1 else _sentence_of_many(group)


def _head(report: Report) -> str:
    names = f"{code_span(report.old.name)} → {code_span(report.new.name)}"
    lines = [f"### Drift {names}", "", f"**{headline(report)}**", ""]
    if report.findings:
        worst = [(one, report.worst(one)) for one in Audience]
        lines += [
            f"| {' | '.join(audience.value for audience, _ in worst)} |",
            f"|{' --- |' * len(worst)}",
            f"| {' | '.join(verdict.value for _, verdict in worst)} |",
        ]
    return "\n".join(lines) + "\n"


def _sections(report: Report) -> Iterator[Section]:
    for verdict in reversed(Verdict):
        findings = list(listed(report, verdict))
        if findings:
            yield Section(
                f"{TITLES[verdict]} ({len(findings)})",
                tuple(map(_entry, groups(findings))),
                is_open=verdict is Verdict.BREAK,
            )
    passed = [one for one in report.findings if one.accepted is not None]
    if passed:
        yield Section(f"Accepted ({len(passed)})", tuple(map(_accepted, passed)))
    quiet = [one for one in report.open if one.effect in QUIET]
    if quiet:
        yield Section(f"Words only ({len(quiet)})", tuple(map(_entry, groups(quiet))))
    advice = {
        one.rule: one.advice for one in listed(report, Verdict.BREAK) if one.advice
    }
    if advice:
        items = (Entry(f"- **{rule}**: {text}\n") for rule, text in advice.items())
        yield Section("What to do about the breaks", tuple(items))
    if report.unknown:
        yield Section(
            f"Not comparable ({len(report.unknown)})",
            tuple(Entry(f"- {code_span(one.why)}\n") for one in report.unknown),
        )


def _entry(group: list[Finding]) -> Entry:
    """What, whom it breaks, and where; then why two things are taken for one."""
    first = group[0]
    verdicts = ", ".join(
        f"{audience.value} **{verdict.value}**"
        for audience in Audience
        for verdict in [first.verdicts.of(audience)]
        if audience is not Audience.DOCS and verdict is not Verdict.SAFE
    )
    uses = f" ({first.reach} uses)" if first.reach > 1 else ""
    whom = f" · {verdicts}" if verdicts else ""
    text = f"- {said_of(group)}{uses}{whom} · {_places(group)}\n"
    if first.link is not None:
        doubt = "Taken for one" if first.link.certain else "Possibly one"
        reasons = ", ".join(code_span(one) for one in first.link.evidence)
        text += f"  - {doubt}: {reasons}\n"
    if len(group) == 1 and (shown := witnessed(first)) is not None:
        text += f"  - For example {code_span(shown.value)}: {shown.fate}."
        every = f" All such values: {code_span(shown.values)}" if shown.values else ""
        text += f"{every}\n"
    return Entry(text, len(group))


def _accepted(finding: Finding) -> Entry:
    """What was let pass, how bad it is, why, and until when."""
    said = finding.accepted
    assert said is not None
    until = "" if said.until is None else f", until {said.until}"
    why = f"{code_span(said.reason)}{until}"
    severity = finding.severity.value
    return Entry(f"- {_sentence(finding)} · **{severity}** · {why}\n", 1)


def _sentence(finding: Finding) -> str:
    said = told(finding)
    values = [code_span(value) for value in said.values]
    start = f"{code_span(said.place)}: " if said.place else ""
    if said.is_change:
        return f"{start}{said.words} from {values[0]} to {values[1]}"
    return f"{start}{said.words}" + "".join(f": {value}" for value in values)


def _sentence_of_many(group: list[Finding]) -> str:
    names = ", ".join(code_span(name_of(one)) for one in group)
    place = around(group[0])
    start = f"{code_span(place)}: " if place else ""
    return f"{start}{told(group[0]).words}: {names}"


def _places(group: list[Finding]) -> str:
    sides = [one.old_location for one in group], [one.new_location for one in group]
    return " → ".join(spots for side in sides if (spots := _spots(side)))


def _spots(locations: list[Location | None]) -> str:
    """Where the first is; several stand close together."""
    known = sorted(one for one in locations if one is not None)
    return code_span(f"{known[0].file}:{known[0].line}") if known else ""
