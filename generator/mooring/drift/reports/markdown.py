"""The report as a comment on a pull request: the breaks in view, the rest folded away."""

from collections.abc import Iterator

from mooring.drift.effects import Audience, Verdict
from mooring.drift.report import Finding, Report
from mooring.drift.reports.text import QUIET, headline, spot

LIMIT = 60_000
"""Characters; a comment on GitHub may have 65536."""
TITLES = {
    Verdict.BREAK: "Breaks callers",
    Verdict.RISK: "May break callers",
    Verdict.SAFE: "Safe",
}


def markdown(report: Report) -> str:
    """The report as Markdown, cut at the length that a comment may have."""
    lines: list[str] = []
    length = 0
    for line in _lines(report):
        length += len(line) + 1
        if length > LIMIT:
            lines += [
                "",
                "</details>",
                "",
                "*Cut here; `mooring drift --format json` says everything.*",
            ]
            break
        lines.append(line)
    return "\n".join(lines) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"### Drift `{report.old.name}` → `{report.new.name}`"
    yield ""
    yield headline(report).capitalize() + "."
    for verdict in reversed(Verdict):
        yield from _section(
            TITLES[verdict],
            [
                one
                for one in report.findings
                if one.severity is verdict and one.effect not in QUIET
            ],
            is_open=verdict is Verdict.BREAK,
        )
    yield from _section(
        "Words only",
        [one for one in report.findings if one.effect in QUIET],
        is_open=False,
    )
    if report.unknown:
        yield ""
        yield "**Not comparable**"
        yield ""
        yield from (f"- {one.why}" for one in report.unknown)


def _section(title: str, findings: list[Finding], *, is_open: bool) -> Iterator[str]:
    if not findings:
        return
    yield ""
    yield f"<details{' open' if is_open else ''}><summary>{title} ({len(findings)})</summary>"
    yield ""
    yield "| what | wire | Python | old | new |"
    yield "| --- | --- | --- | --- | --- |"
    for one in findings:
        verdicts = (
            one.verdicts.of(Audience.WIRE).value,
            one.verdicts.of(Audience.PYTHON).value,
        )
        places = spot(one.old_location), spot(one.new_location)
        yield f"| {_cell(one.message)} | {' | '.join(verdicts)} | {' | '.join(places)} |"
    yield ""
    yield "</details>"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")
