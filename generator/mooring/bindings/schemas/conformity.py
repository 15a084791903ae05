"""Whether a JSON value is one of those that a schema describes."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import assert_never
from uuid import UUID

from pydantic import TypeAdapter, ValidationError

from mooring.bindings.schemas.complete_schema import (
    conditions,
    length_keywords,
    number_keywords,
    size_keywords,
)
from mooring.bindings.runtime.exactness import exact_type
from mooring.bindings.runtime.json_schema import satisfies
from mooring.document import Json
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
    Union,
    Value,
)


def conforms(
    value: Json,
    schema: Schema,
    schemas: Mapping[str, Schema],
    entered: frozenset[str] = frozenset(),
) -> bool:
    """Whether `value` fits `schema` (JSON Schema 2020-12); of the formats, those count that have a Python type.

    Args:
        entered: The keys of the schemas that the same value has been asked about: asking again says nothing new.
    """
    if not satisfies(value, conditions(schema)):
        return False
    match schema.type:
        case Anything():
            return True
        case Nothing():
            return False
        case Null():
            return value is None
        case Boolean():
            return isinstance(value, bool)
        case Number() as number:
            kind = "integer" if number.integral else "number"
            return satisfies(value, {"type": kind, **number_keywords(number)})
        case String() as string:
            stated = length_keywords(string)
            if string.pattern is not None:
                stated["pattern"] = string.pattern
            is_text = satisfies(value, {"type": "string", **stated})
            return is_text and _has_format(value, string.format)
        case Enumeration(values=values):
            return Value.of(value) in values
        case Array() as array:
            return _array(value, array, schemas)
        case Object() as record:
            return _object(value, record, schemas)
        case Union(members=members, exclusive=exclusive):
            fitting = sum(conforms(value, one, schemas, entered) for one in members)
            return fitting == 1 if exclusive else fitting > 0
        case Intersection(members=members):
            return all(conforms(value, one, schemas, entered) for one in members)
        case Reference(name=name):
            inner = schemas.get(name)
            if inner is None or name in entered:
                return True
            return conforms(value, inner, schemas, entered | {name})
        case _:
            assert_never(schema.type)


_MOMENTS: Mapping[str, TypeAdapter[object]] = {
    "date-time": exact_type(datetime),
    "date": exact_type(date),
    "time": exact_type(time),
    "uuid": exact_type(UUID),
}


def _has_format(value: Json, format: str | None) -> bool:
    moment = _MOMENTS.get(format or "")
    if moment is None:
        return True
    try:
        moment.validate_json(json.dumps(value), strict=True)
    except ValidationError:
        return False
    return True


def _array(value: Json, array: Array, schemas: Mapping[str, Schema]) -> bool:
    stated = size_keywords(array)
    if array.unique_items:
        stated["uniqueItems"] = True
    if not isinstance(value, list) or not satisfies(value, stated):
        return False
    ends = len(array.prefix)
    return all(
        conforms(item, one, schemas)
        for item, one in zip(value[:ends], array.prefix, strict=False)
    ) and all(conforms(item, array.items, schemas) for item in value[ends:])


def _object(value: Json, record: Object, schemas: Mapping[str, Schema]) -> bool:
    if not isinstance(value, dict):
        return False
    named = {one.name: one for one in record.properties}
    if any(one.required and one.name not in value for one in record.properties):
        return False
    if record.min_properties is not None and len(value) < record.min_properties:
        return False
    if record.max_properties is not None and len(value) > record.max_properties:
        return False
    return all(
        _member(name, item, record, schemas)
        and (name not in named or conforms(item, named[name].schema, schemas))
        for name, item in value.items()
    )


def _member(
    name: str, item: Json, record: Object, schemas: Mapping[str, Schema]
) -> bool:
    """Whether a member fits what is said about members by their names, or about all others."""
    if record.names is not None and not conforms(name, record.names, schemas):
        return False
    asked = [
        schema
        for pattern, schema in record.patterns
        if satisfies(name, {"pattern": pattern})
    ]
    is_named = any(one.name == name for one in record.properties)
    if not asked and not is_named and record.additional is not None:
        asked.append(record.additional)
    return all(conforms(item, schema, schemas) for schema in asked)
