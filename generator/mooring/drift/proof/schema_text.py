"""A type of the model → JSON Schema 2020-12, as a containment engine reads it."""

from collections.abc import Iterator, Mapping
from typing import assert_never

from mooring.document import Json, JsonObject
from mooring.drift.facts.elements import Shape
from mooring.drift.facts.keywords import ASSERTIONS, OF_ONE_TYPE, REMARKS, is_extension
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
    Value,
)

MOST = 40
"""Named schemas beyond which a proof is not tried: it would cost more than it says."""


class Unprovable(Exception):
    """The schema says something that does not survive the translation, or is too large."""


def schema_text(shape: Shape | Type, schemas: Mapping[str, Schema]) -> JsonObject:
    """The schema of a shape or type, with what it refers to under `$defs`.

    Raises:
        Unprovable: it cannot be written down faithfully.
    """
    if isinstance(shape, Shape):
        parts: list[Json] = [_type(shape.type), _kept(shape.unmodelled)]
        text: JsonObject = {"allOf": parts}
        if shape.nullable:
            either: list[Json] = [text, {"type": "null"}]
            text = {"anyOf": either}
    else:
        text = _type(shape)
    definitions: JsonObject = {}
    waiting = list(_names(text))
    while waiting:
        name = waiting.pop()
        if name in definitions:
            continue
        if name not in schemas or len(definitions) >= MOST:
            raise Unprovable
        defined = _schema(schemas[name])
        definitions[name] = defined
        waiting += _names(defined)
    renamed = {name: f"s{index}" for index, name in enumerate(definitions)}
    whole: JsonObject = {**text}
    if definitions:
        whole["$defs"] = {renamed[name]: one for name, one in definitions.items()}
    return _pointed(whole, renamed)


def _schema(schema: Schema) -> JsonObject:
    kept = _kept(schema.unmodelled)
    text = _type(schema.type)
    return {"allOf": [text, kept]} if kept else text


def _kept(unmodelled: tuple[tuple[str, Value], ...]) -> JsonObject:
    """The assertions that the model does not take apart; one that refers elsewhere is not understood here."""
    kept: JsonObject = {}
    for key, value in unmodelled:
        if is_extension(key) or key in REMARKS or key == "contentSchema":
            continue
        if key not in ASSERTIONS | OF_ONE_TYPE or "$ref" in value.text:
            raise Unprovable
        kept[key] = value.json
    return kept


def _type(type_: Type) -> JsonObject:
    match type_:
        case Anything():
            return {}
        case Nothing():
            return {"not": {}}
        case Null():
            return {"type": "null"}
        case Boolean():
            return {"type": "boolean"}
        case Number():
            return _number(type_)
        case String():
            stated: JsonObject = {
                "minLength": type_.min_length,
                "maxLength": type_.max_length,
                "pattern": type_.pattern,
            }
            return {"type": "string", **_stated(stated)}
        case Enumeration(values):
            return {"enum": [value.json for value in values]}
        case Array():
            return _array(type_)
        case Object():
            return _object(type_)
        case Union(members, exclusive):
            parts: list[Json] = [_schema(member) for member in members]
            return {"oneOf" if exclusive else "anyOf": parts}
        case Intersection(members):
            return {"allOf": [_schema(member) for member in members]}
        case Reference(name):
            return {"$ref": name}
        case _:
            assert_never(type_)


def _number(type_: Number) -> JsonObject:
    stated: JsonObject = {
        "minimum": type_.minimum,
        "maximum": type_.maximum,
        "exclusiveMinimum": type_.exclusive_minimum,
        "exclusiveMaximum": type_.exclusive_maximum,
        "multipleOf": type_.multiple_of,
    }
    return {"type": "integer" if type_.integral else "number", **_stated(stated)}


def _array(type_: Array) -> JsonObject:
    stated: JsonObject = {
        "minItems": type_.min_items,
        "maxItems": type_.max_items,
        "uniqueItems": True if type_.unique_items else None,
    }
    if type_.prefix:
        stated["prefixItems"] = [_schema(one) for one in type_.prefix]
    return {"type": "array", "items": _schema(type_.items), **_stated(stated)}


def _object(type_: Object) -> JsonObject:
    required: list[Json] = [one.name for one in type_.properties if one.required]
    stated: JsonObject = {
        "properties": {one.name: _schema(one.schema) for one in type_.properties},
        "required": required or None,
        "minProperties": type_.min_properties,
        "maxProperties": type_.max_properties,
        "additionalProperties": (
            None if type_.additional is None else _schema(type_.additional)
        ),
        "propertyNames": None if type_.names is None else _schema(type_.names),
    }
    if type_.patterns:
        stated["patternProperties"] = {
            pattern: _schema(one) for pattern, one in type_.patterns
        }
    return {"type": "object", **_stated(stated)}


def _stated(members: JsonObject) -> JsonObject:
    return {key: value for key, value in members.items() if value is not None}


def _names(value: Json) -> Iterator[str]:
    match value:
        case {"$ref": str() as name}:
            yield name
        case dict():
            for key, one in value.items():
                if key not in ("enum", "const"):
                    yield from _names(one)
        case list():
            for one in value:
                yield from _names(one)
        case _:
            pass


def _pointed(value: JsonObject, renamed: Mapping[str, str]) -> JsonObject:
    def pointed(one: Json) -> Json:
        match one:
            case {"$ref": str() as name}:
                return {"$ref": f"#/$defs/{renamed[name]}"}
            case dict():
                return {
                    key: inner if key in ("enum", "const") else pointed(inner)
                    for key, inner in one.items()
                }
            case list():
                return [pointed(inner) for inner in one]
            case _:
                return one

    result = pointed(value)
    assert isinstance(result, dict)
    return result
