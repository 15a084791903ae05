"""What two shapes differ in, one step inwards; what lies further in is yielded for comparing, not compared."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from mooring.drift.facts.differences import (
    Difference,
    Leftover,
    Meeting,
    Step,
    Subject,
    Use,
)
from mooring.drift.facts.effects import Direction
from mooring.drift.facts.elements import (
    Condition,
    Element,
    EnumValue,
    Shape,
    Vocabulary,
    differing,
)
from mooring.drift.facts.scopes import Root, Site
from mooring.drift.facts.shapes import Shapes
from mooring.drift.walking.unions import intersection_steps, union_steps
from mooring.drift.walking.vocabularies import Renaming, renamed_values
from mooring.model import (
    Anything,
    Array,
    Enumeration,
    Intersection,
    Nothing,
    Number,
    Object,
    Property,
    Reference,
    Schema,
    String,
    Union,
)

TYPE = frozenset(("type",))
TEXTUAL = (
    *("application/xml", "text/xml", "application/x-www-form-urlencoded"),
    *("multipart/form-data", "text/plain", "text/csv"),
)
"""Media types in which a number is its digits."""
WALKED = frozenset(
    ("items", "prefix", "properties", "additional", "patterns", "names", "members")
)
"""Fields that are compared by looking inside."""


def annotation_steps(
    old: Shape, new: Shape, site: Site, subject: Subject
) -> Iterator[Step]:
    """What is said about the values, null included, apart from their type."""
    if aspects := differing(old, new, TYPE):
        yield Difference(subject, old, new, old.pointer, new.pointer, site, aspects)


def type_steps(
    old_shapes: Shapes, new_shapes: Shapes, meeting: Meeting
) -> Iterator[Step]:
    """What differs between the types of two shapes."""
    old, new, site, subject = meeting.old, meeting.new, meeting.site, meeting.subject
    match old.type, new.type:
        case (String(), String()) | (Number(), Number()):
            yield from _aspects(old, new, site, subject)
        case Enumeration(), Enumeration():
            yield from _enumeration_steps(meeting)
        case Array() as before, Array() as after:
            yield from _aspects(old, new, site, subject)
            yield from _array_steps(before, after, meeting)
        case Object() as before, Object() as after:
            yield from _aspects(old, new, site, subject)
            yield from _property_steps(old_shapes, new_shapes, before, after, meeting)
            yield from _member_steps(before, after, meeting)
        case (Union(), _) | (_, Union()):
            yield from union_steps(old_shapes, new_shapes, meeting)
        case Intersection(), Intersection():
            yield from intersection_steps(old_shapes, new_shapes, meeting)
        case before, after if before != after:
            if _is_text(meeting):
                old, new = replace(old, is_text=True), replace(new, is_text=True)
            yield Difference(
                subject, old, new, old.type_pointer, new.type_pointer, site, TYPE
            )
        case _:
            pass


def _is_text(meeting: Meeting) -> bool:
    """Whether the value itself, not a part of it, is written as plain text (OpenAPI 3.1, Style Values)."""
    scope = meeting.site.scope
    if isinstance(scope, Root) and scope.part.endswith(TEXTUAL):
        return True
    match meeting.subject:
        case Subject.PARAMETER:
            return not meeting.site.path
        case Subject.HEADER:
            return len(meeting.site.path) == 1
        case _:
            return False


def condition_steps(old_shapes: Shapes, new_shapes: Shapes, use: Use) -> Iterator[Step]:
    """Named schemas that are joined on one side only, where both sides join several."""
    match use.old.type, use.new.type:
        case Intersection(before), Intersection(after):
            old_by_key, new_by_key = _named(before), _named(after)
        case _:
            return
    gone = {key: one for key, one in old_by_key.items() if key not in new_by_key}
    come = {key: one for key, one in new_by_key.items() if key not in old_by_key}
    for key in list(gone):
        successors = [
            other
            for other in come
            if key not in new_shapes.api.schemas
            and other not in old_shapes.api.schemas
            and old_shapes.of_component(key).type == new_shapes.of_component(other).type
        ]
        if len(successors) == 1:
            # Joined under another name: the schemas are compared as such.
            other = successors[0]
            yield Use(gone.pop(key), come.pop(other), use.site, use.subject)
    for key, one in gone.items():
        yield Difference(
            use.subject, Condition(key), None, one.pointer, use.new.pointer, use.site
        )
    for key, one in come.items():
        yield Difference(
            use.subject, None, Condition(key), use.old.pointer, one.pointer, use.site
        )


def _named(members: tuple[Schema, ...]) -> dict[str, Schema]:
    """The named schemas that are joined, by name."""
    return {
        member.type.name: member
        for member in members
        if isinstance(member.type, Reference) and "/" not in member.type.name
    }


def _aspects(
    old: Shape, new: Shape, site: Site, subject: Subject
) -> Iterator[Difference]:
    match old.type, new.type:
        case (String() | Number() | Array() | Object() as before), (
            String() | Number() | Array() | Object() as after
        ):
            if aspects := differing(before, after, WALKED):
                yield _difference(before, after, old, new, site, subject, aspects)
        case _:
            pass


def _difference(
    before: Element | None,
    after: Element | None,
    old: Shape,
    new: Shape,
    site: Site,
    subject: Subject,
    aspects: frozenset[str] = frozenset(),
) -> Difference:
    return Difference(
        subject, before, after, old.type_pointer, new.type_pointer, site, aspects
    )


def _enumeration_steps(meeting: Meeting) -> Iterator[Step]:
    old, new, site = meeting.old, meeting.new, meeting.site
    assert isinstance(old.type, Enumeration) and isinstance(new.type, Enumeration)
    before, after = old.type.values, new.type.values
    renamings = renamed_values(before, after)
    renamed = {
        value for renaming in renamings for value in (renaming.old, renaming.new)
    }
    for renaming in renamings:
        yield _renamed_value(renaming, meeting)
    beside = frozenset(before) & frozenset(after)
    # A value that one side lacks is missing from a place that can be shown.
    places = old.type_pointer, new.type_pointer
    for value in before:
        if value not in after and value not in renamed:
            element = EnumValue(value, meeting.is_open, beside)
            yield Difference(Subject.ENUM_VALUE, element, None, *places, site)
    for value in after:
        if value not in before and value not in renamed:
            element = EnumValue(value, meeting.is_open, beside)
            yield Difference(Subject.ENUM_VALUE, None, element, *places, site)
    kept = Vocabulary(tuple(value for value in before if value in after))
    again = Vocabulary(tuple(value for value in after if value in before))
    if kept != again:
        yield _difference(
            kept, again, old, new, site, meeting.subject, frozenset(("values",))
        )


def _renamed_value(renaming: Renaming, meeting: Meeting) -> Difference:
    return Difference(
        Subject.ENUM_VALUE,
        EnumValue(renaming.old, meeting.is_open),
        EnumValue(renaming.new, meeting.is_open),
        meeting.old.type_pointer,
        meeting.new.type_pointer,
        meeting.site,
        link=renaming.link,
    )


def _array_steps(before: Array, after: Array, meeting: Meeting) -> Iterator[Step]:
    for index, (old, new) in enumerate(zip_longest(before.prefix, after.prefix)):
        # Where one side names fewer places, the rest of its items are what `items` says.
        yield Use(
            old or before.items,
            new or after.items,
            meeting.site.inside(f"[{index}]"),
            meeting.subject,
        )
    yield Use(before.items, after.items, meeting.site.inside("[]"), meeting.subject)


def _property_steps(
    old_shapes: Shapes,
    new_shapes: Shapes,
    before: Object,
    after: Object,
    meeting: Meeting,
) -> Iterator[Step]:
    old_by_name = {one.name: one for one in before.properties}
    new_by_name = {one.name: one for one in after.properties}
    for name, old in old_by_name.items():
        new = new_by_name.get(name)
        shape = old_shapes.of(old.schema)
        if new is None:
            site = meeting.site.inside(name, direction=_travels(shape, shape))
            yield Leftover(old, shape, site, is_added=False)
            continue
        successor = new_shapes.of(new.schema)
        site = meeting.site.inside(name, direction=_travels(shape, successor))
        yield from property_steps(old, new, site)
        if old.required and new.required and shape.read_only > successor.read_only:
            # What is only returned need not be sent, required or not (OpenAPI 3.0, `readOnly`); now it must be.
            site = meeting.site.inside(name, direction=Direction.REQUEST)
            yield _demanded(old, new, site)
    for name, new in new_by_name.items():
        if name not in old_by_name:
            shape = new_shapes.of(new.schema)
            site = meeting.site.inside(name, direction=_travels(shape, shape))
            yield Leftover(new, shape, site, is_added=True)


def property_steps(old: Property, new: Property, site: Site) -> Iterator[Step]:
    """What differs between two properties that stand for each other."""
    if aspects := differing(old, new, frozenset(("name", "schema"))):
        yield Difference(
            Subject.PROPERTY,
            old,
            new,
            old.schema.pointer,
            new.schema.pointer,
            site,
            aspects,
        )
    yield Use(old.schema, new.schema, site, Subject.PROPERTY)


def _demanded(old: Property, new: Property, site: Site) -> Difference:
    return Difference(
        Subject.PROPERTY,
        replace(old, required=False),
        new,
        old.schema.pointer,
        new.schema.pointer,
        site,
        frozenset(("required",)),
    )


def _travels(old: Shape, new: Shape) -> Direction:
    """The directions in which a property travels on both sides (OpenAPI 3.1, `readOnly` and `writeOnly`)."""
    sent = Direction.NONE if old.read_only or new.read_only else Direction.REQUEST
    received = (
        Direction.NONE if old.write_only or new.write_only else Direction.RESPONSE
    )
    return sent | received


def _member_steps(before: Object, after: Object, meeting: Meeting) -> Iterator[Step]:
    """Members of an object that have no name of their own: additional ones, those of a pattern, and all names."""
    old, new, site, subject = meeting.old, meeting.new, meeting.site, meeting.subject
    if _kind(before.additional) != _kind(after.additional):
        yield _difference(
            before, after, old, new, site, subject, frozenset(("additional",))
        )
    elif before.additional is not None and after.additional is not None:
        yield Use(before.additional, after.additional, site.inside("*"), subject)
    old_by_pattern, new_by_pattern = dict(before.patterns), dict(after.patterns)
    for pattern in old_by_pattern.keys() & new_by_pattern.keys():
        yield Use(
            old_by_pattern[pattern],
            new_by_pattern[pattern],
            site.inside(f"/{pattern}/"),
            subject,
        )
    if old_by_pattern.keys() != new_by_pattern.keys():
        yield _difference(
            before, after, old, new, site, subject, frozenset(("patterns",))
        )
    if before.names is not None and after.names is not None:
        yield Use(before.names, after.names, site.inside("(names)"), subject)
    elif before.names != after.names:
        yield _difference(before, after, old, new, site, subject, frozenset(("names",)))


def _kind(additional: Schema | None) -> str:
    match additional:
        case None | Schema(type=Anything()):
            return "open"
        case Schema(type=Nothing()):
            return "closed"
        case _:
            return "typed"
