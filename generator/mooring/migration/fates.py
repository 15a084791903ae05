"""What becomes of each name of the old bindings: the closed union of name changes, by what they happen to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from mooring.migration.links import Links
from mooring.surface import (
    AnyOf,
    Attribute,
    Class,
    ListOf,
    MapOf,
    Method,
    Model,
    OfClass,
    Plain,
    Seen,
    Surface,
    classes_of,
)

Path: TypeAlias = tuple[str, ...]
"""The names on the way to something: a keyword, then attributes of what it takes."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """It has another name, in the same place."""

    to: str


@dataclass(frozen=True, slots=True)
class Moved:
    """It stands in another place: a keyword, or an attribute of what another keyword takes; a resource and its method."""

    to: Path


@dataclass(frozen=True, slots=True)
class Removed:
    """The new bindings have nothing that stands for it."""

    advice: str


@dataclass(frozen=True, slots=True)
class Doubtful:
    """What became of it cannot be said for certain."""

    why: str


Fate: TypeAlias = Renamed | Moved | Removed | Doubtful


@dataclass(frozen=True, slots=True)
class Address:
    """Where a method is found; `resource` is empty for a method of the client itself."""

    resource: str
    name: str

    @classmethod
    def of(cls, method: Method) -> "Address":
        return cls(method.resource, method.name)

    def __str__(self) -> str:
        return f"{self.resource}.{self.name}" if self.resource else self.name


@dataclass(frozen=True, slots=True)
class Bindings:
    """One side: a package under the name by which it is imported.

    Args:
        is_nested: Whether the package may lie inside of others, so that its whole name ends in `package`.
    """

    package: str
    surface: Surface
    is_nested: bool = False

    def method(self, address: Address) -> Method | None:
        return next(
            (one for one in self.surface.methods if Address.of(one) == address), None
        )

    def class_(self, name: str) -> Class | None:
        return self.surface.classes.get(name)


@dataclass(frozen=True, slots=True)
class Changes:
    """The fate of everything that did not stay as it was.

    Args:
        keywords: By method and path; a path of one name is a keyword.
        attributes: By class and name.
        members: Of enumerations, by class and name.
        places: The new path of every path that has one, whether or not it is another; by method.
        counterparts: The class that stands in the place of each.
        addresses: The new address of each method that has one.
    """

    old: Bindings
    new: Bindings
    methods: Mapping[Address, Fate]
    resources: Mapping[str, Fate]
    keywords: Mapping[tuple[Address, Path], Fate]
    classes: Mapping[str, Fate]
    attributes: Mapping[tuple[str, str], Fate]
    members: Mapping[tuple[str, str], Fate]
    secrets: Mapping[str, Fate]
    places: Mapping[Address, Mapping[Path, Path]]
    counterparts: Mapping[str, str]
    addresses: Mapping[Address, Address]
    links: Links

    @property
    def is_moved(self) -> bool:
        """Whether the new bindings are imported from another package."""
        return self.old.package != self.new.package


def attribute_at(method: Method, path: Path, surface: Surface) -> Attribute | None:
    """The keyword, or the attribute of what it takes, at the end of a path."""
    known: tuple[Attribute, ...] = method.keywords
    found: Attribute | None = None
    for name in path:
        found = next((one for one in known if one.name == name), None)
        if found is None:
            return None
        known = inside(found, surface)
    return found


def inside(attribute: Attribute, surface: Surface) -> tuple[Attribute, ...]:
    """The attributes of the one model that a value is an object of; none where it may be anything else of ours."""
    match surface.classes.get(sole_class(attribute.type) or ""):
        case Model(attributes=attributes):
            return attributes
        case _:
            return ()


def sole_class(seen: Seen) -> str | None:
    """The name of the class whose objects, and no others of ours, a type holds."""
    match seen:
        case OfClass(name):
            return name
        case AnyOf(members):
            found = {name for one in members for name in classes_of(one)}
            direct = {sole_class(one) for one in members} - {None}
            return direct.pop() if len(found) == 1 and found == direct else None
        case ListOf() | MapOf() | Plain():
            return None
        case _:
            assert_never(seen)
