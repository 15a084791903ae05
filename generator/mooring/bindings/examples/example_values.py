"""A JSON value for every schema: what the document gives as an example where that fits, else one made from the type."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import Enum
from typing import assert_never

from mooring.bindings.schemas.conformity import conforms
from mooring.bindings.examples.primitive_examples import numbers, strings, variations
from mooring.bindings.schemas.shapes import record
from mooring.document import Json
from mooring.model import (
    Anything,
    Array,
    Boolean,
    Discriminator,
    Enumeration,
    Intersection,
    Nothing,
    Null,
    Number,
    Object,
    Property,
    Reference,
    Schema,
    String,
    Union,
    Value,
)

DEEPEST = 5
"""Objects inside each other that are shown with all their members; below, only what is required."""

ENOUGH = 4
"""Times that a schema may appear inside itself before only what is required is shown of it."""

LARGEST = 400
"""Values after which an example shows only what is required."""


class Side(Enum):
    """Who writes the value: what is read-only is no part of a request, what is write-only none of a response."""

    REQUEST = "request"
    RESPONSE = "response"


class NoExample(Exception):
    """There is no such value, or none that ends."""


def example(
    schema: Schema,
    schemas: Mapping[str, Schema],
    side: Side,
    *,
    is_full: bool = True,
    name: str = "example",
) -> Json:
    """A value that fits a schema, the same one in every run.

    Args:
        is_full: With everything that may be there; else only with what must be.
        name: What the value is called where it stands, which free text repeats.

    Raises:
        NoExample: there is none.
    """
    maker = _Maker(schemas, side, [LARGEST])
    return maker.value(schema, _Place(name, 0 if is_full else DEEPEST + 1, ()))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value stands: its name, how deep, and in which named schemas."""

    name: str
    depth: int
    inside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Maker:
    schemas: Mapping[str, Schema]
    side: Side
    left: list[int]
    """How many more values the example has room for."""

    def value(self, schema: Schema, place: _Place) -> Json:
        self.left[0] -= 1
        shown = [*schema.examples]
        if schema.default is not None:
            shown.append(schema.default)
        for one in shown:
            # Null seldom stands for a value.
            if one.json is not None and conforms(one.json, schema, self.schemas):
                return one.json
        return self._made(schema, place)

    def _made(self, schema: Schema, place: _Place) -> Json:
        match schema.type:
            case Anything():
                return place.name
            case Nothing():
                raise NoExample
            case Null():
                return None
            case Boolean():
                return True
            case Number() as number:
                return self._first(numbers(number), schema)
            case String() as string:
                return self._first(strings(string, place.name), schema)
            case Enumeration(values=values):
                return self._first((value.json for value in values), schema)
            case Array() as array:
                return self._array(array, schema, place)
            case Object() as one:
                return self._object(one, place)
            case Union() as union:
                return self._first(self._members(union, place), schema)
            case Intersection():
                return self._first(self._intersections(schema, place), schema)
            case Reference(name=name):
                return self._reference(name, place)
            case _:
                assert_never(schema.type)

    def _first(self, candidates: Iterator[Json], schema: Schema) -> Json:
        """The first of the values that fits, else the first one."""
        tried = list[Json]()
        for candidate in candidates:
            if conforms(candidate, replace(schema, unmodelled=()), self.schemas):
                return candidate
            tried.append(candidate)
        if not tried:
            raise NoExample
        return tried[0]

    def _reference(self, name: str, place: _Place) -> Json:
        schema = self.schemas.get(name)
        if schema is None:
            return place.name
        seen = place.inside.count(name)
        if seen > ENOUGH:
            raise NoExample
        depth = place.depth if seen == 0 else max(place.depth, DEEPEST + 1)
        return self.value(schema, _Place(place.name, depth, (*place.inside, name)))

    def _array(self, array: Array, schema: Schema, place: _Place) -> Json:
        least = array.min_items or 0
        wanted = least if self._is_small(place) else max(least, 1)
        if array.max_items is not None:
            wanted = min(wanted, array.max_items)
        items = list[Json]()
        for index in range(wanted):
            own = array.prefix[index] if index < len(array.prefix) else array.items
            try:
                item = self.value(own, place)
            except NoExample:
                if index < least:
                    raise
                break
            items.append(
                _other_than(item, items, own, self.schemas)
                if array.unique_items
                else item
            )
        return items

    def _thinned(
        self, full: Mapping[str, Json], merged: Object, schema: Schema, place: _Place
    ) -> Json:
        """What must be there, and of the rest what no part of the schema forbids."""
        made = self._object(merged, replace(place, depth=DEEPEST + 1))
        for name, value in full.items():
            more = {**made, name: value}
            if conforms(more, replace(schema, unmodelled=()), self.schemas):
                made = more
        return made

    def _object(self, one: Object, place: _Place) -> dict[str, Json]:
        made = dict[str, Json]()
        for member in one.properties:
            if not self._is_shown(member, place):
                continue
            inner = _Place(member.name, place.depth + 1, place.inside)
            try:
                made[member.name] = self.value(member.schema, inner)
            except NoExample:
                if member.required:
                    raise
        for member in one.properties:
            if len(made) >= (one.min_properties or 0):
                break
            if member.name not in made and self._is_written(member.schema):
                inner = _Place(member.name, place.depth + 1, place.inside)
                with suppress(NoExample):
                    made[member.name] = self.value(member.schema, inner)
        missing = (one.min_properties or 0) - len(made)
        free = one.additional or Schema(Anything())
        is_closed = isinstance(free.type, Nothing) and not one.patterns
        if not (one.properties or is_closed or self._is_small(place)):
            missing = max(missing, 1)
        with suppress(NoExample):
            for index in range(missing):
                self._add_free(made, one, free, index, place)
        return made

    def _add_free(
        self,
        made: dict[str, Json],
        one: Object,
        free: Schema,
        index: int,
        place: _Place,
    ) -> None:
        """Adds a member that has no name of its own."""
        names = Schema(String()) if one.names is None else one.names
        if isinstance(free.type, Nothing) and one.patterns:
            pattern, free = one.patterns[0]
            names = Schema(String(pattern=pattern))
        inner = _Place("key" if index == 0 else f"key{index + 1}", 0, place.inside)
        name = self.value(names, inner)
        deeper = replace(place, depth=place.depth + 1, name="value")
        made[str(name)] = self.value(free, deeper)

    def _is_small(self, place: _Place) -> bool:
        return place.depth > DEEPEST or self.left[0] < 0

    def _is_shown(self, member: Property, place: _Place) -> bool:
        if not self._is_written(member.schema):
            return False
        is_extra = self._is_small(place) or member.schema.deprecated
        return member.required or not is_extra

    def _is_written(self, schema: Schema) -> bool:
        """Whether the side writes a member at all; what its reference leads to says so too."""
        for _ in range(ENOUGH):
            if self.side is Side.REQUEST and schema.read_only:
                return False
            if self.side is Side.RESPONSE and schema.write_only:
                return False
            if not isinstance(schema.type, Reference):
                break
            schema = self.schemas.get(schema.type.name, Schema(Anything()))
        return True

    def _members(self, union: Union, place: _Place) -> Iterator[Json]:
        """A value for each member of a union; null last."""
        ordered = sorted(union.members, key=lambda one: isinstance(one.type, Null))
        for member in ordered:
            try:
                value = self.value(member, place)
            except NoExample:
                continue
            tag = _tag(member, union.discriminator)
            if tag is not None and isinstance(value, dict):
                name, text = tag
                tagged: Json = {**value, name: text}
                if conforms(tagged, member, self.schemas):
                    value = tagged
            yield value

    def _intersections(self, schema: Schema, place: _Place) -> Iterator[Json]:
        """Values for all members at once: their objects as one, or what one of the members takes."""
        assert isinstance(schema.type, Intersection)
        merged = record(schema, self.schemas)
        if merged.properties or merged.additional:
            full = self._object(merged, place)
            yield full
            yield self._thinned(full, merged, schema, place)
        parts = list[Json]()
        for member in schema.type.members:
            try:
                parts.append(self.value(member, place))
            except NoExample:
                continue
        objects = [one for one in parts if isinstance(one, dict)]
        if objects:
            whole = dict[str, Json]()
            for one in objects:
                whole |= one
            yield whole
        yield from parts


def _tag(member: Schema, discriminator: Discriminator | None) -> tuple[str, str] | None:
    """What the discriminator says for a member: a tag of its own, else the name of its schema (OpenAPI 3.1, Discriminator Object)."""
    if discriminator is None or not isinstance(member.type, Reference):
        return None
    name = member.type.name
    tags = (tag for tag, schema in discriminator.mapping if schema == name)
    return discriminator.property_name, next(tags, name)


def _other_than(
    item: Json, items: list[Json], schema: Schema, schemas: Mapping[str, Schema]
) -> Json:
    """A value that is not among some already."""
    known = {Value.of(one) for one in items}
    for other in variations(item, schema, schemas):
        if Value.of(other) not in known and conforms(other, schema, schemas):
            return other
    return item
