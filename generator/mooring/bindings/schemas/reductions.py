"""What to leave out of a schema so that the bindings hold the rest in full."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from mooring.bindings.schemas.complete_schema import CONDITIONS
from mooring.bindings.schemas.schema_text import telling
from mooring.model import (
    Anything,
    Array,
    Intersection,
    Object,
    Reference,
    Schema,
    Type,
    Union,
)

ALTERNATIVES = ("oneOf", "anyOf")
AROUND_ITEMS = ("items", "unevaluatedItems", "additionalItems")
"""Keywords about the items that `prefixItems` leaves; without it they would be about all."""
AROUND_MEMBERS = ("additionalProperties", "unevaluatedProperties")
"""Keywords about the members that `patternProperties` leaves."""


@dataclass(frozen=True, slots=True)
class Reduction:
    """A schema without some of its keywords.

    Args:
        pointers: The keywords, or members of `allOf`. Some may not stand in the document, where one means the same as another.
        rest: What is left of the schema.
    """

    pointers: tuple[str, ...]
    rest: Schema


def least(schema: Schema, is_held: Callable[[Schema], bool]) -> tuple[str, ...]:
    """The pointers of the first reduction whose rest is held, those that leave most of the schema first."""
    steps = list(_reductions(schema))
    for step in steps:
        if is_held(step.rest):
            return step.pointers
    own = [
        pointer
        for step in steps
        for pointer in step.pointers
        if pointer.rpartition("/")[0] == schema.pointer
    ]
    return tuple(dict.fromkeys(own)) or (schema.pointer,)


def tuple_pointers(schema: Schema) -> tuple[str, ...]:
    """The keywords that give an item a type by its place."""
    return _beside(schema, "prefixItems", *AROUND_ITEMS)


def pattern_pointers(schema: Schema) -> tuple[str, ...]:
    """The keywords that give a member a type by its name's pattern."""
    return _beside(schema, "patternProperties", *AROUND_MEMBERS)


def _beside(schema: Schema, *keywords: str) -> tuple[str, ...]:
    return tuple(f"{schema.pointer}/{keyword}" for keyword in keywords)


def _reductions(schema: Schema) -> Iterator[Reduction]:
    """Each keyword left out, then several, then all that hold other schemas."""
    for keyword, _ in schema.unmodelled:
        if keyword in CONDITIONS:
            others = tuple(pair for pair in schema.unmodelled if pair[0] != keyword)
            rest = replace(schema, unmodelled=others)
            yield Reduction(_beside(schema, keyword), rest)
    match schema.type:
        case Intersection(members=members):
            yield from _of_intersection(schema, members)
        case Union() as union:
            yield from _of_union(schema, union)
        case Array() as array:
            for inner in _inside(array.items):
                rest = replace(schema, type=replace(array, items=inner.rest))
                yield Reduction(inner.pointers, rest)
            rest = replace(schema, type=replace(array, items=Schema(Anything())))
            yield Reduction(_beside(schema, "items"), rest)
        case Object() as record:
            yield from _of_object(schema, record)
        case Reference():
            rest = replace(schema, type=Anything())
            yield Reduction(_beside(schema, "$ref"), rest)
        case _:
            pass


def _inside(schema: Schema) -> Iterator[Reduction]:
    """What can be left out of a part that is written where it is used."""
    if not isinstance(schema.type, Reference):
        yield from _reductions(schema)


def _of_object(schema: Schema, record: Object) -> Iterator[Reduction]:
    lighter = list[tuple[tuple[str, ...], Type]]()
    if record.names is not None:
        lighter.append((_beside(schema, "propertyNames"), replace(record, names=None)))
    if record.additional is not None:
        lighter += [
            (inner.pointers, replace(record, additional=inner.rest))
            for inner in _inside(record.additional)
        ]
        alone = replace(record, additional=None)
        lighter.append((_beside(schema, "additionalProperties"), alone))
    if record.patterns:
        without = replace(record, patterns=(), additional=None)
        lighter.append((pattern_pointers(schema), without))
    for pointers, type_ in lighter:
        yield Reduction(pointers, replace(schema, type=type_))


def _of_union(schema: Schema, union: Union) -> Iterator[Reduction]:
    for index, member in enumerate(union.members):
        # `nullable` and a list of types make a union of what the keywords beside them say.
        if member.pointer == schema.pointer:
            for inner in _reductions(member):
                members = (
                    *union.members[:index],
                    inner.rest,
                    *union.members[index + 1 :],
                )
                rest = replace(schema, type=replace(union, members=members))
                yield Reduction(inner.pointers, rest)
    rest = replace(schema, type=Anything())
    yield Reduction(_beside(schema, *ALTERNATIVES), rest)


def _of_intersection(
    schema: Schema, members: tuple[Schema, ...]
) -> Iterator[Reduction]:
    """Without single conditions, then with one of `allOf` alone, then without `allOf`, then without the telling one."""
    keywords = list(_keywords(schema, members))
    told = keywords[members.index(telling(members))]
    listed = [one for one in keywords if one.startswith("allOf/")]
    others = [one for one in dict.fromkeys(keywords) if one not in (told, "")]
    candidates: list[tuple[str, ...]] = [(one,) for one in reversed(others)]
    if told in listed:
        candidates.append(tuple(one for one in listed if one != told))
    candidates += [("allOf", *listed), (told,)]
    for gone in candidates:
        rest = [
            member
            for member, keyword in zip(members, keywords, strict=True)
            if keyword not in gone
        ]
        if len(rest) < len(members) and gone != ("",):
            type_ = rest[0].type if len(rest) == 1 else Intersection(tuple(rest))
            named = gone[:1] if gone[0] == "allOf" else gone
            yield Reduction(
                _beside(schema, *(same for one in named for same in _same(one))),
                replace(schema, type=type_ if rest else Anything()),
            )


def _keywords(schema: Schema, members: tuple[Schema, ...]) -> Iterator[str]:
    """What states each of several conditions; nothing where that is the keywords beside each other."""
    is_first = True
    for member in members:
        first, _, below = member.pointer.removeprefix(f"{schema.pointer}/").partition(
            "/"
        )
        match member.type:
            case _ if first == "allOf":
                yield f"allOf/{below.partition('/')[0]}"
            case _ if first in ALTERNATIVES:
                yield first
            case Reference():
                yield "$ref"
            case Union():
                yield ALTERNATIVES[0]
            case _ if not is_first:
                # Constants among alternatives have become an enumeration.
                yield ALTERNATIVES[0]
            case _:
                is_first = False
                yield ""


def _same(keyword: str) -> tuple[str, ...]:
    """The keywords that may state what `keyword` stands for; the model does not keep which one it was."""
    return ALTERNATIVES if keyword in ALTERNATIVES else (keyword,)
