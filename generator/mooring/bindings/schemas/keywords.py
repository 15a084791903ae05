"""What a schema demands that its Python type cannot say, as the keywords of JSON Schema that are left."""

from collections.abc import Iterator
from typing import assert_never

from mooring.bindings.schemas.complete_schema import (
    Endless,
    array_keywords,
    choice,
    complete,
    conditions,
    keywords,
    length_keywords,
    number_keywords,
    object_keywords,
    size_keywords,
)
from mooring.bindings.schemas.schema_text import (
    is_decimal,
    is_literal,
    is_whole,
    telling,
)
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
    Union,
    Value,
)

LONGEST = 500
"""Characters of keywords that a reader of generated code is asked to take in; longer ones are left out."""

OF_ONE_TYPE = frozenset(
    (
        *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
        *("minLength", "maxLength", "pattern"),
        *("minItems", "maxItems", "uniqueItems", "prefixItems", "items", "contains"),
        *("minProperties", "maxProperties", "propertyNames", "patternProperties"),
        *("additionalProperties", "dependentRequired"),
    )
)
"""Keywords that every value of another type satisfies (JSON Schema 2020-12, core, section 7.6.1)."""

WITH_OTHERS = frozenset(
    (
        *("items", "additionalProperties", "if", "then", "else", "contains"),
        *("minContains", "maxContains", "unevaluatedItems", "unevaluatedProperties"),
    )
)
"""Keywords whose meaning depends on those beside them."""


def member_keywords(schema: Schema, shapes: Shapes) -> JsonObject:
    """The keywords that a member of an object needs beside its type and its bounds."""
    try:
        return _readable(_left(schema, shapes, is_bounded=True))
    except Endless:
        return {}


def class_keywords(schema: Schema, shapes: Shapes) -> JsonObject:
    """The keywords that a class needs beside the types of its members."""
    try:
        return _readable(_left_of_class(schema, shapes, ()))
    except Endless:
        return {}


def leaves_conditions_out(schema: Schema, shapes: Shapes) -> bool:
    """Whether a type demands more than the bindings check.

    That is so where its conditions lead back to themselves, or are too long to be read.
    """
    is_class = isinstance(schema.type, Object) and bool(schema.type.properties)
    try:
        left = (
            _left_of_class(schema, shapes, ())
            if is_class or isinstance(schema.type, Intersection)
            else _left(schema, shapes, is_bounded=True)
        )
    except Endless:
        return True
    return len(str(left)) > LONGEST


def _readable(found: JsonObject) -> JsonObject:
    return found if len(str(found)) <= LONGEST else {}


def _left(schema: Schema, shapes: Shapes, *, is_bounded: bool = False) -> JsonObject:
    """What is left of `schema`, apart from its own bounds where they stand beside the type."""
    schema = shapes.resolved(schema)
    left: JsonObject
    match schema.type:
        case Anything() | Null() | Boolean() | Reference():
            left = {}
        case Nothing():
            left = {"not": {}}
        case Number() as number:
            left = _number(number, is_bounded=is_bounded)
        case String() as string:
            left = {} if is_bounded else length_keywords(string)
            left |= {} if is_decimal(string) else keywords(pattern=string.pattern)
        case Enumeration() as enumeration:
            left = {} if is_literal(enumeration) else choice(enumeration)
        case Array() as array:
            left = _array(array, shapes, is_bounded=is_bounded)
        case Object() as record:
            left = {} if record.properties else _map(record, shapes)
        case Union() as union:
            left = _union(union, shapes, is_bounded=is_bounded)
        case Intersection(members=members):
            left = _intersection(members, shapes)
        case _:
            assert_never(schema.type)
    return left | conditions(schema)


def _intersection(members: tuple[Schema, ...], shapes: Shapes) -> JsonObject:
    """What is left where the telling member alone gives the type."""
    told = telling(members)
    whole = [complete(one, shapes.schemas) for one in members if one is not told]
    return _together([_left(told, shapes), *whole])


def _together(parts: list[Json]) -> JsonObject:
    """All parts at once: side by side where no keyword of one has to do with another's."""
    stated: list[Json] = [part for part in parts if part and part is not True]
    objects = [part for part in stated if isinstance(part, dict)]
    names = [keyword for part in objects for keyword in part]
    is_plain = len(names) == len(set(names)) and not WITH_OTHERS.intersection(names)
    if len(objects) == len(stated) and (is_plain or len(objects) < 2):
        return {keyword: value for part in objects for keyword, value in part.items()}
    return {"allOf": stated}


