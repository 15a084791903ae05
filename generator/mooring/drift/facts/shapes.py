"""Schemas in a normal form, so that two ways to write one thing are one thing."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from mooring.document import Json
from mooring.drift.facts.elements import Shape
from mooring.drift.facts.joins import both
from mooring.model import (
    Anything,
    Api,
    Array,
    Boolean,
    Enumeration,
    Intersection,
    Nothing,
    Null,
    Number,
    Object,
    Reference,
    Schema,
    String,
    Type,
    Union,
    Value,
    children,
)


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of one API's schemas, each worked out once."""

    api: Api
    shapes_by_key: dict[str, Shape] = field(default_factory=dict)

    def of(self, schema: Schema) -> Shape:
        match schema.type:
            case Reference(name):
                return _annotated(schema, self.of_component(name))
            case Union(members) as union:
                return _annotated(schema, self._union(union, members, schema.pointer))
            case Intersection(members):
                return _annotated(
                    schema,
                    self._joined([self.of(member) for member in members], schema),
                )
            case _:
                return _annotated(
                    schema,
                    Shape(
                        schema.type, pointer=schema.pointer, type_pointer=schema.pointer
                    ),
                )

    def of_component(self, key: str) -> Shape:
        known = self.shapes_by_key.get(key)
        if known is None:
            # A schema that consists of itself alone accepts anything; this also ends the recursion.
            self.shapes_by_key[key] = Shape(Anything())
            known = (
                self.of(self.api.schemas[key])
                if key in self.api.schemas
                else Shape(Anything())
            )
            self.shapes_by_key[key] = known
        return known

    def target(self, schema: Schema) -> str | None:
        """The key of the named schema that `schema` stands for, whether or not null is allowed beside it."""
        match schema.type:
            case Reference(name):
                return name
            case Union(members):
                others = [
                    member for member in members if not isinstance(member.type, Null)
                ]
                return self.target(others[0]) if len(others) == 1 else None
            case _:
                return None

    def site(self, schema: Schema) -> Shape:
        """What is said where a named schema is used, apart from the named schema itself."""
        match schema.type:
            case Union(members):
                inner = next(
                    (
                        self.site(one)
                        for one in members
                        if not isinstance(one.type, Null)
                    ),
                    Shape(Anything()),
                )
                nullable = any(isinstance(one.type, Null) for one in members)
                return _annotated(
                    schema, replace(inner, nullable=nullable or inner.nullable)
                )
            case _:
                return _annotated(schema, Shape(Anything(), pointer=schema.pointer))

    def _union(self, union: Union, members: tuple[Schema, ...], pointer: str) -> Shape:
        flat = list(self._alternatives(members, exclusive=union.exclusive))
        schemas = [schema for schema, _ in flat]
        shapes = [shape for _, shape in flat]
        nullable = any(
            isinstance(shape.type, Null) or shape.nullable for shape in shapes
        )
        kept = [
            (schema, shape)
            for schema, shape in zip(schemas, shapes, strict=True)
            if not isinstance(shape.type, Null)
        ]
        match kept:
            case []:
                return Shape(Null(), pointer=pointer)
            case [(_, single)]:
                is_open = isinstance(single.type, Anything)
                return replace(single, nullable=nullable and not is_open)
            case _:
                types = tuple(shape.type for _, shape in kept)
        if not union.exclusive and any(isinstance(type_, Anything) for type_ in types):
            return Shape(Anything(), pointer=pointer)
        values = [
            value
            for type_ in types
            if isinstance(type_, Enumeration)
            for value in type_.values
        ]
        if all(isinstance(type_, Enumeration) for type_ in types) and len(
            set(values)
        ) == len(values):
            return Shape(Enumeration(tuple(values)), nullable, pointer=pointer)
        return Shape(
            replace(union, members=tuple(schema for schema, _ in kept)),
            nullable,
            pointer=pointer,
        )

    def _alternatives(
        self, members: tuple[Schema, ...], *, exclusive: bool
    ) -> Iterator[tuple[Schema, Shape]]:
        """The members with nested unions opened, each meaning once."""
        seen: list[Type] = []
        for member in members:
            nested = member.type
            if (
                isinstance(nested, Union)
                and not nested.exclusive
                and not exclusive
                and nested.discriminator is None
            ):
                yield from self._alternatives(nested.members, exclusive=False)
                continue
            shape = self.of(member)
            # A schema of another name is another type of the bindings, even if it accepts the same.
            if shape.type not in seen or exclusive or isinstance(nested, Reference):
                seen.append(shape.type)
                yield member, shape

    def _joined(self, shapes: list[Shape], schema: Schema) -> Shape:
        """One shape for all conditions at once, where the model can express that."""
        telling: list[Shape] = []
        for shape in shapes:
            # A condition that is said again says nothing more.
            is_said = any(
                (one.type, one.nullable) == (shape.type, shape.nullable)
                for one in telling
            )
            if not isinstance(shape.type, Anything) and not is_said:
                telling.append(shape)
        if not telling:
            return _gathered(shapes, Shape(Anything(), pointer=schema.pointer))
        type_ = telling[0].type
        for shape in telling[1:]:
            joined = both(type_, shape.type)
            if joined is None:
                return _gathered(shapes, Shape(schema.type, pointer=schema.pointer))
            type_ = joined
        nullable = all(shape.nullable for shape in telling)
        return _gathered(
            shapes,
            Shape(
                type_,
                nullable,
                pointer=schema.pointer,
                type_pointer=telling[0].type_pointer,
            ),
        )


