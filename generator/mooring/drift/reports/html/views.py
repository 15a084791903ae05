"""What the templates of reports see; every text is `Html`."""

from dataclasses import dataclass

from mooring.drift.reports.html.markup import Html


@dataclass(frozen=True, slots=True)
class LineView:
    number: Html
    text: Html
    is_marked: bool


@dataclass(frozen=True, slots=True)
class SourceView:
    """Published lines around a change; none where the file cannot be read any more."""

    place: Html
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class LinkView:
    doubt: Html
    score: Html
    evidence: tuple[Html, ...]


@dataclass(frozen=True, slots=True)
class WitnessView:
    """A value that tells the two sides apart; `values` are all such values as a schema."""

    value: Html
    fate: Html
    values: Html | None


@dataclass(frozen=True, slots=True)
class VerdictView:
    audience: Html
    verdict: Html


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding.

    A sentence of it holds either `value`, which came or went, or `was` and `now`; `before` and `after` are the
    values in full, None where nothing was, or is, said.
    """

    key: Html
    severity: Html
    place: Html
    words: Html
    value: Html | None
    was: Html | None
    now: Html | None
    verdicts: tuple[VerdictView, ...]
    rule: Html
    effect: Html
    operations: tuple[Html, ...]
    reach: Html
    before: Html | None
    after: Html | None
    old: SourceView | None
    new: SourceView | None
    link: LinkView | None
    witness: WitnessView | None
    accepted: Html | None
    advice: Html
    is_open: bool


@dataclass(frozen=True, slots=True)
class TallyView:
    """The findings of one verdict, counted for one audience."""

    verdict: Html
    count: Html


@dataclass(frozen=True, slots=True)
class AudienceView:
    name: Html
    worst: Html
    tallies: tuple[TallyView, ...]


@dataclass(frozen=True, slots=True)
class RevisionView:
    name: Html
    sha256: Html


@dataclass(frozen=True, slots=True)
class UnknownView:
    side: Html
    facts: Html
    why: Html


@dataclass(frozen=True, slots=True)
class SummaryView:
    """Two revisions, and whom the change from one to the other breaks."""

    old: RevisionView
    new: RevisionView
    headline: Html
    audiences: tuple[AudienceView, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """What changed; without its summary where the page has that already."""

    id: Html
    title: Html
    summaries: tuple[SummaryView, ...]
    audiences: tuple[Html, ...]
    findings: tuple[FindingView, ...]
    left_out: Html | None
    unknown: tuple[UnknownView, ...]


@dataclass(frozen=True, slots=True)
class TextView:
    """Text in a picture; `full` where `text` is cut."""

    x: Html
    y: Html
    text: Html
    kind: Html
    full: Html | None = None


@dataclass(frozen=True, slots=True)
class StrokeView:
    path: Html
    kind: Html


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of the table that says what a picture shows."""

    name: Html
    cells: tuple[Html, ...]


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture in SVG, and the table that says the same."""

    id: Html
    title: Html
    description: Html
    width: Html
    height: Html
    texts: tuple[TextView, ...]
    strokes: tuple[StrokeView, ...]
    corner: Html
    columns: tuple[Html, ...]
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    title: Html
    lede: Html
    style: Html
    script: Html
    style_digest: Html
    script_digest: Html
    summaries: tuple[SummaryView, ...]
    vocabularies: tuple[PictureView, ...]
    flows: tuple[PictureView, ...]
    comparisons: tuple[ComparisonView, ...]
    has_findings: bool
    verdicts: tuple[Html, ...]
    audiences: tuple[Html, ...]
    rules: tuple[Html, ...]
    operations: tuple[Html, ...]
