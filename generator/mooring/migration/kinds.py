"""What an expression may be, as far as it has to do with our bindings or leads to something that has."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import libcst as cst

from mooring.migration.fates import Address
from mooring.surface import AnyOf, ListOf, MapOf, OfClass, Plain, Seen

if TYPE_CHECKING:
    from mooring.migration.modules import SourceModule


@dataclass(frozen=True, slots=True)
class Namespace:
    """A package around ours; `left` are the names on the way from it."""

    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """The package of bindings itself."""


@dataclass(frozen=True, slots=True)
class Submodule:
    """A module of the package: `client`, `models` (and what is inside of it), `resources.tasks`."""

    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClientClass:
    is_async: bool


@dataclass(frozen=True, slots=True)
class ClientObject:
    is_async: bool


@dataclass(frozen=True, slots=True)
class ResourceClass:
    name: str
    is_async: bool


@dataclass(frozen=True, slots=True)
class ResourceObject:
    name: str
    is_async: bool


@dataclass(frozen=True, slots=True)
class MethodObject:
    address: Address
    is_async: bool


@dataclass(frozen=True, slots=True)
class ModelClass:
    """A class of the models, an enumeration or not."""

    name: str


@dataclass(frozen=True, slots=True)
class ModelObject:
    name: str


@dataclass(frozen=True, slots=True)
class Returning:
    """Something that gives the kind when it is called."""

    kind: "Kind"


@dataclass(frozen=True, slots=True)
class Awaitable:
    """Something that gives the kind when it is awaited."""

    kind: "Kind"


@dataclass(frozen=True, slots=True)
class Collection:
    """Something that gives the kind when it is iterated, or asked by index; `positions` where each has its own."""

    kind: "Kind"


@dataclass(frozen=True, slots=True)
class Row:
    """A tuple, each of whose places has kinds of its own."""

    places: "tuple[Inference, ...]"


@dataclass(frozen=True, slots=True)
class Dictionary:
    kind: "Kind"


@dataclass(frozen=True, slots=True)
class Context:
    """Something that gives the kind when it is entered."""

    kind: "Kind"


@dataclass(frozen=True, slots=True)
class OwnModule:
    """A module of the caller's."""

    module: "SourceModule"


@dataclass(frozen=True, slots=True)
class OwnClass:
    """A class of the caller's."""

    module: "SourceModule"
    node: cst.ClassDef


@dataclass(frozen=True, slots=True)
class OwnObject:
    module: "SourceModule"
    node: cst.ClassDef


@dataclass(frozen=True, slots=True)
class OwnFunction:
    module: "SourceModule"
    node: cst.FunctionDef


Kind: TypeAlias = (
    Namespace
    | Package
    | Submodule
    | ClientClass
    | ClientObject
    | ResourceClass
    | ResourceObject
    | MethodObject
    | ModelClass
    | ModelObject
    | Returning
    | Awaitable
    | Collection
    | Row
    | Dictionary
    | Context
    | OwnModule
    | OwnClass
    | OwnObject
    | OwnFunction
)


@dataclass(frozen=True, slots=True)
class Inference:
    """The kinds that an expression may be; sure where it is nothing else that could matter."""

    kinds: frozenset[Kind] = frozenset()
    is_sure: bool = False

    @classmethod
    def of(cls, *kinds: Kind) -> "Inference":
        return cls(frozenset(kinds), is_sure=True)


UNKNOWN = Inference()
NOTHING_OF_OURS = Inference(is_sure=True)


def either(found: Iterable[Inference]) -> Inference:
    """One of several; sure if each is. None of any is unknown."""
    every = list(found)
    if not every:
        return UNKNOWN
    kinds = frozenset(kind for one in every for kind in one.kinds)
    return Inference(kinds, all(one.is_sure for one in every))


def objects(seen: Seen) -> frozenset[Kind]:
    """The kinds of a value of a type of the bindings."""
    match seen:
        case OfClass(name):
            return frozenset((ModelObject(name),))
        case ListOf(items):
            return frozenset(Collection(kind) for kind in objects(items))
        case MapOf(values):
            return frozenset(Dictionary(kind) for kind in objects(values))
        case AnyOf(members):
            return frozenset(kind for one in members for kind in objects(one))
        case Plain():
            return frozenset()
