"""`Schema` → the JSON Schema that says all of it in one piece."""

from collections.abc import Mapping
from typing import assert_never

from mooring.document import Json, JsonObject
from mooring.model import (
    Anything,
    Array,
    Boolean,
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
)

CONDITIONS = frozenset(
    (
        *("not", "if", "then", "else", "contains", "minContains", "maxContains"),
        *("dependentRequired", "dependentSchemas", "unevaluatedProperties"),
        "unevaluatedItems",
    )
)
"""Keywords that no type expresses; the model keeps them as the document writes them."""


class Endless(Exception):
    """The schema leads back to itself, so that it cannot be written in one piece."""


def complete(
    schema: Schema, schemas: Mapping[str, Schema], entered: tuple[str, ...] = ()
) -> Json:
    """A JSON Schema (2020-12) without references that describes the same values.

    Args:
        entered: The keys of the schemas that it is part of.

    Raises:
        Endless: there is none, since the schema is recursive.
    """
    if isinstance(schema.type, Reference):
        name = schema.type.name
        if name in entered:
            raise Endless
        inner = schemas.get(name)
        return True if inner is None else complete(inner, schemas, (*entered, name))
    stated = _stated_type(schema, schemas, entered)
    if isinstance(stated, bool):
        return stated
    return stated | conditions(schema) or True


def conditions(schema: Schema) -> JsonObject:
    """The keywords that no type expresses, as they stand; one that leads elsewhere is left out."""
    return {
        keyword: value.json
        for keyword, value in schema.unmodelled
        if keyword in CONDITIONS and '"$' not in value.text
    }


def number_keywords(number: Number) -> JsonObject:
    return keywords(
        minimum=number.minimum,
        maximum=number.maximum,
        exclusiveMinimum=number.exclusive_minimum,
        exclusiveMaximum=number.exclusive_maximum,
        multipleOf=number.multiple_of,
    )


def length_keywords(string: String) -> JsonObject:
    return keywords(minLength=string.min_length, maxLength=string.max_length)


def size_keywords(array: Array) -> JsonObject:
    return keywords(minItems=array.min_items, maxItems=array.max_items)


def choice(enumeration: Enumeration) -> JsonObject:
    """`enum`, or `const` for a single value."""
    values: list[Json] = [value.json for value in enumeration.values]
    return {"const": values[0]} if len(values) == 1 else {"enum": values}


def keywords(**stated: Json) -> JsonObject:
    """The keywords that have a value."""
    return {keyword: value for keyword, value in stated.items() if value is not None}


def array_keywords(
    array: Array, schemas: Mapping[str, Schema], entered: tuple[str, ...] = ()
) -> JsonObject:
    """All that an array demands of its items."""
    stated = size_keywords(array) | keywords(uniqueItems=array.unique_items or None)
    if array.prefix:
        stated["prefixItems"] = [
            complete(item, schemas, entered) for item in array.prefix
        ]
    items = complete(array.items, schemas, entered)
    return stated if items is True else stated | {"items": items}


def object_keywords(
    record: Object, schemas: Mapping[str, Schema], entered: tuple[str, ...] = ()
) -> JsonObject:
    """All that an object demands beside what its own members are."""
    stated = keywords(
        minProperties=record.min_properties, maxProperties=record.max_properties
    )
    if record.names is not None:
        stated["propertyNames"] = complete(record.names, schemas, entered)
    if record.patterns:
        stated["patternProperties"] = {
            pattern: complete(value, schemas, entered)
            for pattern, value in record.patterns
        }
    if record.additional is not None:
        stated["additionalProperties"] = complete(record.additional, schemas, entered)
    return stated


def _stated_type(
    schema: Schema, schemas: Mapping[str, Schema], entered: tuple[str, ...]
) -> JsonObject | bool:
    kind: JsonObject
    match schema.type:
        case Anything() | Reference():
            return {}
        case Nothing():
            return False
        case Null():
            return {"type": "null"}
        case Boolean():
            return {"type": "boolean"}
        case Number() as number:
            kind = {"type": "integer" if number.integral else "number"}
            return kind | number_keywords(number)
        case String() as string:
            kind = {"type": "string"}
            return kind | length_keywords(string) | keywords(pattern=string.pattern)
        case Enumeration() as enumeration:
            return choice(enumeration)
        case Array() as array:
            kind = {"type": "array"}
            return kind | array_keywords(array, schemas, entered)
        case Object() as record:
            return _object(record, schemas, entered)
        case Union(members=members, exclusive=exclusive):
            parts = [complete(member, schemas, entered) for member in members]
            # What a format alone tells apart is told apart by nothing: formats only annotate.
            is_told_apart = all(one not in parts[:at] for at, one in enumerate(parts))
            return {"oneOf" if exclusive and is_told_apart else "anyOf": parts}
        case Intersection(members=members):
            parts = [complete(member, schemas, entered) for member in members]
            return {"allOf": parts}
        case _:
            assert_never(schema.type)


def _object(
    record: Object, schemas: Mapping[str, Schema], entered: tuple[str, ...]
) -> JsonObject:
    members = {
        one.name: complete(one.schema, schemas, entered)
        for one in record.properties
        if not _is_only_required(one)
    }
    required: list[Json] = [one.name for one in record.properties if one.required]
    return {
        "type": "object",
        **keywords(properties=members or None, required=required or None),
        **object_keywords(record, schemas, entered),
    }


def _is_only_required(one: Property) -> bool:
    """Whether the document names a member under `required` and nowhere else."""
    return one.schema == Schema(Anything()) and one.schema.pointer.endswith("/required")
