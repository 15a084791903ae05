"""What tells the members of a union apart, so that each can be called by it."""

from collections.abc import Iterator

from mooring.model import (
    Enumeration,
    Intersection,
    Null,
    Object,
    Reference,
    Schema,
    Union,
)


def member_steps(union: Union) -> Iterator[str]:
    """The way to each member of a union, by what tells it apart; nothing in a type that is only made nullable.

    Members that nothing short tells apart are told apart by all their names, so that their order does
    not matter.
    """
    if sum(not isinstance(member.type, Null) for member in union.members) == 1:
        yield from ("" for _ in union.members)
        return
    distinctions = [_distinction(member) for member in union.members]
    for member, distinction in zip(union.members, distinctions, strict=True):
        is_alone = distinctions.count(distinction) == 1
        yield f"/{distinction}" if is_alone else f"/{distinction}{_all_names(member)}"


def _distinction(member: Schema) -> str:
    if member.title:
        return member.title
    match member.type:
        case Object(properties=properties):
            for one in sorted(properties, key=lambda one: one.name):
                if (
                    isinstance(one.schema.type, Enumeration)
                    and len(one.schema.type.values) == 1
                ):
                    return str(one.schema.type.values[0].json)
            names = [one.name for one in properties if one.required] or [
                one.name for one in properties
            ]
            return "with " + " ".join(sorted(names)[:3])
        case Reference(name=name):
            return name
        case Intersection(members=members):
            return " and ".join(_distinction(inner) for inner in members)
        case Enumeration():
            return "value"
        case other:
            return type(other).__name__.lower()


def _all_names(member: Schema) -> str:
    match member.type:
        case Object(properties=properties):
            return " of " + " ".join(sorted(one.name for one in properties))
        case _:
            return ""
