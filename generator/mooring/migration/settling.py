"""Between two revisions of one package: a name that a second run would change again is left to the caller."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from typing import TypeVar

from mooring.migration.fates import (
    Address,
    Changes,
    Doubtful,
    Fate,
    Moved,
    Path,
    Renamed,
)

T = TypeVar("T", bound=Hashable)


def settled(changes: Changes) -> Changes:
    """The changes, without those of a name that is another thing's new name.

    Code does not say for which of the two revisions it was written. Where the package itself is imported from
    elsewhere it does, and nothing is in doubt.
    """
    if changes.is_moved:
        return changes
    surface = changes.old.surface
    addresses = frozenset(Address.of(one) for one in surface.methods)
    return replace(
        changes,
        methods=_into_new(changes.methods, _address, addresses),
        resources=_into_new(
            changes.resources, _name, frozenset(surface.resource_classes)
        ),
        classes=_into_new(changes.classes, _name, frozenset(surface.classes)),
        attributes=_once(changes.attributes, _beside),
        members=_once(changes.members, _beside),
        secrets=_once(changes.secrets, _name),
        keywords=_once(changes.keywords, _keyword),
    )


def _into_new(
    fates: Mapping[T, Fate],
    target: Callable[[T, Fate], T | None],
    taken: frozenset[T],
) -> dict[T, Fate]:
    """The fates, without those that lead to a name that meant something else before."""
    return {
        subject: (
            Doubtful(f"{there} stands in its place, which meant something else before")
            if (there := target(subject, fate)) in taken and there is not None
            else fate
        )
        for subject, fate in fates.items()
    }


def _once(
    fates: Mapping[T, Fate], target: Callable[[T, Fate], T | None]
) -> dict[T, Fate]:
    """The fates, without those of names that others get."""
    given = {target(subject, fate) for subject, fate in fates.items()}
    return {
        subject: (
            Doubtful("it means one thing before the change and another one after it")
            if subject in given
            else fate
        )
        for subject, fate in fates.items()
    }


def _name(_: str, fate: Fate) -> str | None:
    return fate.to if isinstance(fate, Renamed) else None


def _address(subject: Address, fate: Fate) -> Address | None:
    match fate:
        case Renamed(to):
            return Address(subject.resource, to)
        case Moved((resource, name)):
            return Address(resource, name)
        case _:
            return None


def _beside(subject: tuple[str, str], fate: Fate) -> tuple[str, str] | None:
    return (subject[0], fate.to) if isinstance(fate, Renamed) else None


def _keyword(subject: tuple[Address, Path], fate: Fate) -> tuple[Address, Path] | None:
    address, path = subject
    match fate:
        case Renamed(to):
            return address, (*path[:-1], to)
        case Moved(to):
            return address, to
        case _:
            return None
