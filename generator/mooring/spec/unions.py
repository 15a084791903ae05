"""One form for each union: null apart and last, constants as an enumeration (JSON Schema 2020-12, Core, section 10.2.1)."""

from dataclasses import replace

from mooring.model import (
    Anything,
    Discriminator,
    Enumeration,
    Null,
    Schema,
    Type,
    Union,
    Value,
)


def united(
    members: tuple[Schema, ...],
    discriminator: Discriminator | None,
    place: str,
    *,
    exclusive: bool,
) -> Schema:
    """The schema that several make together; what is said about each constant is kept beside their enumeration."""
    nulls = tuple(member for member in members if isinstance(member.type, Null))
    others = tuple(member for member in members if not isinstance(member.type, Null))
    match others:
        case ():
            return nulls[0]
        case (single,):
            schema = single
        case _ if all(isinstance(member.type, Enumeration) for member in others):
            schema = _choice(others, place)
        case _:
            schema = Schema(Union(others, exclusive, discriminator), pointer=place)
    if not nulls:
        return schema
    if isinstance(schema.type, Union) and _is_bare(schema):
        return replace(schema, type=or_null(schema.type, nulls[0].pointer))
    if isinstance(schema.type, Enumeration) and len(others) > 1:
        return replace(schema, type=or_null(schema.type, nulls[0].pointer))
    return Schema(Union((schema, nulls[0])), pointer=place)


def or_null(type_: Type, place: str) -> Type:
    """The type and null; a union takes it among its members, unless they are told apart by a member of theirs."""
    null = Schema(Null(), pointer=place)
    match type_:
        case Anything() | Null():
            return type_
        case Union(members=members) if any(
            isinstance(member.type, Null) for member in members
        ):
            return type_
        case Union(members=members, discriminator=None):
            return replace(type_, members=(*members, null))
        case _:
            return Union((Schema(type_, pointer=place), null))


def _choice(members: tuple[Schema, ...], place: str) -> Schema:
    values = tuple(
        value
        for member in members
        if isinstance(member.type, Enumeration)
        for value in member.type.values
    )
    said = [member.description or member.title for member in members]
    words = (
        (("x-enum-descriptions", Value.of([text or "" for text in said])),)
        if any(said)
        else ()
    )
    return Schema(
        Enumeration(tuple(dict.fromkeys(values))), unmodelled=words, pointer=place
    )


def _is_bare(schema: Schema) -> bool:
    """Whether nothing is said about the values but what they may be."""
    return schema == Schema(schema.type)
