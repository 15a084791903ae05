"""What a JSON value may be: a closed union of types, and what a document says about each."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from mooring.document import Json


@dataclass(frozen=True, slots=True)
class Value:
    """A JSON value as canonical text, so that it can be hashed; `1.0` and `1` are the same number."""

    text: str

    @classmethod
    def of(cls, value: Json) -> "Value":
        return cls(
            json.dumps(
                _canonical(value), sort_keys=True, ensure_ascii=False, allow_nan=False
            )
        )

    @property
    def json(self) -> Json:
        value: Json = json.loads(self.text)
        return value

    def __str__(self) -> str:
        return self.text


def _canonical(value: Json) -> Json:
    match value:
        case float() if value.is_integer():
            return int(value)
        case list():
            return [_canonical(item) for item in value]
        case dict():
            return {key: _canonical(item) for key, item in value.items()}
        case _:
            return value


@dataclass(frozen=True, slots=True)
class Anything:
    """Every JSON value: the schema `true`."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No JSON value: the schema `false`."""


@dataclass(frozen=True, slots=True)
class Null:
    pass


@dataclass(frozen=True, slots=True)
class Boolean:
    pass


@dataclass(frozen=True, slots=True)
class Number:
    """A JSON number; `integral` where only whole ones are meant."""

    integral: bool = False
    format: str | None = None
    minimum: int | float | None = None
    maximum: int | float | None = None
    exclusive_minimum: int | float | None = None
    exclusive_maximum: int | float | None = None
    multiple_of: int | float | None = None


@dataclass(frozen=True, slots=True)
class String:
    """A JSON string; lengths are in Unicode code points, the pattern is ECMA-262."""

    format: str | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    content_encoding: str | None = None
    content_media_type: str | None = None


@dataclass(frozen=True, slots=True)
class Enumeration:
    """One of some values, in the document's order; a `const` is an enumeration of one."""

    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Array:
    """A JSON array: first the members of `prefix`, each in its place, then any number of `items`."""

    items: "Schema"
    prefix: "tuple[Schema, ...]" = ()
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False


@dataclass(frozen=True, slots=True)
class Property:
    """A member of an object, under its name on the wire."""

    name: str
    schema: "Schema"
    required: bool = False


@dataclass(frozen=True, slots=True)
class Object:
    """A JSON object; `additional` is what members without a name of their own may be."""

    properties: tuple[Property, ...] = ()
    additional: "Schema | None" = None
    patterns: "tuple[tuple[str, Schema], ...]" = ()
    names: "Schema | None" = None
    min_properties: int | None = None
    max_properties: int | None = None


@dataclass(frozen=True, slots=True)
class Discriminator:
    """The member that tells the variants of a union apart (OpenAPI 3.1, Discriminator Object)."""

    property_name: str
    mapping: tuple[tuple[str, str], ...] = ()
    """Pairs of tag and schema name."""


@dataclass(frozen=True, slots=True)
class Union:
    """Any of the members (`anyOf`), or exactly one of them (`oneOf`) when `exclusive`."""

    members: "tuple[Schema, ...]"
    exclusive: bool = False
    discriminator: Discriminator | None = None


@dataclass(frozen=True, slots=True)
class Intersection:
    """All of the members at once (`allOf`, or keywords beside a `$ref` or a union)."""

    members: "tuple[Schema, ...]"


ITSELF = "/itself"
"""Ends the key of what a named schema is where it is not null."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A schema of `Api.schemas`, by its key."""

    name: str


Type: TypeAlias = (
    Anything
    | Nothing
    | Null
    | Boolean
    | Number
    | String
    | Enumeration
    | Array
    | Object
    | Union
    | Intersection
    | Reference
)


@dataclass(frozen=True, slots=True)
class Schema:
    """What a value may be, and what the document says about it."""

    type: Type
    title: str | None = None
    description: str | None = None
    default: Value | None = None
    """None where no default is stated; a default of null is `Value("null")`."""
    examples: tuple[Value, ...] = ()
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    unmodelled: tuple[tuple[str, Value], ...] = ()
    """Keywords that the model does not take apart (`if`, `not`, `x-*`, …), so that no change in them is lost."""
    pointer: str = field(default="", compare=False, repr=False)


def children(schema: Schema) -> Iterator[Schema]:
    """The schemas directly inside a schema, in the document's order; references are not followed."""
    match schema.type:
        case Array(items=items, prefix=prefix):
            yield from prefix
            yield items
        case Object() as record:
            yield from (member.schema for member in record.properties)
            yield from (member for _, member in record.patterns)
            if record.additional is not None:
                yield record.additional
            if record.names is not None:
                yield record.names
        case Union(members=members) | Intersection(members=members):
            yield from members
        case _:
            pass
