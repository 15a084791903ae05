"""Default values of a document as Python expressions."""

import re
from collections.abc import Mapping
from uuid import UUID

from mooring.bindings.python.code import Code, identifier, literal
from mooring.bindings.schemas.shapes import Shape, Shapes
from mooring.bindings.names.schema_names import member_names
from mooring.bindings.schemas.schema_text import is_decimal
from mooring.document import Json
from mooring.model import (
    Boolean,
    Enumeration,
    Number,
    Reference,
    Schema,
    String,
    Union,
    Value,
)

_DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)", re.ASCII)


def default_expression(schema: Schema, value: Value, shapes: Shapes) -> Code | None:
    """The expression for a default of `schema`; None where it does not fit the type, or cannot be written as a constant."""
    json = value.json
    if json is None:
        return Code("None") if shapes.is_nullable(schema) else None
    target = shapes.resolved(schema)
    match target.type:
        case Reference(name=name):
            return _member(name, value, shapes)
        case Union(members=members):
            expressions = (
                default_expression(member, value, shapes) for member in members
            )
            return next(
                (expression for expression in expressions if expression is not None),
                None,
            )
        case Boolean():
            return literal(json) if isinstance(json, bool) else None
        case Number(integral=integral):
            return _number(json, integral=integral)
        case String() as string:
            return _text(json, string) if isinstance(json, str) else None
        case Enumeration(values=values):
            return (
                literal(json)
                if value in values and isinstance(json, str | int | bool)
                else None
            )
        case _:
            return None


def _member(name: str, value: Value, shapes: Shapes) -> Code | None:
    """The member of a named enumeration; a value that it does not name is made by calling it, as for any unknown one."""
    target = shapes.schemas.get(name)
    if target is None or shapes.by_key.get(name) not in (
        Shape.STRING_ENUM,
        Shape.INTEGER_ENUM,
    ):
        return None
    assert isinstance(target.type, Enumeration)
    class_name = shapes.class_names[name]
    members: Mapping[Value, str] = member_names(target.type.values)
    if value not in members:
        return None
    return identifier(f"{class_name}.{members[value]}")


def _number(json: Json, *, integral: bool) -> Code | None:
    if isinstance(json, bool) or not isinstance(json, int | float):
        return None
    return literal(json) if not integral or json == int(json) else None


def _text(json: str, string: String) -> Code | None:
    if is_decimal(string):
        is_number = _DECIMAL.fullmatch(json)
        return Code("Decimal(") + literal(json) + Code(")") if is_number else None
    match string.format:
        case "uuid":
            return Code("UUID(") + literal(json) + Code(")") if _is_uuid(json) else None
        case "date" | "date-time" | "time":
            # A date that was typed in by hand says nothing that a caller could want.
            return None
        case _:
            return literal(json)


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
