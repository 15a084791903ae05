"""What a schema says that the bindings do not hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from mooring.bindings.keywords import leaves_conditions_out
from mooring.bindings.shapes import Shape, Shapes
from mooring.model import (
    Array,
    Intersection,
    Object,
    Reference,
    Schema,
    Union,
    children,
)


@dataclass(frozen=True, slots=True)
class Loss:
    """One statement that the bindings do not hold.

    Args:
        code: Stable, in kebab case.
        why: A sentence for the reader of the report.
        pointer: The keyword that makes the statement; without it, nothing would be lost.
    """

    code: str
    why: str
    pointer: str


def schema_losses(schema: Schema, shapes: Shapes) -> Iterator[Loss]:
    """What is lost of a schema and of what is written inside it; references are not followed."""
    yield from _own(schema, shapes)
    for child in children(schema):
        if child.pointer != schema.pointer:
            yield from schema_losses(child, shapes)


def _own(schema: Schema, shapes: Shapes) -> Iterator[Loss]:
    if any(keyword == "x-unresolved-ref" for keyword, _ in schema.unmodelled):
        why = "The reference leads nowhere in the published page; any value is taken."
        yield Loss("unresolved-reference", why, schema.pointer)
    match schema.type:
        case Array(prefix=prefix) if prefix:
            why = "The type of an item does not depend on its place: every item may be any of `prefixItems`."
            yield Loss("tuple-order", why, f"{schema.pointer}/prefixItems")
        case Object(properties=properties, patterns=patterns) if (
            properties and patterns
        ):
            why = "Members that match `patternProperties` are kept and checked, but have no type of their own."
            yield Loss("pattern-properties", why, f"{schema.pointer}/patternProperties")
        case Intersection(members=members) if not _has_class(members, shapes):
            why = "Of conditions that hold at once, one gives the type; the others are checked."
            yield Loss("intersection-widened", why, f"{schema.pointer}/allOf")
        case _:
            pass
    if isinstance(schema.type, Object | Intersection | Union) and leaves_conditions_out(
        schema, shapes
    ):
        why = "Its conditions lead back to themselves or are too long to be read, and are not checked."
        yield Loss("conditions-not-checked", why, schema.pointer)


def _has_class(members: tuple[Schema, ...], shapes: Shapes) -> bool:
    """Whether any of several conditions is an object, so that a class holds them all."""
    return any(
        isinstance(one.type, Object)
        or isinstance(one.type, Reference)
        and shapes.by_key.get(one.type.name) is Shape.CLASS
        for one in members
    )
