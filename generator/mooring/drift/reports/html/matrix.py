"""The values of an enumeration through revisions → a picture: one line a value, as long as it exists."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from mooring.drift.reports.html.markup import Html, breadth, html, number
from mooring.drift.reports.html.views import (
    PictureView,
    RowView,
    StrokeView,
    TextView,
)
from mooring.drift.reports.lanes import Flow, Lane

ROW, TOP, LEFT, COLUMN, CHARACTER = 22, 34, 12, 132, 7.4
"""Pixels: of a row, above the first, before the labels, of a column at least, and of a character of 12 pixels."""
LONGEST = 40
LONGEST_HEAD = 28
MOST_ROWS = 24
"""Rows of one picture where some of its values never changed; those are left out beyond it."""
MOST_PICTURES = 12
IN, OUT, UNSTATED, ABSENT = "yes", "no", "not stated", "no field"

Stage: TypeAlias = tuple[str, ...] | None
"""The values in one revision; None where it states none, and none at all where it has no such field."""


def vocabularies(
    flows: Sequence[Flow], revisions: Sequence[str]
) -> tuple[PictureView, ...]:
    """A picture of every enumeration whose values differ between revisions; fields that share one share a picture."""
    labels_by_stages: dict[tuple[Stage, ...], list[str]] = {}
    for flow in flows:
        for lane in flow.lanes:
            stages = tuple(stop.values if stop else () for stop in lane.stops)
            if len({frozenset(one) for one in stages if one}) > 1:
                labels = labels_by_stages.setdefault(stages, [])
                labels.append(f"{_label(lane)} of {flow.operation}")
    # What changed most first: it is what a reader came for.
    ordered = sorted(
        labels_by_stages.items(), key=lambda entry: -len(_changed(entry[0]))
    )
    return tuple(
        _picture(at, list(dict.fromkeys(labels)), stages, revisions)
        for at, (stages, labels) in enumerate(ordered[:MOST_PICTURES], start=1)
    )


def _label(lane: Lane) -> str:
    return next(stop.label for stop in reversed(lane.stops) if stop is not None)


def _picture(
    at: int,
    labels: list[str],
    stages: tuple[Stage, ...],
    revisions: Sequence[str],
) -> PictureView:
    all_values = _ordered(stages)
    values = all_values
    if len(all_values) > MOST_ROWS:
        values = [one for one in all_values if one in _changed(stages)]
    left_out = len(all_values) - len(values)
    omitted = f" {left_out} that never changed are left out." if left_out else ""
    shown = [_shortened(value) for value in values]
    start = LEFT + CHARACTER * max(map(breadth, shown), default=0) + 30
    names = [_cut(name) for name in revisions]
    column = max(COLUMN, CHARACTER * max(map(breadth, names)) + 24)
    centers = [start + column * (at + 0.5) for at in range(len(revisions))]
    more = f" and {len(labels) - 2} more" if len(labels) > 2 else ""
    return PictureView(
        id=html(f"values-{at}"),
        title=html(f"Values of {', '.join(labels[:2])}{more}"),
        description=html(
            f"{len(values)} values in {len(revisions)} revisions.{omitted}"
        ),
        width=number(start + column * len(revisions)),
        height=number(TOP + ROW * len(values) + 10),
        texts=(*_heads(names, centers), *_names(values), *_doubts(stages, centers)),
        strokes=tuple(_strokes(values, stages, centers)),
        corner=html("value"),
        columns=tuple(map(html, revisions)),
        rows=tuple(
            RowView(html(value), tuple(html(_state(value, one)) for one in stages))
            for value in values
        ),
    )


def _shortened(value: str) -> str:
    return value if len(value) <= LONGEST else f"{value[: LONGEST - 1]}…"


def _cut(name: str) -> str:
    """The end of a path says more than its beginning."""
    return name if len(name) <= LONGEST_HEAD else f"…{name[-LONGEST_HEAD + 1 :]}"


def _changed(stages: tuple[Stage, ...]) -> frozenset[str]:
    """The values that some revision has and another has not, of those that state any."""
    known = [frozenset(one) for one in stages if one]
    return frozenset[str]().union(*known) - known[0].intersection(*known)


def _ordered(stages: tuple[Stage, ...]) -> list[str]:
    """Values by when they came, then by when they went, then as the documents order them."""
    known = [set(one or ()) for one in stages]
    values = list(dict.fromkeys(value for one in stages for value in one or ()))

    def life(value: str) -> tuple[int, int]:
        present = [at for at, one in enumerate(known) if value in one]
        return present[0], present[-1]

    return sorted(values, key=life)


def _state(value: str, stage: Stage) -> str:
    if not stage:
        return UNSTATED if stage is None else ABSENT
    return IN if value in stage else OUT


def _heads(revisions: Sequence[str], centers: list[float]) -> Iterator[TextView]:
    for name, center in zip(revisions, centers, strict=True):
        yield TextView(number(center), number(18), html(name), Html("head middle"))


def _names(values: list[str]) -> Iterator[TextView]:
    for row, value in enumerate(values):
        text = _shortened(value)
        full = None if text == value else html(value)
        yield TextView(
            number(LEFT), number(_line(row) + 4), html(text), Html("name"), full
        )


def _doubts(stages: tuple[Stage, ...], centers: list[float]) -> Iterator[TextView]:
    for stage, center in zip(stages, centers, strict=True):
        if not stage:
            yield TextView(
                number(center),
                number(_line(0) + 4),
                html(_state("", stage)),
                Html("faint middle"),
            )


def _strokes(
    values: list[str],
    stages: tuple[Stage, ...],
    centers: list[float],
) -> Iterator[StrokeView]:
    for row, value in enumerate(values):
        y = _line(row)
        states = [_state(value, stage) for stage in stages]
        for at, (state, center) in enumerate(zip(states, centers, strict=True)):
            following = states[at + 1] if at + 1 < len(states) else None
            before = states[at - 1] if at else None
            if state is IN and following is IN:
                yield _stroke(f"M{center:.1f} {y}H{centers[at + 1]:.1f}", "life")
            if state is IN:
                is_new = before is OUT
                yield _stroke(_dot(center, y), "new" if is_new else "there")
            if state is OUT and before is IN:
                yield _stroke(_cross(center, y), "gone")


def _line(row: int) -> float:
    return TOP + ROW * (row + 0.5)


def _stroke(path: str, kind: str) -> StrokeView:
    return StrokeView(html(path), html(kind))


def _dot(x: float, y: float) -> str:
    return f"M{x - 5:.1f} {y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0"


def _cross(x: float, y: float) -> str:
    return f"M{x - 4:.1f} {y - 4}l8 8m0 -8l-8 8"
