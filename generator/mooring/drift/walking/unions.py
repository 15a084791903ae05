"""Which members of two unions stand for each other."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mooring.drift.facts.differences import Difference, Meeting, Step, Use
from mooring.drift.facts.elements import Shape, Variant, differing
from mooring.drift.facts.shapes import Shapes, contains, may_meet
from mooring.drift.facts.words import likeness
from mooring.model import (
    Discriminator,
    Intersection,
    Object,
    Reference,
    Schema,
    String,
    Union,
)

ALIKE = 0.5
"""The share of property names from which two objects count as one that changed."""


@dataclass(frozen=True, slots=True)
class _Member:
    shape: Shape
    key: str | None
    schema: Schema | None
    is_own: bool = False
    """Whether it is written as a schema of its own."""


def union_steps(
    old_shapes: Shapes, new_shapes: Shapes, meeting: Meeting
) -> Iterator[Step]:
    """What differs between two shapes of which at least one is a union; the other counts as a union of one."""
    before = _members(old_shapes, meeting.old, meeting.old_key)
    after = _members(new_shapes, meeting.new, meeting.new_key)
    old_type, new_type = meeting.old.type, meeting.new.type
    pairs = _pairs(before, after)
    if not pairs:
        yield _replaced(meeting)
        return
    if isinstance(old_type, Union) and isinstance(new_type, Union):
        renamed = {old.key: new.key for old, new in pairs if old.key and new.key}
        known = replace(old_type, discriminator=_told(old_type.discriminator, renamed))
        yield from _union_aspects(known, new_type, meeting)
    is_open = _is_open(before) and _is_open(after)
    for old, new in pairs:
        # A list of type names is one schema; only members that are schemas of their own are places of their own.
        is_member = old.is_own and new.is_own
        site = meeting.site.member() if is_member else meeting.site
        if old.schema is not None and new.schema is not None:
            yield Use(old.schema, new.schema, site, meeting.subject, is_open)
        else:
            yield Meeting(
                old.shape,
                new.shape,
                site,
                meeting.subject,
                old.key,
                new.key,
                is_open,
            )
    kept_old, kept_new = [old for old, _ in pairs], [new for _, new in pairs]
    for one in before:
        if one not in kept_old:
            variant = _variant(one, before, after, old_type, old_shapes)
            pointer = one.shape.pointer or meeting.old.type_pointer
            yield Difference(
                meeting.subject, variant, None, pointer, None, meeting.site
            )
    for one in after:
        if one not in kept_new:
            variant = _variant(one, after, before, new_type, new_shapes)
            pointer = one.shape.pointer or meeting.new.type_pointer
            yield Difference(
                meeting.subject, None, variant, None, pointer, meeting.site
            )


def intersection_steps(
    old_shapes: Shapes, new_shapes: Shapes, meeting: Meeting
) -> Iterator[Step]:
    """What differs between two lists of conditions that all must be met."""
    before = _members(old_shapes, meeting.old, None)
    after = _members(new_shapes, meeting.new, None)
    pairs = _pairs(before, after)
    for old, new in pairs:
        if old.schema is not None and new.schema is not None:
            yield Use(old.schema, new.schema, meeting.site, meeting.subject)
    if not len(pairs) == len(before) == len(after):
        yield _replaced(meeting)


def _members(shapes: Shapes, shape: Shape, key: str | None) -> list[_Member]:
    match shape.type:
        case Union(members) | Intersection(members):
            return [
                _Member(
                    shapes.of(member),
                    shapes.target(member),
                    member,
                    member.pointer != shape.type_pointer,
                )
                for member in members
            ]
        case _:
            # Under its name the schema is compared once only, however often unions lead back to it.
            return [
                _Member(
                    shape,
                    key,
                    (
                        None
                        if key is None
                        else Schema(Reference(key), pointer=shape.pointer)
                    ),
                )
            ]


def _replaced(meeting: Meeting) -> Difference:
    old, new = meeting.old, meeting.new
    places = old.type_pointer, new.type_pointer
    return Difference(
        meeting.subject, old, new, *places, meeting.site, frozenset(("type",))
    )


def _union_aspects(old: Union, new: Union, meeting: Meeting) -> Iterator[Step]:
    if aspects := differing(old, new, frozenset(("members",))):
        pointers = meeting.old.type_pointer, meeting.new.type_pointer
        yield Difference(meeting.subject, old, new, *pointers, meeting.site, aspects)


def _told(
    discriminator: Discriminator | None, new_by_old: dict[str, str]
) -> Discriminator | None:
    """A discriminator in the other side's names of the members; that they have others is said of the schemas."""
    if discriminator is None:
        return None
    mapping = tuple(
        (tag, new_by_old.get(name, name)) for tag, name in discriminator.mapping
    )
    return replace(discriminator, mapping=mapping)


def _pairs(
    before: list[_Member], after: list[_Member]
) -> list[tuple[_Member, _Member]]:
    """Members paired by name, by meaning, by likeness, and what is then left over on either side."""
    pairs: list[tuple[_Member, _Member]] = []
    left, right = list(before), list(after)

    def take(old: _Member, new: _Member) -> None:
        pairs.append((old, new))
        left.remove(old)
        right.remove(new)

    for old in before:
        named = [new for new in right if new.key is not None and new.key == old.key]
        same = [new for new in right if new.shape.type == old.shape.type]
        if candidates := named or same:
            take(old, candidates[0])
    for old in list(left):
        alike = sorted(
            (new for new in right if _alikeness(old, new) > 0),
            key=lambda new: -_alikeness(old, new),
        )
        if alike:
            take(old, alike[0])
    return pairs


def _alikeness(old: _Member, new: _Member) -> float:
    match old.shape.type, new.shape.type:
        case Object() as before, Object() as after:
            if old.shape.title is not None and old.shape.title == new.shape.title:
                return 1.0
            share = likeness(
                (one.name for one in before.properties),
                (one.name for one in after.properties),
            )
            return share if share >= ALIKE else 0.0
        case before, after:
            return 0.5 if type(before) is type(after) else 0.0


def _variant(
    member: _Member,
    own: list[_Member],
    others: list[_Member],
    union: object,
    shapes: Shapes,
) -> Variant:
    rivals = [one for one in own if one is not member]
    exclusive = (
        isinstance(union, Union) and union.exclusive and union.discriminator is None
    )
    return Variant(
        member.shape.type,
        member.key,
        is_ambiguous=exclusive
        and any(may_meet(one.shape.type, member.shape.type) for one in rivals),
        is_covered=any(contains(one.shape.type, member.shape.type) for one in others),
        named=tuple(_names(member, shapes)),
        pointer=member.shape.pointer,
    )


def _names(member: _Member, shapes: Shapes) -> Iterator[str]:
    """The named schemas that a member is, or joins."""
    schema = member.schema
    if member.key is not None and "/" in member.key:
        schema = shapes.api.schemas.get(member.key, schema)
    elif member.key is not None:
        yield member.key
        return
    match schema:
        case Schema(type=Intersection(members)):
            for one in members:
                if isinstance(one.type, Reference) and "/" not in one.type.name:
                    yield one.type.name
        case _:
            pass


def _is_open(members: list[_Member]) -> bool:
    return any(member.shape.type == String() for member in members)
