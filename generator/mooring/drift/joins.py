"""Two conditions at once, as one type (JSON Schema 2020-12, Core, section 10.2.1.1)."""

from mooring.model import (
    Anything,
    Array,
    Boolean,
    Enumeration,
    Intersection,
    Number,
    Object,
    Property,
    Schema,
    String,
    Type,
)


def both(first: Type, second: Type) -> Type | None:
    """The type whose values are of both types; None where no single type says so.

    Both objects' properties count, each under both conditions.
    """
    if first == second:
        return first
    match first, second:
        case Object(), Object():
            return _both_objects(first, second)
        case Enumeration(values), Enumeration(others):
            return Enumeration(tuple(value for value in values if value in others))
        case (Enumeration() as values, String() | Number() | Boolean()) | (
            String() | Number() | Boolean(),
            Enumeration() as values,
        ):
            return values
        case (String(), String()) | (Number(), Number()) | (Array(), Array()):
            return next(
                (
                    one
                    for one, other in ((first, second), (second, first))
                    if _is_plain(other)
                ),
                None,
            )
        case _:
            return None


def _is_plain(type_: Type) -> bool:
    """Whether a type says no more than its name."""
    return type_ in (String(), Number(), Array(Schema(Anything())))


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


def _largest(first: int | None, second: int | None) -> int | None:
    stated = [bound for bound in (first, second) if bound is not None]
    return max(stated, default=None)


def _smallest(first: int | None, second: int | None) -> int | None:
    stated = [bound for bound in (first, second) if bound is not None]
    return min(stated, default=None)
