"""Whether a JSON value satisfies a schema (JSON Schema 2020-12; references, formats and vocabularies aside)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from .values import Json

_PROPERTIES = {
    **dict.fromkeys(("L", "Letter"), r"[^\W\d_]"),
    **dict.fromkeys(("Nd", "digit"), r"\d"),
}
"""Python's spellings of Unicode properties, as far as it has any."""

Place: TypeAlias = "str | int"
"""The name of a member or the index of an item."""


def satisfies(value: Json, schema: Json) -> bool:
    """Whether `value` is one of those that `schema` describes."""
    return _places(value, schema) is not None


def _places(value: Json, schema: Json) -> set[Place] | None:
    """The places in `value` that `schema` has judged, for `unevaluated…`; None where the value does not fit."""
    if not isinstance(schema, dict):
        return None if schema is False else set()
    if not all(_asserted(value, schema)):
        return None
    judged: set[Place] = set()
    for places in _applied(value, schema):
        if places is None:
            return None
        judged |= places
    return _rest(value, schema, judged)


def _asserted(value: Json, schema: Mapping[str, Json]) -> Iterator[bool]:
    """The verdicts of the keywords without schemas inside (validation, section 6)."""
    if "type" in schema:
        yield any(_is_type(value, name) for name in _listed(schema["type"]))
    if "enum" in schema:
        yield any(_same(value, one) for one in _listed(schema["enum"]))
    if "const" in schema:
        yield _same(value, schema["const"])
    match value:
        case bool() | None:
            pass
        case int() | float():
            yield from _number(value, schema)
        case str():
            yield from _size(len(value), schema, "minLength", "maxLength")
            if isinstance(pattern := schema.get("pattern"), str):
                yield _matches(pattern, value)
        case list():
            yield from _size(len(value), schema, "minItems", "maxItems")
            if schema.get("uniqueItems") is True:
                yield not any(
                    _same(item, other)
                    for index, item in enumerate(value)
                    for other in value[:index]
                )
        case _:
            yield from _size(len(value), schema, "minProperties", "maxProperties")
            yield all(name in value for name in _listed(schema.get("required", [])))


def _number(value: int | float, schema: Mapping[str, Json]) -> Iterator[bool]:
    yield from _size(value, schema, "minimum", "maximum")
    if isinstance(bound := schema.get("exclusiveMinimum"), int | float):
        yield value > bound
    if isinstance(bound := schema.get("exclusiveMaximum"), int | float):
        yield value < bound
    if isinstance(step := schema.get("multipleOf"), int | float):
        # In binary, 0.3 would not be a multiple of 0.1.
        yield Fraction(str(value)) % Fraction(str(step)) == 0


def _size(
    size: int | float, schema: Mapping[str, Json], least: str, most: str
) -> Iterator[bool]:
    if isinstance(bound := schema.get(least), int | float):
        yield size >= bound
    if isinstance(bound := schema.get(most), int | float):
        yield size <= bound


def _applied(value: Json, schema: Mapping[str, Json]) -> Iterator[set[Place] | None]:
    """What the schemas inside have judged, one keyword after the other (core, section 10)."""
    for part in _listed(schema.get("allOf", [])):
        yield _places(value, part)
    if "anyOf" in schema:
        fitting = _fitting(value, schema["anyOf"])
        yield set[Place]().union(*fitting) if fitting else None
    if "oneOf" in schema:
        fitting = _fitting(value, schema["oneOf"])
        yield fitting[0] if len(fitting) == 1 else None
    if "not" in schema:
        yield None if satisfies(value, schema["not"]) else set()
    if "if" in schema:
        condition = _places(value, schema["if"])
        yield condition or set()
        yield _places(value, schema.get("else" if condition is None else "then", True))
    match value:
        case dict():
            yield from _members(value, schema)
            yield from _dependent(value, schema)
        case list():
            yield from _items(value, schema)
        case _:
            pass


