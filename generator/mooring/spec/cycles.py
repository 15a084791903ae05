"""Schemas that contain themselves without a value between, so that nothing satisfies what they say."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from mooring.model import Anything, Intersection, Reference, Schema
from mooring.spec.reading import Reading


def reject_cycles(reading: Reading, schemas: dict[str, Schema]) -> None:
    """Reports each named schema that is a part of itself by references and `allOf` alone, and takes it as any value."""
    settled = set[str]()
    for key in list(schemas):
        if _is_part_of_itself(key, schemas, settled):
            reading.fault(
                "schema-cycle",
                f"The schema `{key}` is a part of itself; take the reference to it out of `allOf`.",
                schemas[key].pointer,
            )
            schemas[key] = replace(schemas[key], type=Anything())
        settled.add(key)


def _is_part_of_itself(
    key: str, schemas: Mapping[str, Schema], settled: set[str]
) -> bool:
    seen = set[str]()
    waiting = list(_parts(schemas[key]))
    while waiting:
        name = waiting.pop()
        if name == key:
            return True
        if name not in seen and name not in settled:
            seen.add(name)
            waiting += _parts(schemas[name])
    return False


def _parts(schema: Schema) -> Iterator[str]:
    """The names of the schemas that hold for a value wherever this one does."""
    match schema.type:
        case Reference(name=name):
            yield name
        case Intersection(members=members):
            for member in members:
                yield from _parts(member)
        case _:
            pass
