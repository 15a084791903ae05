"""What became of names between two revisions → the names that go on working."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from mooring.model import KeptKind, KeptName
from mooring.surface import Attribute, Method, Model, classes_of, plain_kinds
from mooring.workflows.kept.kept_places import is_there

if TYPE_CHECKING:
    from mooring.migration import Changes


def renamed_names(changes: "Changes", since: str) -> Iterator[KeptName]:
    """The names that are others now, for certain, and in whose place the same kind of thing stands."""
    for one in _renamed(changes, since):
        if is_there(one, changes.new.surface):
            yield one


def ended(
    kept: tuple[KeptName, ...], changes: "Changes", revision: str
) -> Iterator[KeptName]:
    """Names that are kept already, after a further revision: each stands for what that calls it, or ends with it."""
    for one in kept:
        if not one.holds(revision):
            yield one
            continue
        later = _followed(one, changes)
        is_kept = later.name != later.now and is_there(later, changes.new.surface)
        yield later if is_kept else replace(one, until=revision)


def _renamed(changes: "Changes", since: str) -> Iterator[KeptName]:
    # Whoever has changes has loaded this; it is heavy.
    from mooring.migration.fates import Moved, Renamed

    for (owner, name), fate in changes.attributes.items():
        if isinstance(fate, Renamed) and _is_alike(owner, name, fate.to, changes):
            owner = changes.counterparts[owner]
            yield KeptName(KeptKind.FIELD, owner, name, fate.to, since)
    for (owner, name), fate in changes.members.items():
        if isinstance(fate, Renamed):
            owner = changes.counterparts[owner]
            yield KeptName(KeptKind.MEMBER, owner, name, fate.to, since)
    for (address, path), fate in changes.keywords.items():
        if isinstance(fate, Renamed) and len(path) == 1:
            method = str(changes.addresses[address])
            old = changes.old.method(address), path[0]
            new = changes.new.method(changes.addresses[address]), fate.to
            if _are_alike(_keyword(*old), _keyword(*new), changes):
                yield KeptName(KeptKind.ARGUMENT, method, path[0], fate.to, since)
    for name, fate in changes.resources.items():
        if isinstance(fate, Renamed):
            yield KeptName(KeptKind.RESOURCE, "", name, fate.to, since)
    for address, fate in changes.methods.items():
        # A resource that has another name is the same object under both, and its methods with it.
        moved = changes.resources.get(address.resource)
        home = moved.to if isinstance(moved, Renamed) else address.resource
        match fate:
            case Renamed(to):
                now = str(replace(address, name=to, resource=home))
            case Moved((resource, name)) if (resource, name) != (home, address.name):
                now = f"{resource}.{name}" if resource else name
            case _:
                continue
        yield KeptName(KeptKind.METHOD, home, address.name, now, since)


def _followed(one: KeptName, changes: "Changes") -> KeptName:
    """A name that is kept already, with what its owner and what it stands for are called after a further revision."""
    from mooring.migration.fates import Address, Renamed

    def named(fate: object, now: str) -> str:
        return fate.to if isinstance(fate, Renamed) else now

    def method(name: str) -> str:
        resource, _, last = name.rpartition(".")
        address = Address(resource, last)
        return str(changes.addresses.get(address, address))

    def resource(name: str) -> str:
        return named(changes.resources.get(name), name)

    match one.kind:
        case KeptKind.FIELD | KeptKind.MEMBER:
            is_field = one.kind is KeptKind.FIELD
            fates = changes.attributes if is_field else changes.members
            owner = changes.counterparts.get(one.owner, one.owner)
            return replace(
                one, owner=owner, now=named(fates.get((one.owner, one.now)), one.now)
            )
        case KeptKind.ARGUMENT:
            home, _, last = one.owner.rpartition(".")
            fate = changes.keywords.get((Address(home, last), (one.now,)))
            return replace(one, owner=method(one.owner), now=named(fate, one.now))
        case KeptKind.METHOD:
            return replace(one, owner=resource(one.owner), now=method(one.now))
        case KeptKind.RESOURCE:
            return replace(one, now=resource(one.now))
        case _:
            assert_never(one.kind)


def _is_alike(owner: str, old: str, new: str, changes: "Changes") -> bool:
    """Whether two attributes of classes that stand for each other hold the same kind of thing."""
    before = changes.old.surface.classes[owner]
    after = changes.new.surface.classes[changes.counterparts[owner]]
    assert isinstance(before, Model) and isinstance(after, Model)
    one = next((each for each in before.attributes if each.name == old), None)
    other = next((each for each in after.attributes if each.name == new), None)
    return _are_alike(one, other, changes)


def _are_alike(
    one: Attribute | None, other: Attribute | None, changes: "Changes"
) -> bool:
    if one is None or other is None:
        return False
    classes = {changes.counterparts.get(name, name) for name in classes_of(one.type)}
    return plain_kinds(one.type) == plain_kinds(other.type) and classes == {
        *classes_of(other.type)
    }


def _keyword(method: Method | None, name: str) -> Attribute | None:
    keywords = method.keywords if method else ()
    return next((one for one in keywords if one.name == name), None)
