"""The report as annotations of a pull request: GitHub's workflow commands, one a line.

GitHub shows ten of each kind for a step and drops the rest without a word; so the worst come first, and the tenth
says how many more there are.
"""

from collections.abc import Iterator, Mapping

from mooring.drift.facts.effects import Verdict
from mooring.drift.judgement.gate import Gate
from mooring.drift.report import Finding, Report
from mooring.drift.reports.asides import acceptance, witnessed
from mooring.escapes import visible
from mooring.drift.reports.telling import (
    QUIET,
    around,
    groups,
    headline,
    name_of,
    nearest,
    path_in_repository,
    told,
)

MOST = 10
COMMANDS = {Verdict.BREAK: "error", Verdict.RISK: "warning", Verdict.SAFE: "notice"}


def github(report: Report, gate: Gate) -> str:
    """Each finding at its line of the published page, as bad as it is to the gate's audiences."""
    return "".join(f"{line}\n" for line in _lines(report, gate))


def workflow_command(command: str, properties: Mapping[str, str], text: str) -> str:
    """A command to GitHub's runner, in which nothing of the texts is a command itself."""
    listed = ",".join(
        f"{name}={_property(value)}" for name, value in properties.items()
    )
    return f"::{command} {listed}::{_data(text)}"


def _lines(report: Report, gate: Gate) -> Iterator[str]:
    for verdict in reversed(Verdict):
        findings = [
            one
            for one in report.findings
            if _verdict(one, gate) is verdict and one.effect not in QUIET
        ]
        all_groups = list(groups(findings))
        shown = all_groups if len(all_groups) <= MOST else all_groups[: MOST - 1]
        for group in shown:
            yield _annotation(COMMANDS[verdict], group)
        if left := sum(len(group) for group in all_groups[len(shown) :]):
            text = f"{left} more of {len(findings)}; the log of `mooring drift` lists them all."
            yield f"::{COMMANDS[verdict]} title={_property(f'drift: {verdict.value}')}::{_data(text)}"
    names = f"{visible(report.old.name)} → {visible(report.new.name)}"
    yield f"{names}: {headline(report)}"


def _verdict(finding: Finding, gate: Gate) -> Verdict:
    """How bad it is to the gate's audiences; what was accepted is no more than a remark."""
    return Verdict.SAFE if finding.accepted is not None else gate.verdict(finding)


def _annotation(command: str, group: list[Finding]) -> str:
    """One annotation for what is told in one line, at the place of the first."""
    first = group[0]
    near = nearest(first)
    properties = {"title": f"drift: {first.rule}"}
    if near is not None:
        properties = {
            "file": path_in_repository(near.file),
            "line": str(near.line),
            "col": str(near.column),
        } | properties
    text = visible(first.message)
    if len(group) > 1:
        names = ", ".join(visible(name_of(one)) for one in group)
        text = f"{visible(around(first))}: {told(first).words}: {names}"
    elif (shown := witnessed(first)) is not None:
        text += f"\n{visible(str(shown))}"
    why = acceptance(first)
    advice = visible(first.whole_advice if why is None else f"Accepted: {why}")
    return workflow_command(command, properties, f"{text}\n{advice}".strip())


def _data(text: str) -> str:
    """Text behind the second pair of colons, escaped as GitHub's runner takes it back."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
