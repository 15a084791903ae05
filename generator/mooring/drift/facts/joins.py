"""Two conditions at once, as one type (JSON Schema 2020-12, Core, section 10.2.1.1)."""

from typing import TypeVar

from mooring.model import (
    Anything,
    Array,
    Boolean,
    Enumeration,
    Intersection,
    Nothing,
    Number,
    Object,
    Property,
    Schema,
    String,
    Type,
)

N = TypeVar("N", int, float)


def both(first: Type, second: Type) -> Type | None:
    """The type whose values are of both types; None where no single type says so.

    Both objects' properties count, each under both conditions.
    """
    if first == second:
        return first
    match first, second:
        case (Nothing(), _) | (_, Nothing()):
            return Nothing()
        case Object(), Object():
            return _both_objects(first, second)
        case Enumeration(values), Enumeration(others):
            return Enumeration(tuple(value for value in values if value in others))
        case (Enumeration() as values, String() | Number() | Boolean()) | (
            String() | Number() | Boolean(),
            Enumeration() as values,
        ):
            return values
        case String(), String():
            return _both_strings(first, second)
        case Number(), Number():
            return _both_numbers(first, second)
        case Array(), Array():
            return _both_arrays(first, second)
        case _:
            return None


def _both_strings(first: String, second: String) -> String | None:
    pairs = (
        (first.format, second.format),
        (first.pattern, second.pattern),
        (first.content_encoding, second.content_encoding),
        (first.content_media_type, second.content_media_type),
    )
    if any(None not in pair and pair[0] != pair[1] for pair in pairs):
        return None
    format_, pattern, encoding, media_type = (one or other for one, other in pairs)
    return String(
        format_,
        _largest(first.min_length, second.min_length),
        _smallest(first.max_length, second.max_length),
        pattern,
        encoding,
        media_type,
    )


def _both_numbers(first: Number, second: Number) -> Number | None:
    pairs = (
        (first.format, second.format),
        (first.multiple_of, second.multiple_of),
    )
    if any(None not in pair and pair[0] != pair[1] for pair in pairs):
        return None
    return Number(
        first.integral or second.integral,
        first.format or second.format,
        _largest(first.minimum, second.minimum),
        _smallest(first.maximum, second.maximum),
        _largest(first.exclusive_minimum, second.exclusive_minimum),
        _smallest(first.exclusive_maximum, second.exclusive_maximum),
        first.multiple_of or second.multiple_of,
    )


def _both_arrays(first: Array, second: Array) -> Array | None:
    if first.prefix != second.prefix:
        return None
    items = _both_schemas(first.items, second.items)
    assert items is not None
    return Array(
        items,
        first.prefix,
        _largest(first.min_items, second.min_items),
        _smallest(first.max_items, second.max_items),
        first.unique_items or second.unique_items,
    )


def _both_objects(first: Object, second: Object) -> Object:
    properties_by_name = {one.name: one for one in first.properties}
    for one in second.properties:
        other = properties_by_name.get(one.name)
        properties_by_name[one.name] = (
            one if other is None else _both_properties(other, one)
        )
    return Object(
        tuple(properties_by_name.values()),
        _both_schemas(first.additional, second.additional),
        first.patterns
        + tuple(entry for entry in second.patterns if entry not in first.patterns),
        _both_schemas(first.names, second.names),
        _largest(first.min_properties, second.min_properties),
        _smallest(first.max_properties, second.max_properties),
    )


def _both_properties(first: Property, second: Property) -> Property:
    schema = _both_schemas(first.schema, second.schema)
    assert schema is not None
    return Property(first.name, schema, first.required or second.required)


def _both_schemas(first: Schema | None, second: Schema | None) -> Schema | None:
    if first is None or second is None:
        return first or second
    if first == second or second == Schema(Anything()):
        return first
    if first == Schema(Anything()):
        return second
    return Schema(Intersection((first, second)), pointer=second.pointer)


def _largest(first: N | None, second: N | None) -> N | None:
    stated = [bound for bound in (first, second) if bound is not None]
    return max(stated, default=None)


def _smallest(first: N | None, second: N | None) -> N | None:
    stated = [bound for bound in (first, second) if bound is not None]
    return min(stated, default=None)
