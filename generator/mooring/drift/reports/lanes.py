"""The fields of an operation through several revisions: each a lane, which keeps its line when its name changes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from mooring.drift.facts.differences import Subject
from mooring.drift.report import Report
from mooring.drift.reports.fields import Field, Part, fields
from mooring.drift.reports.telling import QUIET
from mooring.drift.facts.shapes import Shapes
from mooring.drift.facts.side import Side
from mooring.model import Operation

WITNESSES = 3
"""Operations that are looked at for one finding: a schema that many share changes in all of them alike."""
MOST_OPERATIONS = 60
TOLD = (
    Subject.PROPERTY,
    Subject.PARAMETER,
    Subject.ENUM_VALUE,
    Subject.SCHEMA,
    Subject.BODY,
    Subject.RESPONSE,
)


class Join(Enum):
    """How a field of one revision comes to be taken for one of the next."""

    SAME = "same"
    RENAMED = "renamed"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Lane:
    """One field: what it is in each revision, if it is there, and how each follows from the one before."""

    stops: tuple[Field | None, ...]
    joins: tuple[Join | None, ...]
    """One fewer than stops."""

    @property
    def is_constant(self) -> bool:
        return all(join is Join.SAME for join in self.joins)


@dataclass(frozen=True, slots=True)
class Flow:
    """What an operation takes, or what it returns."""

    operation: str
    part: Part
    lanes: tuple[Lane, ...]

    @property
    def renames(self) -> int:
        return sum(
            join is not None and join is not Join.SAME
            for lane in self.lanes
            for join in lane.joins
        )


@dataclass(slots=True)
class _Growing:
    """A lane that later revisions are yet to be added to."""

    stops: list[Field | None]
    joins: list[Join | None] = field(default_factory=list[Join | None])


def flows(sides: Sequence[Side], reports: Sequence[Report]) -> tuple[Flow, ...]:
    """The lanes of every operation about whose fields a report has something to say.

    Args:
        reports: Of each side with the one before; one fewer than sides.
    """
    found: dict[tuple[Part, tuple[Lane, ...]], Flow] = {}
    shapes = [Shapes(side.api) for side in sides]
    for thread in _threads(sides, reports):
        name = next(str(one) for one in reversed(thread) if one is not None)
        for part in Part:
            columns = [
                () if operation is None else fields(operation, part, side, known)
                for side, known, operation in zip(sides, shapes, thread, strict=True)
            ]
            lanes = _lanes(columns, reports)
            # Operations that share a schema share its lanes, which are drawn once.
            if any(not lane.is_constant for lane in lanes) or _values_differ(lanes):
                found.setdefault((part, lanes), Flow(name, part, lanes))
    return tuple(found.values())


def _threads(
    sides: Sequence[Side], reports: Sequence[Report]
) -> Iterator[tuple[Operation | None, ...]]:
    """Each operation through the revisions, if one of the reports tells something of its fields."""
    told = dict.fromkeys(
        operation
        for report in reports
        for finding in report.findings
        if finding.subject in TOLD and finding.effect not in QUIET
        for operation in finding.operations[:WITNESSES]
    )
    chosen = frozenset(list(told)[:MOST_OPERATIONS])
    threads: list[list[Operation | None]] = [
        [operation] for operation in sides[0].api.operations
    ]
    for at, (side, report) in enumerate(zip(sides[1:], reports, strict=True), start=1):
        moved = {
            finding.old_pointer: finding.new_pointer
            for finding in report.findings
            if finding.link is not None and finding.subject is Subject.OPERATION
        }
        left = {operation.pointer: operation for operation in side.api.operations}
        for thread in threads:
            last = thread[-1]
            pointer = None if last is None else moved.get(last.pointer, last.pointer)
            thread.append(left.pop(pointer, None) if pointer is not None else None)
        threads += [[*[None] * at, operation] for operation in left.values()]
    for thread in threads:
        if sum(one is not None for one in thread) > 1:
            if any(str(one) in chosen for one in thread if one is not None):
                yield tuple(thread)


def _lanes(
    columns: Sequence[Sequence[Field]], reports: Sequence[Report]
) -> tuple[Lane, ...]:
    lanes = [_Growing([one]) for one in columns[0]]
    for at, (following, report) in enumerate(
        zip(columns[1:], reports, strict=True), start=1
    ):
        ends = [lane.stops[-1] for lane in lanes]
        joined = dict(_joined([one for one in ends if one], following, report))
        for lane, end in zip(lanes, ends, strict=True):
            stop, join = joined.get(end, (None, None)) if end else (None, None)
            lane.stops.append(stop)
            lane.joins.append(join)
        taken = {stop for stop, _ in joined.values()}
        lanes += [
            _Growing([*[None] * at, one], [None] * at)
            for one in following
            if one not in taken
        ]
    return tuple(Lane(tuple(lane.stops), tuple(lane.joins)) for lane in lanes)


def _joined(
    old: Sequence[Field], new: Sequence[Field], report: Report
) -> Iterator[tuple[Field, tuple[Field, Join]]]:
    """The fields of the new side that stand for those of the old one: linked, or of the same name.

    What is inside of a field that was renamed is looked for inside of it.
    """
    links: Mapping[str | None, tuple[str | None, bool]] = {
        finding.old_pointer: (finding.new_pointer, finding.link.certain)
        for finding in report.findings
        if finding.link is not None
    }
    left = {one.label: one for one in new}
    labels_by_label: dict[str, str] = {}
    found: dict[Field, tuple[Field, Join]] = {}
    for one in old:
        pointer, certain = links.get(one.pointer, (None, False))
        target = next((it for it in left.values() if it.pointer == pointer), None)
        if target is not None:
            found[one] = target, Join.RENAMED if certain else Join.POSSIBLE
            labels_by_label[one.label] = target.label
            del left[target.label]
    for one in old:
        if one not in found:
            inside, _, name = one.label.rpartition(".")
            renamed = f"{labels_by_label.get(inside, inside)}.{name}".lstrip(".")
            target = left.pop(renamed, None) or left.pop(one.label, None)
            if target is not None:
                found[one] = target, Join.SAME
                labels_by_label[one.label] = target.label
    yield from found.items()


def _values_differ(lanes: tuple[Lane, ...]) -> bool:
    return any(
        len({stop.values for stop in lane.stops if stop and stop.values}) > 1
        for lane in lanes
    )