def _fitting(value: Json, schemas: Json) -> list[set[Place]]:
    found = (_places(value, schema) for schema in _listed(schemas))
    return [places for places in found if places is not None]


def _members(
    value: dict[str, Json], schema: Mapping[str, Json]
) -> Iterator[set[Place] | None]:
    properties = _named(schema, "properties")
    patterns = _named(schema, "patternProperties")
    for name, member in value.items():
        stated = [properties[name]] if name in properties else []
        stated += [one for pattern, one in patterns.items() if _matches(pattern, name)]
        if not stated and "additionalProperties" in schema:
            stated = [schema["additionalProperties"]]
        if stated:
            yield {name} if all(satisfies(member, one) for one in stated) else None
        if "propertyNames" in schema:
            yield set() if satisfies(name, schema["propertyNames"]) else None


def _dependent(
    value: dict[str, Json], schema: Mapping[str, Json]
) -> Iterator[set[Place] | None]:
    for name, others in _named(schema, "dependentRequired").items():
        if name in value:
            yield set() if all(other in value for other in _listed(others)) else None
    for name, other in _named(schema, "dependentSchemas").items():
        if name in value:
            yield _places(value, other)


def _items(
    value: list[Json], schema: Mapping[str, Json]
) -> Iterator[set[Place] | None]:
    prefix = _listed(schema.get("prefixItems", []))
    for index, item in enumerate(value):
        if index < len(prefix):
            yield {index} if satisfies(item, prefix[index]) else None
        elif "items" in schema:
            yield {index} if satisfies(item, schema["items"]) else None
    if "contains" in schema:
        found = set[Place](
            index
            for index, item in enumerate(value)
            if satisfies(item, schema["contains"])
        )
        bounds: Mapping[str, Json] = {"minContains": 1, **schema}
        fits = all(_size(len(found), bounds, "minContains", "maxContains"))
        yield found if fits else None


def _rest(
    value: Json, schema: Mapping[str, Json], judged: set[Place]
) -> set[Place] | None:
    """All places, once those that nothing else has judged are judged as well (core, section 11)."""
    places: Sequence[tuple[Place, Json]]
    match value:
        case dict() if "unevaluatedProperties" in schema:
            places, rest = [*value.items()], schema["unevaluatedProperties"]
        case list() if "unevaluatedItems" in schema:
            places, rest = [*enumerate(value)], schema["unevaluatedItems"]
        case _:
            return judged
    if all(satisfies(inner, rest) for place, inner in places if place not in judged):
        return {place for place, _ in places}
    return None


def _is_type(value: Json, name: Json) -> bool:
    match value:
        case None:
            return name == "null"
        case bool():
            return name == "boolean"
        case int() | float():
            return name == "number" or name == "integer" and value == int(value)
        case str():
            return name == "string"
        case list():
            return name == "array"
        case _:
            return name == "object"


def _same(one: Json, other: Json) -> bool:
    """Equality as JSON Schema means it: 1 is 1.0, and true is not 1."""
    match one, other:
        case list(), list():
            return len(one) == len(other) and all(map(_same, one, other))
        case dict(), dict():
            return one.keys() == other.keys() and all(
                _same(one[name], other[name]) for name in one
            )
        case (bool(), _) | (_, bool()):
            return one is other
        case _:
            return one == other


def _matches(pattern: str, text: str) -> bool:
    """Whether an ECMA-262 pattern is found in a text; one that Python does not understand is taken to be."""
    # Python's `$` also stands before a newline at the end, and its classes go beyond ASCII.
    translated = re.sub(r"(?<!\\)\$", r"\\Z", pattern)
    if "[" not in pattern:
        for name, characters in _PROPERTIES.items():
            translated = translated.replace(f"\\p{{{name}}}", f"(?u:{characters})")
    try:
        return re.search(translated, text, re.ASCII) is not None
    except re.error:
        return True


def _listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]


def _named(schema: Mapping[str, Json], keyword: str) -> dict[str, Json]:
    value = schema.get(keyword)
    return value if isinstance(value, dict) else {}
