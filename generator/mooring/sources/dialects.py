"""Which OpenAPI dialect fragments are written in, where their form does not say it."""

from collections.abc import Iterator
from dataclasses import dataclass

from mooring.document import Json

OLD, NEW = "3.0.3", "3.1.0"
_BOUNDS = ("exclusiveMinimum", "exclusiveMaximum")


@dataclass(frozen=True, slots=True)
class Dialect:
    """The version that fits fragments best, and whether they are written in the way of both."""

    version: str
    is_mixed: bool
    is_shown: bool
    """Whether anything in the fragments tells the one from the other."""


def dialect(value: Json) -> Dialect:
    """OpenAPI 3.0 says null by `nullable` and exclusiveness by booleans, 3.1 by types and numbers (JSON Schema 2020-12)."""
    shown = set(_shown(value))
    is_mixed = len(shown) > 1
    version = OLD if shown == {OLD} else NEW
    return Dialect(version, is_mixed, bool(shown))


def _shown(value: Json) -> Iterator[str]:
    match value:
        case dict():
            if value.get("nullable") is True or any(
                isinstance(value.get(bound), bool) for bound in _BOUNDS
            ):
                yield OLD
            if value.get("type") == "null" or isinstance(value.get("type"), list):
                yield NEW
            for member in value.values():
                yield from _shown(member)
        case list():
            for item in value:
                yield from _shown(item)
        case _:
            pass
