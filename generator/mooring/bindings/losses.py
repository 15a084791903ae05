"""What a schema says that the bindings do not hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from mooring.bindings.keywords import leaves_conditions_out
from mooring.bindings.reductions import least, pattern_pointers, tuple_pointers
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
        pointer: Where the statement is made.
        without: The keywords that make it; without these, nothing would be lost. Some may not stand in the document.
        subject: The name of what is lost, where it has one: a media type, a security scheme.
        kept: The media type that the bindings hold in its stead.
    """

    code: str
    why: str
    pointer: str
    without: tuple[str, ...]
    subject: str = ""
    kept: str = ""


def schema_losses(schema: Schema, shapes: Shapes) -> Iterator[Loss]:
    """What is lost of a schema and of what is written inside it; references are not followed."""
    yield from _own(schema, shapes)
    for child in children(schema):
        if child.pointer != schema.pointer:
            yield from schema_losses(child, shapes)


def _own(schema: Schema, shapes: Shapes) -> Iterator[Loss]:
    for code, why, pointers in _reasons(schema, shapes):
        without = pointers or least(
            schema, lambda rest: not any(_reasons(rest, shapes))
        )
        yield Loss(code, why, without[0], without)


def _reasons(
    schema: Schema, shapes: Shapes
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The code of each loss, why it is one, and the keywords that cause it where these are known."""
    if any(keyword == "x-unresolved-ref" for keyword, _ in schema.unmodelled):
        why = "The reference leads nowhere in the published page; any value is taken."
        yield "unresolved-reference", why, (f"{schema.pointer}/x-unresolved-ref",)
    match schema.type:
        case Array(prefix=prefix) if prefix:
            why = "The type of an item does not depend on its place: every item may be any of `prefixItems`."
            yield "tuple-order", why, tuple_pointers(schema)
        case Object(properties=properties, patterns=patterns) if (
            properties and patterns
        ):
            why = "Members that match `patternProperties` are kept and checked, but have no type of their own."
            yield "pattern-properties", why, pattern_pointers(schema)
        case Intersection(members=members) if not _has_class(members, shapes):
            why = "Of conditions that hold at once, one gives the type; the others are checked."
            yield "intersection-widened", why, ()
        case _:
            pass
    if isinstance(schema.type, Object | Intersection | Union) and leaves_conditions_out(
        schema, shapes
    ):
        why = "Its conditions lead back to themselves or are too long to be read, and are not checked."
        yield "conditions-not-checked", why, ()


def _has_class(members: tuple[Schema, ...], shapes: Shapes) -> bool:
    """Whether any of several conditions is an object, so that a class holds them all."""
    return any(
        isinstance(one.type, Object)
        or isinstance(one.type, Reference)
        and shapes.by_key.get(one.type.name) is Shape.CLASS
        for one in members
    )
