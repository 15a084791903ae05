"""How each schema appears in Python: as a class, as an enumeration, or written out where it is used."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from mooring.bindings.schemas.recursion import is_recursive
from mooring.model import (
    Anything,
    Property,
    Enumeration,
    Intersection,
    Null,
    Object,
    Reference,
    Schema,
    Union,
)


class Shape(Enum):
    CLASS = "class"
    STRING_ENUM = "string enumeration"
    INTEGER_ENUM = "integer enumeration"
    ALIAS = "alias"
    """Has no class: its type is written out at each use."""
    ROOT = "root model"
    """An alias that leads back to itself, which only a class can express."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shape of every schema by its key, and the name of each that has a class."""

    by_key: Mapping[str, Shape]
    schemas: Mapping[str, Schema]
    class_names: Mapping[str, str]

    def resolved(self, schema: Schema) -> Schema:
        """The schema behind a reference to an alias; any other schema as it is."""
        while (
            isinstance(schema.type, Reference)
            and self.by_key.get(schema.type.name) is Shape.ALIAS
        ):
            schema = self.schemas[schema.type.name]
        return schema

    def is_nullable(self, schema: Schema) -> bool:
        """Whether null is one of the values."""
        match self.resolved(schema).type:
            case Null():
                return True
            case Union(members=members):
                return any(self.is_nullable(member) for member in members)
            case _:
                return False


def shapes_by_key(schemas: Mapping[str, Schema]) -> Mapping[str, Shape]:
    """Decides the shape of each named schema from the schema alone."""
    return {key: _shape(key, schemas) for key in schemas}


def record(schema: Schema, schemas: Mapping[str, Schema]) -> Object:
    """The object that a schema of shape `CLASS` describes, with the members of all its parts.

    A member that several parts state takes the statement that says the most: the last one that is
    not `Anything`. Alternatives beside the object (`oneOf` beside `properties`) lend their members as optional ones.
    """
    return _record(schema, schemas, frozenset())


def _shape(key: str, schemas: Mapping[str, Schema]) -> Shape:
    match schemas[key].type:
        case Object(properties=properties) if properties:
            return Shape.CLASS
        case Intersection(members=members) if any(
            _is_object(member, schemas, frozenset()) for member in members
        ):
            return Shape.CLASS
        case Enumeration(values=values) if (
            all(isinstance(value.json, str) for value in values) and len(values) > 1
        ):
            return Shape.STRING_ENUM
        case Enumeration(values=values) if (
            all(type(value.json) is int for value in values) and len(values) > 1
        ):
            return Shape.INTEGER_ENUM
        case _:
            return Shape.ROOT if is_recursive(key, schemas) else Shape.ALIAS


def _is_object(
    schema: Schema, schemas: Mapping[str, Schema], seen: frozenset[str]
) -> bool:
    match schema.type:
        case Object():
            return True
        case Reference(name=name) if name in schemas and name not in seen:
            return _is_object(schemas[name], schemas, seen | {name})
        case Intersection(members=members):
            return any(_is_object(member, schemas, seen) for member in members)
        case _:
            return False


def _record(
    schema: Schema, schemas: Mapping[str, Schema], seen: frozenset[str]
) -> Object:
    match schema.type:
        case Object() as own:
            return own
        case Reference(name=name) if name in schemas and name not in seen:
            return _record(schemas[name], schemas, seen | {name})
        case Intersection(members=members):
            return _merged([_record(member, schemas, seen) for member in members])
        case Union(members=members):
            return _alternatives([_record(one, schemas, seen) for one in members])
        case _:
            return Object()


def _merged(parts: list[Object]) -> Object:
    members: dict[str, Property] = {}
    for one in (one for part in parts for one in part.properties):
        known = members.get(one.name)
        members[one.name] = one if known is None else _both(known, one)
    additional = next(
        (part.additional for part in parts if part.additional is not None), None
    )
    return Object(properties=tuple(members.values()), additional=additional)


def _both(known: Property, one: Property) -> Property:
    """What two parts say of one member: the later type, unless it says nothing, and the words of both."""
    is_silent = isinstance(one.schema.type, Anything)
    telling, other = (
        (known.schema, one.schema) if is_silent else (one.schema, known.schema)
    )
    schema = replace(
        telling,
        description=telling.description or other.description,
        default=telling.default or other.default,
        read_only=telling.read_only or other.read_only,
        write_only=telling.write_only or other.write_only,
    )
    return Property(one.name, schema, known.required or one.required)


def _alternatives(parts: list[Object]) -> Object:
    """The members of objects of which only one is there: each may be left out, and is what it is in any of them."""
    stated: dict[str, list[Property]] = {}
    for one in (one for part in parts for one in part.properties):
        stated.setdefault(one.name, []).append(one)
    additional = next(
        (part.additional for part in parts if part.additional is not None), None
    )
    members = (_any_of(name, several) for name, several in stated.items())
    return Object(properties=tuple(members), additional=additional)


def _any_of(name: str, several: list[Property]) -> Property:
    types = dict.fromkeys(one.schema.type for one in several)
    schema = several[-1].schema
    if len(types) > 1:
        members = tuple(Schema(type_) for type_ in types)
        schema = replace(schema, type=Union(members), default=None)
    return Property(name, schema, required=False)