def references(schema: Schema) -> Iterator[str]:
    """The keys of the named schemas that `schema` refers to, as often as it does."""
    if isinstance(schema.type, Reference):
        yield schema.type.name
    for child in children(schema):
        yield from references(child)


def payloads(api: Api) -> Iterator[Schema]:
    """The schemas that operations state themselves."""
    for operation in (*api.operations, *api.webhooks):
        yield from (parameter.schema for parameter in operation.parameters)
        contents = [*(operation.body.contents if operation.body else ())]
        contents += [
            content for response in operation.responses for content in response.contents
        ]
        yield from (
            content.schema for content in contents if content.schema is not None
        )


def may_meet(one: Type, other: Type) -> bool:
    """Whether a value may be of both types, as far as the kinds of JSON values tell."""
    return bool(_kinds(one) & _kinds(other))


KINDS = frozenset(("null", "boolean", "number", "string", "array", "object"))


def _kinds(type_: Type) -> frozenset[str]:
    match type_:
        case Nothing():
            return frozenset()
        case Null():
            return frozenset(("null",))
        case Boolean():
            return frozenset(("boolean",))
        case Number():
            return frozenset(("number",))
        case String():
            return frozenset(("string",))
        case Array():
            return frozenset(("array",))
        case Object():
            return frozenset(("object",))
        case Enumeration(values):
            return frozenset(_kind(value.json) for value in values)
        case Anything() | Union() | Intersection() | Reference():
            return KINDS


def _kind(value: Json) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case dict():
            return "object"


def contains(wider: Type, narrower: Type) -> bool:
    """Whether every value of `narrower` surely is one of `wider`; decided for the simple kinds only."""
    match wider, narrower:
        case Anything(), _:
            return True
        case Enumeration(many), Enumeration(few):
            return set(few) <= set(many)
        case String(), Enumeration(values):
            return wider == String() and all(
                isinstance(value.json, str) for value in values
            )
        case Number(integral=False), Number():
            return replace(wider, format=None) == Number()
        case Union(members), _:
            return any(contains(member.type, narrower) for member in members)
        case _:
            return wider == narrower


def _annotated(outer: Schema, inner: Shape) -> Shape:
    """What is said closest to the use comes first."""
    return Shape(
        inner.type,
        inner.nullable,
        outer.title or inner.title,
        outer.description or inner.description,
        inner.default if outer.default is None else outer.default,
        outer.examples or inner.examples,
        outer.deprecated or inner.deprecated,
        outer.read_only or inner.read_only,
        outer.write_only or inner.write_only,
        _united(inner.unmodelled, outer.unmodelled),
        outer.pointer or inner.pointer,
        inner.type_pointer or inner.pointer,
    )


def _gathered(shapes: list[Shape], joined: Shape) -> Shape:
    """The joined shape with the annotations of its parts, the first that says something coming first."""
    for shape in shapes:
        joined = Shape(
            joined.type,
            joined.nullable,
            joined.title or shape.title,
            joined.description or shape.description,
            shape.default if joined.default is None else joined.default,
            joined.examples or shape.examples,
            joined.deprecated or shape.deprecated,
            joined.read_only or shape.read_only,
            joined.write_only or shape.write_only,
            _united(joined.unmodelled, shape.unmodelled),
            joined.pointer,
            joined.type_pointer,
        )
    return joined


def _united(
    first: tuple[tuple[str, Value], ...], second: tuple[tuple[str, Value], ...]
) -> tuple[tuple[str, Value], ...]:
    """Both, in the order of their names: the order in which keywords are written means nothing."""
    return tuple(
        sorted({**dict(first), **dict(second)}.items(), key=lambda entry: entry[0])
    )
