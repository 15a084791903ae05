"""What callers see of a package of bindings: its names, each with the place in the document that it comes from.

Places are JSON Pointers (RFC 6901) into the OpenAPI document.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class OfClass:
    """An object of a class of the models."""

    name: str


@dataclass(frozen=True, slots=True)
class ListOf:
    items: "Seen"


@dataclass(frozen=True, slots=True)
class MapOf:
    """A dictionary by strings."""

    values: "Seen"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of several; whether None is among them is not told."""

    members: "tuple[Seen, ...]"


@dataclass(frozen=True, slots=True)
class Plain:
    """Something that has no name of ours; `kind` says what it is on the wire, as far as that is one thing."""

    kind: str = ""


Seen: TypeAlias = OfClass | ListOf | MapOf | AnyOf | Plain


def classes_of(seen: Seen) -> Iterator[str]:
    """The names of the classes that a type mentions, in its own order."""
    match seen:
        case OfClass(name):
            yield name
        case ListOf(inner) | MapOf(inner):
            yield from classes_of(inner)
        case AnyOf(members):
            for member in members:
                yield from classes_of(member)
        case Plain():
            pass


def plain_kinds(seen: Seen) -> frozenset[str]:
    """What a type may be on the wire beside objects of classes; the empty string stands for anything."""
    match seen:
        case Plain(kind):
            return frozenset((kind,))
        case AnyOf(members):
            return frozenset(kind for one in members for kind in plain_kinds(one))
        case OfClass() | ListOf() | MapOf():
            return frozenset()


@dataclass(frozen=True, slots=True)
class Attribute:
    """A field of a model, or a keyword of a method.

    Args:
        wire_name: What the document calls it.
        order: Its place among the positional arguments of a method; None where it is passed by name.
    """

    name: str
    wire_name: str
    pointer: str
    type: Seen
    required: bool = False
    nullable: bool = False
    order: int | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an enumeration, and the value that it stands for."""

    name: str
    value: str | int


@dataclass(frozen=True, slots=True)
class Model:
    """A class with attributes."""

    name: str
    pointer: str
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A class whose members stand for values."""

    name: str
    pointer: str
    members: tuple[Member, ...] = ()


Class: TypeAlias = Model | Vocabulary


@dataclass(frozen=True, slots=True)
class Method:
    """A method of a resource; `resource` is empty for one of the client itself.

    Args:
        body: What is sent as a whole, where its members are keywords of their own.
        brings: What each status brings, successes and errors.
        returns: What a call returns.
    """

    resource: str
    name: str
    pointer: str
    keywords: tuple[Attribute, ...]
    body: Seen
    brings: tuple[tuple[str, Seen], ...]
    returns: Seen

    def __str__(self) -> str:
        return f"{self.resource}.{self.name}" if self.resource else self.name


@dataclass(frozen=True, slots=True)
class Surface:
    """Everything that has a name in a package.

    Args:
        resource_classes: The class of each resource, by the attribute of the client.
        secrets: The arguments through which the client takes its secrets.
    """

    methods: tuple[Method, ...]
    classes: Mapping[str, Class]
    resource_classes: Mapping[str, str]
    secrets: tuple[str, ...]