def _number(number: Number, *, is_bounded: bool) -> JsonObject:
    if not is_bounded:
        return number_keywords(number)
    # A fraction has multiples in decimals only, and a float is none.
    step = number.multiple_of
    return keywords(multipleOf=None if is_whole(step) else step)


def _array(array: Array, shapes: Shapes, *, is_bounded: bool) -> JsonObject:
    if array.prefix:
        return array_keywords(array, shapes.schemas)
    sizes = {} if is_bounded else size_keywords(array)
    unique = keywords(uniqueItems=array.unique_items or None)
    return sizes | unique | keywords(items=_left(array.items, shapes) or None)


def _map(record: Object, shapes: Shapes) -> JsonObject:
    left = object_keywords(record, shapes.schemas)
    if record.patterns or record.additional is None:
        return left
    del left["additionalProperties"]
    values = _left(record.additional, shapes)
    return left | keywords(additionalProperties=values or None)


def _union(union: Union, shapes: Shapes, *, is_bounded: bool) -> JsonObject:
    others = [one for one in union.members if not isinstance(one.type, Null)]
    is_bounded = is_bounded and len(others) == 1
    left = [_left(one, shapes, is_bounded=is_bounded) for one in others]
    kinds = [kind for one in others for kind in _kinds(one, shapes)]
    is_distinct = len(kinds) == len(set(kinds))
    if is_distinct and all(rest.keys() <= OF_ONE_TYPE for rest in left):
        # None of these has anything to say about the other members.
        return {keyword: value for rest in left for keyword, value in rest.items()}
    is_ambiguous = union.exclusive and union.discriminator is None and not is_distinct
    if not is_ambiguous and not any(left):
        return {}
    whole = complete(Schema(union), shapes.schemas)
    return whole if isinstance(whole, dict) else {}


def _kinds(schema: Schema, shapes: Shapes) -> Iterator[str]:
    """The JSON types of a schema's values, by the name of the model's type."""
    match shapes.resolved(schema).type:
        case Reference(name=name):
            inner = shapes.schemas[name].type if name in shapes.schemas else None
            if isinstance(inner, Enumeration):
                yield from _kinds(Schema(inner), shapes)
            else:
                yield shapes.by_key[name].value if name in shapes.by_key else name
        case Enumeration(values=values):
            yield from dict.fromkeys(_kind(value) for value in values)
        case Union(members=members):
            for member in members:
                yield from _kinds(member, shapes)
        case other:
            yield type(other).__name__


def _kind(value: Value) -> str:
    """The model's type for one value."""
    match value.json:
        case None:
            return Null.__name__
        case bool():
            return Boolean.__name__
        case int() | float():
            return Number.__name__
        case str():
            return String.__name__
        case list():
            return Array.__name__
        case dict():
            return Object.__name__


def _left_of_class(
    schema: Schema, shapes: Shapes, entered: tuple[str, ...]
) -> JsonObject:
    """What is left of an object whose members have types of their own."""
    is_counted = "unevaluatedProperties" in dict(schema.unmodelled)
    left: JsonObject
    match schema.type:
        case Reference(name=name) if name in entered:
            raise Endless
        case Reference(name=name) if name in shapes.schemas:
            return _left_of_class(shapes.schemas[name], shapes, (*entered, name))
        case Object() as record:
            left = _record(record, shapes, is_counted=is_counted)
        case Intersection(members=members) if is_counted:
            left = {"allOf": [complete(member, shapes.schemas) for member in members]}
        case Intersection(members=members):
            parts = [_left_of_class(member, shapes, entered) for member in members]
            left = _together([*parts])
        case Union():
            whole = complete(schema, shapes.schemas, entered)
            return whole if isinstance(whole, dict) else {}
        case _:
            return {}
    return left | conditions(schema)


def _record(record: Object, shapes: Shapes, *, is_counted: bool) -> JsonObject:
    left = object_keywords(record, shapes.schemas)
    others = left.pop("additionalProperties", True)
    # A class that is merely closed says so itself.
    is_stated = others is not True and (bool(record.patterns) or others is not False)
    if is_counted or is_stated:
        left["properties"] = {one.name: True for one in record.properties}
    if is_stated or is_counted and record.additional is not None:
        left["additionalProperties"] = others
    return left
