"""Findings → rows of a table, each with both sources beside each other."""

from collections.abc import Sequence
from json import dumps

from mooring.document import Json
from mooring.drift.facts.effects import Audience, Verdict
from mooring.drift.report import Finding, Report, Revision
from mooring.drift.reports.asides import acceptance, witnessed
from mooring.drift.reports.html.markup import Html, html, number
from mooring.drift.reports.html.sources import Sources
from mooring.drift.reports.html.views import (
    AudienceView,
    ComparisonView,
    FindingView,
    LinkView,
    RevisionView,
    SummaryView,
    TallyView,
    UnknownView,
    VerdictView,
    WitnessView,
)
from mooring.drift.reports.telling import headline, told

MOST_ROWS = 2_000
"""Rows of one table; a page of more is no page that a browser filters while one types."""
LONGEST = 600
"""Characters of a value."""
OPENED = 3
"""Breaks whose sources are in view from the start."""


def summary(report: Report) -> SummaryView:
    """The two revisions, and whom the change breaks."""
    return SummaryView(
        old=_revision(report.old),
        new=_revision(report.new),
        headline=html(headline(report)),
        audiences=tuple(_audience(report.findings, one) for one in Audience),
    )


def comparison(report: Report, sources: Sources, title: str) -> ComparisonView:
    """Everything that one report says beside its summary."""
    shown_findings = report.findings[:MOST_ROWS]
    left = len(report.findings) - len(shown_findings)
    return ComparisonView(
        # The name of a revision is the user's own word; digests are safe wherever they stand.
        id=html(f"from-{report.old.sha256[:8]}-to-{report.new.sha256[:8]}"),
        title=html(title),
        summaries=(),
        audiences=tuple(html(audience.value) for audience in Audience),
        findings=tuple(
            _finding(
                one, sources, is_open=at < OPENED and one.severity is Verdict.BREAK
            )
            for at, one in enumerate(shown_findings)
        ),
        left_out=number(left) if left else None,
        unknown=tuple(
            UnknownView(html(one.side), html(one.facts), html(one.why))
            for one in report.unknown
        ),
    )


def _revision(revision: Revision) -> RevisionView:
    return RevisionView(html(revision.name), html(revision.sha256))


def _audience(findings: Sequence[Finding], audience: Audience) -> AudienceView:
    verdicts = [finding.verdicts.of(audience) for finding in findings]
    worst = max(verdicts, key=list(Verdict).index, default=Verdict.SAFE)
    return AudienceView(
        html(audience.value),
        html(worst.value),
        tuple(
            TallyView(html(verdict.value), number(verdicts.count(verdict)))
            for verdict in reversed(Verdict)
        ),
    )


def _finding(finding: Finding, sources: Sources, *, is_open: bool) -> FindingView:
    said, values = told(finding), told(finding).values
    return FindingView(
        key=html(finding.key),
        severity=html(finding.severity.value),
        place=html(said.place),
        words=html(said.words),
        value=html(values[0]) if values and not said.is_change else None,
        was=html(values[0]) if said.is_change else None,
        now=html(values[1]) if said.is_change else None,
        verdicts=tuple(
            VerdictView(html(audience.value), html(finding.verdicts.of(audience).value))
            for audience in Audience
        ),
        rule=html(finding.rule),
        effect=html(f"{finding.effect.value} ({finding.direction})"),
        operations=tuple(html(one) for one in finding.operations),
        reach=number(finding.reach),
        before=_value(finding.before),
        after=_value(finding.after),
        old=sources.around(finding.old_location),
        new=sources.around(finding.new_location),
        link=_link(finding),
        witness=_witness(finding),
        accepted=_value(acceptance(finding)),
        advice=html(finding.whole_advice),
        is_open=is_open,
    )


def _value(value: Json) -> Html | None:
    """A value as it is written; long ones are cut."""
    if value is None:
        return None
    text = value if isinstance(value, str) else dumps(value, ensure_ascii=False)
    return _cut(text)


def _cut(text: str) -> Html:
    return html(text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")


def _witness(finding: Finding) -> WitnessView | None:
    shown = witnessed(finding)
    if shown is None:
        return None
    return WitnessView(
        _cut(shown.value),
        html(shown.fate),
        None if shown.values is None else _cut(shown.values),
    )


def _link(finding: Finding) -> LinkView | None:
    link = finding.link
    if link is None:
        return None
    return LinkView(
        html("taken for one" if link.certain else "possibly one"),
        html(f"{link.score:.2f}"),
        tuple(html(reason) for reason in link.evidence),
    )
