"""Reports → one HTML file.

Style and script stand in the page and are named by their digests in its policy; nothing else may run or be fetched
(Content Security Policy Level 3), whatever a document says.
"""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mooring.drift.facts.effects import Audience, Verdict
from mooring.drift.report import Report
from mooring.drift.reports.changelog import Release
from mooring.drift.reports.html.findings import comparison, summary
from mooring.drift.reports.html.flow import field_flows
from mooring.drift.reports.html.markup import Html, html
from mooring.drift.reports.html.matrix import vocabularies
from mooring.drift.reports.html.sources import Published, Sources
from mooring.drift.reports.html.views import ComparisonView, PageView, SummaryView
from mooring.drift.reports.lanes import flows
from mooring.drift.facts.side import Side
from mooring.rendering import environment, page

STYLE, SCRIPT = "reports/report.css", "reports/report.js"


@dataclass(frozen=True, slots=True)
class Templates:
    """Mooring's own templates, and a folder whose files take the place of those with the same path."""

    own: Path
    overrides: Path | None = None

    @property
    def folders(self) -> list[Path]:
        return [one for one in (self.overrides, self.own) if one is not None]

    def text(self, path: str) -> str:
        """A file that is no template."""
        found = next(one for one in self.folders if (one / path).is_file())
        return (found / path).read_text("utf-8")


def comparison_page(
    old: Side, new: Side, report: Report, published: Published, templates: Templates
) -> str:
    """What changed from one revision to another.

    Raises:
        Misuse: a template cannot be rendered.
    """
    lede = "What changed between two revisions of an API, whom it breaks, and where the published documents say so."
    sources = Sources(published)
    page_of_one = _Content(
        title=f"Drift {report.old.name} → {report.new.name}",
        lede=lede,
        summaries=(summary(report),),
        comparisons=(comparison(report, sources, "Every change"),),
    )
    return _page(page_of_one, (old, new), (report,), (report,), templates)


def history_page(
    title: str,
    sides: Sequence[Side],
    steps: Sequence[Report],
    releases: Sequence[Release],
    published: Published,
    templates: Templates,
) -> str:
    """What changed through several revisions.

    Args:
        steps: Reports of each side with the one before, which the pictures are drawn from.
        releases: What is told of each side.

    Raises:
        Misuse: a template cannot be rendered.
    """
    lede = "Every revision of an API, the newest first: what changed, whom it breaks, and where the published documents say so."
    sources = Sources(published)
    comparisons = tuple(
        replace(
            comparison(
                report,
                sources,
                f"{' and '.join(release.against)} → {report.new.name}",
            ),
            summaries=(summary(report),),
        )
        for release in reversed(releases)
        if (report := release.report) is not None
    )
    shown = [one.report for one in releases if one.report is not None]
    content = _Content(title, lede, (), comparisons)
    return _page(content, sides, steps, shown, templates)


@dataclass(frozen=True, slots=True)
class _Content:
    """What tells one kind of page from the other."""

    title: str
    lede: str
    summaries: tuple[SummaryView, ...]
    comparisons: tuple[ComparisonView, ...]


def _page(
    content: _Content,
    sides: Sequence[Side],
    steps: Sequence[Report],
    shown: Sequence[Report],
    templates: Templates,
) -> str:
    names = [side.name for side in sides]
    lanes = flows(sides, steps)
    findings = [finding for report in shown for finding in report.findings]
    style, script = templates.text(STYLE), templates.text(SCRIPT)
    view = PageView(
        title=html(content.title),
        lede=html(content.lede),
        style=Html(style),
        script=Html(script),
        style_digest=_digest(style),
        script_digest=_digest(script),
        summaries=content.summaries,
        vocabularies=vocabularies(lanes, names),
        flows=field_flows(lanes, names),
        comparisons=content.comparisons,
        has_findings=bool(findings),
        verdicts=tuple(html(verdict.value) for verdict in reversed(Verdict)),
        audiences=tuple(html(audience.value) for audience in Audience),
        rules=tuple(html(rule) for rule in sorted({one.rule for one in findings})),
        operations=tuple(
            html(operation)
            for operation in sorted(
                {operation for one in findings for operation in one.operations}
            )
        ),
    )
    settings = environment(templates.folders, Html)
    return page(settings, "reports/page.html.jinja", {"page": view})


def _digest(text: str) -> Html:
    """A source expression of a Content Security Policy, section 2.3.1: it holds no character that needs escaping."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Html(f"sha256-{digest}")
