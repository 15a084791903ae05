"""What a schema says that the bindings do not hold."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from mooring.bindings.schemas.keywords import leaves_conditions_out
from mooring.bindings.schemas.reductions import least, pattern_pointers, tuple_pointers
from mooring.bindings.schemas.shapes import Shape, Shapes
from mooring.document import UNRESOLVED
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


@dataclass(frozen=True, slots=True)
class SchemaLosses:
    """What is lost of schemas, each of which is looked at once.

    Args:
        unnamed: The keys of the schemas that are written where they are used.
    """

    shapes: Shapes
    unnamed: frozenset[str]
    known: dict[str, "_Found"] = field(default_factory=dict[str, "_Found"])

    def within(self, schema: Schema) -> Iterator[Loss]:
        """What is lost of a schema and of all that is written inside it; references to named schemas are not followed."""
        told = dict[Loss, None]()
        entered = set[str]()
        waiting = [self._found(schema)]
        while waiting:
            found = waiting.pop()
            told |= dict.fromkeys(found.losses)
            for key in reversed(found.keys):
                if key not in entered:
                    entered.add(key)
                    if key not in self.known:
                        self.known[key] = self._found(self.shapes.schemas[key])
                    waiting.append(self.known[key])
        yield from told

    def _found(self, schema: Schema) -> "_Found":
        found = _Found([], [])
        self._look(schema, found, said=frozenset())
        return found

    def _look(self, schema: Schema, found: "_Found", *, said: frozenset[str]) -> None:
        """Adds what is lost of a schema, but for what `said` names by its code."""
        if isinstance(schema.type, Reference) and schema.type.name in self.unnamed:
            found.keys.append(schema.type.name)
        own = [loss for loss in _own(schema, self.shapes) if loss.code not in said]
        found.losses.extend(own)
        for child in children(schema):
            # Keywords beside each other are conditions of one schema, which has said what it loses already.
            is_same = child.pointer == schema.pointer
            codes = (
                said.union(loss.code for loss in own) if is_same else frozenset[str]()
            )
            self._look(child, found, said=codes)


@dataclass(frozen=True, slots=True)
class _Found:
    """What is lost of one schema, and the keys of those that are written inside it."""

    losses: list[Loss]
    keys: list[str]


def _own(schema: Schema, shapes: Shapes) -> Iterator[Loss]:
    for reason in _reasons(schema, shapes):
        without = reason.without or least(
            schema, lambda rest: not any(_reasons(rest, shapes))
        )
        yield Loss(reason.code, reason.why, without[0], without)


@dataclass(frozen=True, slots=True)
class _Reason:
    """The code of a loss, why it is one, and the keywords that cause it where these are known."""

    code: str
    why: str
    without: tuple[str, ...]


def _reasons(schema: Schema, shapes: Shapes) -> Iterator[_Reason]:
    if any(keyword == UNRESOLVED for keyword, _ in schema.unmodelled):
        why = "The reference leads nowhere in the document; any value is taken."
        places = (f"{schema.pointer}/$ref", f"{schema.pointer}/{UNRESOLVED}")
        yield _Reason("unresolved-reference", why, places)
    match schema.type:
        case Array(prefix=prefix) if prefix:
            why = "The type of an item does not depend on its place: every item may be any of `prefixItems`."
            yield _Reason("tuple-order", why, tuple_pointers(schema))
        case Object(properties=properties, patterns=patterns) if (
            properties and patterns
        ):
            why = "Members that match `patternProperties` are kept and checked, but have no type of their own."
            yield _Reason("pattern-properties", why, pattern_pointers(schema))
        case Intersection(members=members) if not _has_class(members, shapes):
            why = "Of conditions that hold at once, one gives the type; the others are checked."
            yield _Reason("intersection-widened", why, ())
        case _:
            pass
    if isinstance(schema.type, Object | Intersection | Union) and leaves_conditions_out(
        schema, shapes
    ):
        why = "Its conditions lead back to themselves or are too long to be read, and are not checked."
        yield _Reason("conditions-not-checked", why, ())


def _has_class(members: tuple[Schema, ...], shapes: Shapes) -> bool:
    """Whether any of several conditions is an object, so that a class holds them all."""
    return any(
        isinstance(one.type, Object)
        or isinstance(one.type, Reference)
        and shapes.by_key.get(one.type.name) is Shape.CLASS
        for one in members
    )
