"""What two revisions are compared by: parts of the model, and views of them that the model does not hold."""

from dataclasses import dataclass, field, fields
from typing import Protocol, TypeAlias, cast

from mooring.model import (
    Array,
    Body,
    Content,
    Header,
    Number,
    Object,
    Operation,
    Parameter,
    Property,
    Requirement,
    Response,
    SecurityScheme,
    Server,
    String,
    Type,
    Union,
    Value,
)

UNORDERED = frozenset(("unmodelled", "encodings", "variables"))
"""Fields that hold the members of a JSON object."""


class Pointed(Protocol):
    """What knows its place in the document."""

    @property
    def pointer(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Info:
    """What a document says about itself."""

    title: str
    version: str
    summary: str | None
    description: str | None
    unmodelled: tuple[tuple[str, Value], ...] = ()
    pointer: str = field(default="/info", compare=False)


@dataclass(frozen=True, slots=True)
class Tag:
    """A group of operations, declared or only used."""

    name: str
    description: str | None
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Servers:
    """The servers that both sides have, by their addresses, in the order of one side."""

    urls: tuple[str, ...]
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Security:
    """The alternatives of credentials that an operation asks for; none at all when it is open."""

    alternatives: tuple[Requirement, ...]
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class OperationId:
    """The name of an operation that is nobody else's in the document."""

    id: str
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Route:
    """The address of an operation as callers see it, the servers' common path included."""

    method: str
    path: str
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Hook:
    """A request that the service sends: a webhook, or a callback of an operation."""

    name: str
    operation: Operation
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Component:
    """A named schema."""

    key: str
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class EnumValue:
    """One value of a vocabulary; `is_open` where any other string is accepted beside it."""

    value: Value
    is_open: bool = False
    beside: frozenset[Value] = field(default=frozenset(), compare=False)
    """The values that both sides have there."""
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The values of an enumeration that both sides have, in the order of one side."""

    values: tuple[Value, ...]
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Variant:
    """A member of a union.

    `is_ambiguous` where exactly one member must match and another may match as well; `is_covered` where
    everything that it accepts is accepted by another.
    """

    type: Type
    key: str | None = None
    is_ambiguous: bool = False
    is_covered: bool = False
    named: tuple[str, ...] = field(default=(), compare=False)
    """The named schema that it is, or those that it joins."""
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Condition:
    """A named schema among conditions that are all met at once."""

    key: str
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Notice:
    """What is announced about the future of a thing.

    Args:
        sunset: Its last day, as the document writes it.
        stability: What callers may rely on, in the words of `x-stability-level`.
        is_readable: Whether the last day, if any, is a date.
        is_short: Whether it is deprecated with less notice than the project's policy asks for.
    """

    is_deprecated: bool = field(compare=False)
    sunset: str | None
    stability: str | None
    is_short: bool = False
    is_readable: bool = field(default=True, compare=False)
    is_level_known: bool = field(default=True, compare=False)
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Shape:
    """A schema as a value meets it: references followed, joins made, null set apart, annotations gathered."""

    type: Type
    nullable: bool = False
    title: str | None = None
    description: str | None = None
    default: Value | None = None
    examples: tuple[Value, ...] = ()
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    unmodelled: tuple[tuple[str, Value], ...] = ()
    pointer: str = field(default="", compare=False)
    type_pointer: str = field(default="", compare=False)
    """Of the innermost schema, the one that states the type."""
    is_text: bool = field(default=False, compare=False)
    """Whether the value travels as text, so that a number and its digits are the same."""


Element: TypeAlias = (
    Info
    | Tag
    | Server
    | Servers
    | SecurityScheme
    | Security
    | Operation
    | OperationId
    | Route
    | Hook
    | Parameter
    | Body
    | Content
    | Response
    | Header
    | Component
    | Property
    | EnumValue
    | Vocabulary
    | Variant
    | Condition
    | Notice
    | Shape
    | Number
    | String
    | Array
    | Object
    | Union
)


def differing(
    old: Element, new: Element, apart_from: frozenset[str] = frozenset()
) -> frozenset[str]:
    """The names of the fields in which two elements of one class do not mean the same."""
    return frozenset(
        one.name
        for one in fields(old)
        if one.compare
        and one.name not in apart_from
        and _meaning(one.name, getattr(old, one.name))
        != _meaning(one.name, getattr(new, one.name))
    )


def pointer_of(element: Pointed | None) -> str | None:
    """Where an element stands; None where there is none."""
    return None if element is None else element.pointer


def _meaning(name: str, value: object) -> object:
    """The value of a field, without the order of members where it means nothing."""
    return frozenset(cast(tuple[object, ...], value)) if name in UNORDERED else value
