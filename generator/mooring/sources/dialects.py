"""Which OpenAPI dialect fragments are written in, where their form does not say it."""

from collections.abc import Iterator
from dataclasses import dataclass

from mooring.document import Json, JsonObject

OLD, NEW = "3.0.3", "3.1.0"
_BOUNDS = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}


@dataclass(frozen=True, slots=True)
class Dialect:
    """The version that fits fragments best, and whether they are written in the way of both."""

    version: str
    is_mixed: bool
    is_shown: bool
    """Whether anything in the fragments tells the one from the other."""


def dialect(value: Json) -> Dialect:
    """By how null is said: OpenAPI 3.0 has `nullable`, 3.1 has the type (JSON Schema 2020-12, section 6.1.1)."""
    return _dialect(set(_nulls(value)))


def raw_dialect(value: Json) -> Dialect:
    """By how null is said, and by bounds: an exclusive one is a boolean in 3.0, and a number in 3.1."""
    return _dialect({*_nulls(value), *_bounds(value)})


def with_numeric_bounds(value: Json) -> Json:
    """Schemas whose exclusive bounds are numbers, where they were booleans beside the bound."""
    match value:
        case dict():
            mended = {key: with_numeric_bounds(member) for key, member in value.items()}
            for exclusive, bound in _BOUNDS.items():
                if isinstance(mended.get(exclusive), bool):
                    is_exclusive = mended.pop(exclusive)
                    if is_exclusive and bound in mended:
                        mended[exclusive] = mended.pop(bound)
            return mended
        case list():
            return [with_numeric_bounds(item) for item in value]
        case _:
            return value


def _dialect(shown: set[str]) -> Dialect:
    version = OLD if shown == {OLD} else NEW
    return Dialect(version, len(shown) > 1, bool(shown))


def _nulls(value: Json) -> Iterator[str]:
    for schema in _objects(value):
        if schema.get("nullable") is True:
            yield OLD
        if schema.get("type") == "null" or isinstance(schema.get("type"), list):
            yield NEW


def _bounds(value: Json) -> Iterator[str]:
    for schema in _objects(value):
        for exclusive in _BOUNDS:
            if exclusive in schema:
                yield OLD if isinstance(schema[exclusive], bool) else NEW


def _objects(value: Json) -> Iterator[JsonObject]:
    match value:
        case dict():
            yield value
            for member in value.values():
                yield from _objects(member)
        case list():
            for item in value:
                yield from _objects(item)
        case _:
            pass
