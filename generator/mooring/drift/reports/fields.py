"""The fields of an operation in one revision: what it takes, and what it returns."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from typing import assert_never

from mooring.document import Fact
from mooring.drift.facts.phrases import shown
from mooring.drift.facts.shapes import Shapes
from mooring.drift.facts.side import Side
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
MOST_FIELDS = 200
"""Of one operation; where there are more, fewer steps are followed."""


class Part(Enum):
    """The two sides of a call; parameters and body are one, as a caller writes them together."""

    TAKEN = "takes"
    RETURNED = "returns"


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter or property under the name that callers write, such as `sessionSettings.profileId`."""

    label: str
    pointer: str
    values: tuple[str, ...] | None
    """What an enumeration allows; None where anything else does."""


Stated = tuple[str, str, Schema]
"""A label, a pointer, and a schema."""


def fields(
    operation: Operation, part: Part, side: Side, shapes: Shapes
) -> tuple[Field, ...]:
    """The fields in the order of the document, each before those inside of it."""
    stated = list(_stated(operation, part))
    found: list[Field] = []
    for deepest in range(DEEPEST, -1, -1):
        reader = _Reader(shapes, deepest, has_values=side.carries(Fact.ENUMS))
        read = (one for each in stated for one in reader.read(*each))
        # Schemas of some documents unfold without end, or nearly.
        found = list(islice(read, MOST_FIELDS + 1))
        if len(found) <= MOST_FIELDS:
            break
    return tuple(_merged(found[:MOST_FIELDS]))


def _merged(found: list[Field]) -> Iterator[Field]:
    """Each label once: members of a union may all have a field of one name, which to a caller is one field."""
    fields_by_label: dict[str, list[Field]] = {}
    for one in found:
        fields_by_label.setdefault(one.label, []).append(one)
    for label, same in fields_by_label.items():
        values = dict.fromkeys(value for one in same for value in one.values or ())
        is_closed = all(one.values is not None for one in same)
        yield Field(label, same[0].pointer, tuple(values) if is_closed else None)


def _stated(operation: Operation, part: Part) -> Iterator[Stated]:
    match part:
        case Part.TAKEN:
            for parameter in operation.parameters:
                label = f"{parameter.name} ({parameter.place.value})"
                yield label, parameter.pointer, parameter.schema
            if operation.body is not None:
                yield from _payload(operation.body.contents)
        case Part.RETURNED:
            for response in operation.responses:
                if response.status.startswith("2"):
                    yield from _payload(response.contents)
                    return
        case _:
            assert_never(part)


def _payload(contents: tuple[Content, ...]) -> Iterator[Stated]:
    """The payload in its first media type; others rarely say anything else."""
    for content in contents[:1]:
        if content.schema is not None:
            yield "", content.pointer, content.schema


@dataclass(frozen=True, slots=True)
class _Reader:
    shapes: Shapes
    deepest: int
    has_values: bool

    def read(
        self, label: str, pointer: str, schema: Schema, above: tuple[Type, ...] = ()
    ) -> Iterator[Field]:
        """A field and those inside of it; a type inside of itself is not opened again."""
        type_ = self.shapes.of(schema).type
        if label and not label.endswith("[]"):
            values = self._values(type_) if self.has_values else None
            yield Field(label, pointer, values)
        # Types of named schemas are worked out once, so that each is itself again; to compare them would be slow.
        if len(above) > self.deepest or any(type_ is one for one in above):
            return
        for inner in self._opened(type_):
            match inner:
                case Object(properties=properties):
                    for one in properties:
                        path = f"{label}.{one.name}" if label else one.name
                        at = one.schema.pointer
                        yield from self.read(path, at, one.schema, (*above, type_))
                case Array(items=items):
                    yield from self.read(
                        f"{label}[]", items.pointer, items, (*above, type_)
                    )
                case _:
                    pass

    def _opened(self, type_: Type) -> Iterator[Type]:
        """The type, or the members of a union."""
        if isinstance(type_, Union):
            yield from (self.shapes.of(member).type for member in type_.members)
        else:
            yield type_

    def _values(self, type_: Type) -> tuple[str, ...] | None:
        values = [
            shown(value.json)
            for inner in self._opened(type_)
            if isinstance(inner, Enumeration)
            for value in inner.values
        ]
        return tuple(dict.fromkeys(values)) or None
