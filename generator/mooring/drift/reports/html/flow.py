"""The fields of an operation through revisions → a picture: one line a field, whatever it is called."""

from collections.abc import Iterator, Sequence

from mooring.drift.reports.html.markup import Html, breadth, html, number
from mooring.drift.reports.html.views import (
    PictureView,
    RowView,
    StrokeView,
    TextView,
)
from mooring.drift.reports.lanes import Flow, Join, Lane

ROW, TOP, LEFT, GAP, CHARACTER = 22, 34, 24, 52, 7.4
"""Pixels: of a row, above the first, before the first column, between columns, and of a character of 12 pixels."""
LONGEST = 44
MOST_ROWS = 48
MOST_PICTURES = 8
WORDS = {
    Join.SAME: "",
    Join.RENAMED: "renamed or moved",
    Join.POSSIBLE: "possibly renamed or moved",
}


def field_flows(
    flows: Sequence[Flow], revisions: Sequence[str]
) -> tuple[PictureView, ...]:
    """A picture of what each operation takes and returns, where fields were renamed, moved, added or removed."""
    changed = [
        flow for flow in flows if any(not lane.is_constant for lane in flow.lanes)
    ]
    ordered = sorted(changed, key=lambda flow: -flow.renames)
    return tuple(
        _picture(at, flow, revisions)
        for at, flow in enumerate(ordered[:MOST_PICTURES], start=1)
    )


def _picture(at: int, flow: Flow, revisions: Sequence[str]) -> PictureView:
    lanes = _drawn(flow.lanes)
    left_out = len(flow.lanes) - len(lanes)
    columns = list(_columns(lanes, revisions))
    width = columns[-1] + _width(lanes, len(revisions) - 1, revisions[-1]) + 28
    omitted = (
        f" {left_out} fields that did not change are left out." if left_out else ""
    )
    return PictureView(
        id=html(f"fields-{at}"),
        title=html(f"What {flow.operation} {flow.part.value}"),
        description=html(
            f"{len(lanes)} fields in {len(revisions)} revisions.{omitted}"
        ),
        width=number(width),
        height=number(TOP + ROW * len(lanes) + 10),
        texts=(
            *(
                TextView(number(x), number(18), html(_cut(name)), Html("head"))
                for x, name in zip(columns, revisions, strict=True)
            ),
            *_texts(lanes, columns),
        ),
        strokes=tuple(_strokes(lanes, columns)),
        corner=html("field"),
        columns=tuple(map(html, revisions)),
        rows=tuple(_row(lane) for lane in lanes),
    )


def _drawn(lanes: tuple[Lane, ...]) -> tuple[Lane, ...]:
    """All lanes where there is room, else those that changed: the renamed first."""
    if len(lanes) <= MOST_ROWS:
        return lanes
    changed = [lane for lane in lanes if not lane.is_constant]
    ordered = sorted(
        changed,
        key=lambda lane: all(join in (None, Join.SAME) for join in lane.joins),
    )
    return tuple(ordered[:MOST_ROWS])


def _columns(lanes: Sequence[Lane], revisions: Sequence[str]) -> Iterator[float]:
    x = float(LEFT)
    for at, name in enumerate(revisions):
        yield x
        x += _width(lanes, at, name) + GAP


def _width(lanes: Sequence[Lane], at: int, name: str) -> float:
    labels = [_cut(stop.label) for lane in lanes if (stop := lane.stops[at])]
    return CHARACTER * max(map(breadth, [*labels, _cut(name)]))


def _cut(label: str) -> str:
    """The end of a long way says more than its beginning."""
    return label if len(label) <= LONGEST else f"…{label[-LONGEST + 1 :]}"


def _texts(lanes: Sequence[Lane], columns: Sequence[float]) -> Iterator[TextView]:
    for row, lane in enumerate(lanes):
        for at, stop in enumerate(lane.stops):
            if stop is not None:
                text = _cut(stop.label)
                yield TextView(
                    number(columns[at]),
                    number(_line(row) + 4),
                    html(text),
                    Html(_kind(lane, at)),
                    None if text == stop.label else html(stop.label),
                )


def _kind(lane: Lane, at: int) -> str:
    is_last = at == len(lane.stops) - 1
    if not is_last and lane.joins[at] is None:
        return "name gone-name"
    if at and lane.joins[at - 1] is None:
        return "name new-name"
    return "name quiet" if lane.is_constant else "name"


def _strokes(lanes: Sequence[Lane], columns: Sequence[float]) -> Iterator[StrokeView]:
    for row, lane in enumerate(lanes):
        y = _line(row)
        for at, stop in enumerate(lane.stops):
            if stop is None:
                continue
            end = columns[at] + CHARACTER * breadth(_cut(stop.label)) + 8
            if at and lane.joins[at - 1] is None:
                yield _stroke(f"M{columns[at] - 14:.1f} {y}h8m-4 -4v8", "new")
            if at == len(lane.stops) - 1:
                continue
            join = lane.joins[at]
            if join is None:
                yield _stroke(f"M{end:.1f} {y - 4}l8 8m0 -8l-8 8", "gone")
                continue
            start = columns[at + 1] - 8
            yield _stroke(f"M{end:.1f} {y}H{start:.1f}", f"join {join.value}")
            if join is not Join.SAME:
                yield _stroke(f"M{start - 6:.1f} {y - 4}l6 4l-6 4", "join renamed")


def _line(row: int) -> float:
    return TOP + ROW * (row + 0.5)


def _stroke(path: str, kind: str) -> StrokeView:
    return StrokeView(html(path), html(kind))


def _row(lane: Lane) -> RowView:
    """The lane in words; its own name is the last that it had."""
    name = next(stop.label for stop in reversed(lane.stops) if stop is not None)
    cells = list[Html]()
    for at, stop in enumerate(lane.stops):
        before = lane.joins[at - 1] if at else Join.SAME
        if stop is None:
            was = at > 0 and lane.stops[at - 1] is not None
            cells.append(html("removed" if was else "–"))
        elif before is None:
            cells.append(html(f"{stop.label} (added)"))
        else:
            how = WORDS[before]
            cells.append(html(f"{stop.label} ({how})" if how else stop.label))
    return RowView(html(name), tuple(cells))
