"""Which class stands for which, and what becomes of attributes and members."""

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from mooring.migration.fates import (
    Changes,
    Doubtful,
    Fate,
    Moved,
    Path,
    Removed,
    Renamed,
    inside,
)
from mooring.migration.keyword_changes import possibly, spelled
from mooring.migration.links import Links
from mooring.surface import (
    AnyOf,
    Attribute,
    ListOf,
    MapOf,
    Model,
    OfClass,
    Plain,
    Seen,
    Surface,
    Vocabulary,
)

DEPTH = 3
"""How many objects deep an attribute is looked for that has moved."""


def class_pairs(
    starts: Iterable[tuple[Seen, Seen]], old: Surface, new: Surface, links: Links
) -> Mapping[str, set[str]]:
    """The classes that stand in the place of each old one, followed from types that stand for each other."""
    found: dict[str, set[str]] = {}
    waiting = list(starts)
    while waiting:
        for before, after in _met(*waiting.pop()):
            if after in found.setdefault(before, set()):
                continue
            found[before].add(after)
            match old.classes.get(before), new.classes.get(after):
                case Model() as one, Model() as other:
                    waiting += [
                        (attribute.type, place.type)
                        for attribute in one.attributes
                        for place in _counterparts(attribute, other, links)
                    ]
                case _:
                    pass
    return found


def class_fates(
    pairs: Mapping[str, set[str]], old: Surface, new: Surface, links: Links
) -> Iterator[tuple[str, str | None, Fate | None]]:
    """Each old class, the class that stands for it, and its fate where that has another name or there is none."""
    new_by_pointer = {one.pointer: name for name, one in new.classes.items()}
    for name, one in old.classes.items():
        linked = [
            link for link in links.places(one.pointer) if link.new in new_by_pointer
        ]
        met = pairs.get(name, set[str]())
        if name in new.classes:
            yield name, name, None
        elif len(linked) == 1 and linked[0].certain:
            target = new_by_pointer[linked[0].new]
            yield name, target, Renamed(target)
        elif len(met) == 1:
            (target,) = met
            yield name, target, Renamed(target)
        elif met:
            listed = " or ".join(sorted(met))
            yield name, None, Doubtful(f"{listed} stands in its place now")
        else:
            yield name, None, Removed("the new bindings have no class in its place")


def attribute_fates(
    old: Model, new: Model, surfaces: tuple[Surface, Surface], links: Links
) -> Iterator[tuple[str, Fate]]:
    """What becomes of the attributes of a class for which another one stands."""
    old_surface, new_surface = surfaces
    by_pointer = {one.pointer: way for way, one in _reached(new, new_surface)}
    for one in old.attributes:
        linked = links.places(one.pointer)
        there = [link for link in linked if link.new in by_pointer]
        same = [other for other in new.attributes if other.wire_name == one.wire_name]
        if len(there) == 1 and not there[0].certain:
            target = spelled(by_pointer[there[0].new])
            yield one.name, Doubtful(possibly(target, there[0]))
        elif len(there) == 1:
            way = by_pointer[there[0].new]
            if way != (one.name,):
                yield one.name, Renamed(way[0]) if len(way) == 1 else Moved(way)
        elif same:
            if same[0].name != one.name:
                yield one.name, Renamed(same[0].name)
        elif linked:
            yield one.name, Doubtful(f"it has left {new.name} for another object")
        else:
            yield one.name, Removed(
                _advice(one, old_surface, new.name, by_pointer, links)
            )


def _advice(
    one: Attribute,
    surface: Surface,
    owner: str,
    by_pointer: Mapping[str, Path],
    links: Links,
) -> str:
    """What to do without an attribute: what was inside of it may be elsewhere."""
    moved = [
        f"{one.name}.{inner.name} is {spelled(by_pointer[link.new])} now"
        for inner in inside(one, surface)
        for link in links.places(inner.pointer)
        if link.new in by_pointer
    ]
    return ", ".join(moved) or f"{owner} has nothing in its place"


