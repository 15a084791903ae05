"""The fields of an operation through several revisions: each a lane, which keeps its line when its name changes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from mooring.document import Fact
from mooring.drift.differences import Subject
from mooring.drift.phrases import shown
from mooring.drift.report import Report
from mooring.drift.shapes import Shapes
from mooring.drift.side import Side
from mooring.model import (
    Array,
    Content,
    Enumeration,
    Object,
    Operation,
    Schema,
    Type,
    Union,
)

DEEPEST = 4
"""Steps into objects that are followed."""
MOST_FIELDS = 400
"""Of one operation, in one revision."""
TOLD = (Subject.PROPERTY, Subject.PARAMETER, Subject.ENUM_VALUE)


class Join(Enum):
    """How a field of one revision comes to be taken for one of the next."""

    SAME = "same"
    RENAMED = "renamed"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter or property under the name that callers write, such as `sessionSettings.profileId`."""

    label: str
    pointer: str
    values: tuple[str, ...] | None
    """What an enumeration allows; None where anything else does."""


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
    part: str
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
    found: dict[tuple[str, tuple[Lane, ...]], Flow] = {}
    shapes = [Shapes(side.api) for side in sides]
    for thread in _threads(sides, reports):
        name = next(str(one) for one in reversed(thread) if one is not None)
        for part, contents in (("takes", _taken), ("returns", _returned)):
            fields = [
                (
                    []
                    if operation is None
                    else _fields(side, known, contents(operation, side, known))
                )
                for side, known, operation in zip(sides, shapes, thread, strict=True)
            ]
            lanes = _lanes(fields, reports)
            # Operations that share a schema share its lanes, which are drawn once.
            if any(not lane.is_constant for lane in lanes) or _values_differ(lanes):
                found.setdefault((part, lanes), Flow(name, part, lanes))
    return tuple(found.values())


def _threads(
    sides: Sequence[Side], reports: Sequence[Report]
) -> Iterator[tuple[Operation | None, ...]]:
    """Each operation through the revisions, if one of the reports tells something of its fields."""
    told = {
        operation
        for report in reports
        for finding in report.findings
        if finding.subject in TOLD
        for operation in finding.operations
    }
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
            if any(str(one) in told for one in thread if one is not None):
                yield tuple(thread)


def _taken(
    operation: Operation, side: Side, shapes: Shapes
) -> Iterator[tuple[str, str, Schema]]:
    for parameter in operation.parameters:
        label = f"{parameter.name} ({parameter.place.value})"
        yield label, parameter.pointer, parameter.schema
    if operation.body is not None:
        yield from _properties_of(operation.body.contents, shapes)


def _returned(
    operation: Operation, side: Side, shapes: Shapes
) -> Iterator[tuple[str, str, Schema]]:
    for response in operation.responses:
        if response.status.startswith("2"):
            yield from _properties_of(response.contents, shapes)
            return


def _properties_of(
    contents: tuple[Content, ...], shapes: Shapes
) -> Iterator[tuple[str, str, Schema]]:
    for content in contents[:1]:
        if content.schema is not None:
            yield "", content.pointer, content.schema


def _fields(
    side: Side, shapes: Shapes, stated: Iterator[tuple[str, str, Schema]]
) -> list[Field]:
    fields = list[Field]()
    for label, pointer, schema in stated:
        _walk(label, pointer, schema, side, shapes, (), fields)
    return fields[:MOST_FIELDS]


def _walk(
    label: str,
    pointer: str,
    schema: Schema,
    side: Side,
    shapes: Shapes,
    above: tuple[Type, ...],
    fields: list[Field],
) -> None:
    """Adds a field and those inside of it; a type inside of itself is not opened again."""
    type_ = shapes.of(schema).type
    if label and not label.endswith("[]"):
        values = _values(type_, shapes) if side.carries(Fact.ENUMS) else None
        fields.append(Field(label, pointer, values))
    if len(above) > DEEPEST or type_ in above or len(fields) > MOST_FIELDS:
        return
    for inner in _opened(type_, shapes):
        match inner:
            case Object(properties=properties):
                for one in properties:
                    path = f"{label}.{one.name}" if label else one.name
                    at = one.schema.pointer
                    _walk(path, at, one.schema, side, shapes, (*above, type_), fields)
            case Array(items=items):
                path = f"{label}[]"
                at = items.pointer
                _walk(path, at, items, side, shapes, (*above, type_), fields)
            case _:
                pass


def _opened(type_: Type, shapes: Shapes) -> Iterator[Type]:
    """The type, or the members of a union."""
    if isinstance(type_, Union):
        yield from (shapes.of(member).type for member in type_.members)
    else:
        yield type_


def _values(type_: Type, shapes: Shapes) -> tuple[str, ...] | None:
    values = [
        shown(value.json)
        for inner in _opened(type_, shapes)
        if isinstance(inner, Enumeration)
        for value in inner.values
    ]
    return tuple(values) or None


def _lanes(
    fields: Sequence[Sequence[Field]], reports: Sequence[Report]
) -> tuple[Lane, ...]:
    lanes = [_Growing([one]) for one in fields[0]]
    for at, (following, report) in enumerate(
        zip(fields[1:], reports, strict=True), start=1
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
