"""`Type` → the JSON Schema that the model generator is given: named, without defaults, without words."""

from collections.abc import Iterator, Mapping
from typing import assert_never

from mooring.bindings.schemas.shapes import Shapes
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
    Reference,
    Schema,
    String,
    Type,
    Union,
)

DECIMAL_PATTERNS = frozenset(
    (
        r"^(?!^[-+.]*$)[+-]?0*\d*\.?\d*$",
        r"^(?!^[-+.]*$)[+-]?0*(?:\d{0,}\.\d{0,}|\d*)$",
    )
)
"""What pydantic writes for `decimal.Decimal` in a JSON Schema."""

PYTHON_FORMATS = frozenset(("date-time", "date", "time", "uuid", "decimal"))
"""The formats that have a Python type whose text is the same as on the wire."""


def json_schema(schema: Schema, shapes: Shapes) -> JsonObject:
    """A JSON Schema (2020-12) of `schema`, with references by class name for what has a class.

    Bounds are stated at the top only, where they can become arguments of a field.
    """
    return _type(shapes.resolved(schema).type, shapes)


def signature(schemas_by_name: Mapping[str, Schema], shapes: Shapes) -> JsonObject:
    """An object that has each schema as a member, so that one engine decides the types of classes and of methods.

    All members are required: leaving one out is the business of whoever writes the default.
    """
    return {
        "type": "object",
        "properties": {
            name: json_schema(schema, shapes)
            for name, schema in schemas_by_name.items()
        },
        "required": list(schemas_by_name),
    }


def is_decimal(type_: Type) -> bool:
    """Whether a type is a decimal number in a string."""
    return isinstance(type_, String) and (
        type_.pattern in DECIMAL_PATTERNS or type_.format == "decimal"
    )


def is_literal(enumeration: Enumeration) -> bool:
    """Whether Python can write all the values as literals."""
    return all(isinstance(value.json, str | int | None) for value in enumeration.values)


def is_whole(number: int | float | None) -> bool:
    """Whether a number is a whole one."""
    return number is not None and number == int(number)


def telling(members: tuple[Schema, ...]) -> Schema:
    """The first of the members that says something about the type."""
    stated = (member for member in members if not isinstance(member.type, Anything))
    return next(stated, members[0])


def _type(type_: Type, shapes: Shapes) -> JsonObject:
    match type_:
        case Anything() | Nothing():
            return {}
        case Null():
            return {"type": "null"}
        case Boolean():
            return {"type": "boolean"}
        case Number():
            return _number(type_)
        case String():
            return _string(type_)
        case Enumeration(values=values):
            if not is_literal(type_):
                return {}
            # Only a named enumeration becomes a class; one written in place is a choice of literals.
            return {"enum": [value.json for value in values]}
        case Array():
            return _array(type_, shapes)
        case Object():
            return _object(type_, shapes)
        case Union():
            return _union(type_, shapes)
        case Intersection():
            # An intersection of objects has a class; of anything else, the first condition is the type.
            return json_schema(telling(type_.members), shapes)
        case Reference(name=name):
            return (
                {"$ref": f"#/components/schemas/{shapes.class_names[name]}"}
                if name in shapes.by_key
                else {}
            )
        case _:
            assert_never(type_)


def _number(number: Number) -> JsonObject:
    return _stated(
        type="integer" if number.integral else "number",
        minimum=number.minimum,
        maximum=number.maximum,
        exclusiveMinimum=number.exclusive_minimum,
        exclusiveMaximum=number.exclusive_maximum,
        multipleOf=number.multiple_of if is_whole(number.multiple_of) else None,
    )


def _string(string: String) -> JsonObject:
    if is_decimal(string):
        return {"type": "string", "format": "decimal"}
    return _stated(
        type="string",
        format=string.format if string.format in PYTHON_FORMATS else None,
        minLength=string.min_length,
        maxLength=string.max_length,
    )


def _array(array: Array, shapes: Shapes) -> JsonObject:
    items: Json = _inner(array.items, shapes)
    if array.prefix:
        prefix = [_inner(item, shapes) for item in array.prefix]
        rest = [] if isinstance(array.items.type, Nothing) else [items]
        items = {"anyOf": [*prefix, *rest]}
    return _stated(
        type="array", items=items, minItems=array.min_items, maxItems=array.max_items
    )


def _object(record: Object, shapes: Shapes) -> JsonObject:
    if record.properties:
        return signature({one.name: one.schema for one in record.properties}, shapes)
    values = record.additional or (
        record.patterns[0][1] if len(record.patterns) == 1 else None
    )
    return {
        "type": "object",
        "additionalProperties": True if values is None else _inner(values, shapes),
    }


def _union(union: Union, shapes: Shapes) -> JsonObject:
    """A union without what says the same thing in another way to Python."""
    flat = list(_flat(union, shapes))
    if any(is_decimal(member.type) for member in flat):
        flat = [member for member in flat if not isinstance(member.type, Number)]
    others = [member for member in flat if not isinstance(member.type, Null)]
    if (
        len(others) == 1
        and len(flat) == 2
        and isinstance(others[0].type, Number | String | Array)
    ):
        # Bounds of a nullable type belong to the one type that has any.
        written = _type(others[0].type, shapes)
        return {**written, "type": [written["type"], "null"]}
    if len(others) == 1 and len(flat) == 2 and isinstance(others[0].type, Enumeration):
        return {"enum": [*(value.json for value in others[0].type.values), None]}
    members = [_inner(member, shapes) for member in flat]
    return {
        "anyOf": [
            member
            for index, member in enumerate(members)
            if member not in members[:index]
        ]
    }


def _flat(union: Union, shapes: Shapes) -> Iterator[Schema]:
    for member in union.members:
        resolved = shapes.resolved(member)
        if isinstance(resolved.type, Union):
            yield from _flat(resolved.type, shapes)
        else:
            yield resolved


def _inner(schema: Schema, shapes: Shapes) -> JsonObject:
    """The type alone: a bounded scalar or array inside another type would become a wrapper class."""
    written = json_schema(schema, shapes)
    if "type" not in written:
        return written
    kept = ("type", "format", "items", "additionalProperties", "properties", "required")
    return {keyword: value for keyword, value in written.items() if keyword in kept}


def _stated(**keywords: Json) -> JsonObject:
    return {keyword: value for keyword, value in keywords.items() if value is not None}