def lifted(owner: str, names: Path, changes: Changes) -> Path | None:
    """The way from an object to what was reached from it by other names; None where that is not certain."""
    old, new = changes.old.surface.classes[owner], changes.counterparts.get(owner)
    target = None if new is None else changes.new.surface.classes[new]
    if not isinstance(old, Model) or not isinstance(target, Model):
        return None
    before = dict(_reached(old, changes.old.surface)).get(names)
    if before is None:
        return None
    by_pointer = {
        one.pointer: way for way, one in _reached(target, changes.new.surface)
    }
    ways = [
        by_pointer[link.new]
        for link in changes.links.places(before.pointer)
        if link.certain and link.new in by_pointer
    ]
    return ways[0] if len(ways) == 1 else None


def member_fates(
    old: Vocabulary, new: Vocabulary, links: Links
) -> Iterator[tuple[str, Fate]]:
    """What becomes of the members of an enumeration for which another one stands."""
    names_by_value = {one.value: one.name for one in new.members}
    for one in old.members:
        link = links.by_value.get((old.pointer, one.value))
        value = one.value if link is None else link.after
        name = names_by_value.get(value)
        if name is None:
            yield one.name, Removed(
                f"{one.value!r} is no value of {new.name} any more; choose another"
            )
        elif link is not None and not link.certain:
            yield one.name, Doubtful(f"it is possibly {name} now")
        elif name != one.name:
            yield one.name, Renamed(name)


def _met(old: Seen, new: Seen) -> Iterator[tuple[str, str]]:
    """The classes that stand in the same place of two types."""
    match old, new:
        case (ListOf(one), ListOf(other)) | (MapOf(one), MapOf(other)):
            yield from _met(one, other)
        case _:
            before, after = _direct(old), _direct(new)
            if len(before) == len(after) == 1:
                yield before[0], after[0]
            else:
                yield from ((name, name) for name in before if name in after)
            for one, other in _containers(old, new):
                yield from _met(one, other)


def _direct(seen: Seen) -> list[str]:
    match seen:
        case OfClass(name):
            return [name]
        case AnyOf(members):
            found = (name for one in members for name in _direct(one))
            return list(dict.fromkeys(found))
        case ListOf() | MapOf() | Plain():
            return []
        case _:
            assert_never(seen)


def _containers(old: Seen, new: Seen) -> Iterator[tuple[Seen, Seen]]:
    """The one list of each side, where each has one; dictionaries alike."""
    for kind in (ListOf, MapOf):
        before = [one for one in _members(old) if isinstance(one, kind)]
        after = [one for one in _members(new) if isinstance(one, kind)]
        is_whole = isinstance(old, kind) and isinstance(new, kind)
        if len(before) == len(after) == 1 and not is_whole:
            yield before[0], after[0]


def _members(seen: Seen) -> Iterator[Seen]:
    match seen:
        case AnyOf(members):
            for member in members:
                yield from _members(member)
        case _:
            yield seen


def _counterparts(
    attribute: Attribute, other: Model, links: Links
) -> Iterator[Attribute]:
    places = {link.new for link in links.places(attribute.pointer)}
    linked = [one for one in other.attributes if one.pointer in places]
    same = [one for one in other.attributes if one.wire_name == attribute.wire_name]
    yield from linked or same


def _reached(model: Model, surface: Surface) -> Iterator[tuple[Path, Attribute]]:
    """Every attribute that can be reached from an object, the nearest last, which then counts."""
    level: list[tuple[Path, Attribute]] = [
        ((one.name,), one) for one in model.attributes
    ]
    levels = [level]
    for _ in range(DEPTH - 1):
        level = [
            ((*way, inner.name), inner)
            for way, one in level
            for inner in inside(one, surface)
        ]
        levels.append(level)
    for one in reversed(levels):
        yield from one
