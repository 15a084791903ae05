"""What becomes of the keywords of a method, and of the attributes of what they take."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mooring.migration.fates import (
    Doubtful,
    Fate,
    Moved,
    Path,
    Removed,
    Renamed,
    inside,
)
from mooring.migration.links import Link, Links
from mooring.surface import Attribute, Method, Surface

DEPTH = 4
"""How many objects deep the arguments of a method are followed."""


@dataclass(frozen=True, slots=True)
class KeywordChanges:
    """The fates of the paths that did not stay, and the new path of each that has one."""

    fates: Mapping[Path, Fate]
    places: Mapping[Path, Path]


def keyword_changes(
    old: Method, new: Method, surfaces: tuple[Surface, Surface], links: Links
) -> KeywordChanges:
    """Follows every path of the old method to where it is in the new one."""
    before, after = dict(paths(old, surfaces[0])), dict(paths(new, surfaces[1]))
    paths_by_pointer: dict[str, list[Path]] = {}
    for path, one in after.items():
        paths_by_pointer.setdefault(one.pointer, []).append(path)
    places: dict[Path, Path] = {}
    fates: dict[Path, Fate] = {}
    for path, one in before.items():
        found = _linked(path, links.places(one.pointer), paths_by_pointer, places)
        match found:
            case tuple():
                places[path] = found
            case Doubtful():
                fates[path] = found
            case None:
                if (same := _same(path, one, after, places)) is not None:
                    places[path] = same
    for path in before:
        if path in places:
            if (fate := _fate(path, places)) is not None:
                fates[path] = fate
        elif path not in fates:
            fates[path] = Removed(_advice(path, new, places))
    return KeywordChanges(fates, places)


def paths(method: Method, surface: Surface) -> Iterator[tuple[Path, Attribute]]:
    """Every keyword of a method, and what can be given inside of it."""

    def walk(
        way: Path, attributes: tuple[Attribute, ...], depth: int
    ) -> Iterator[tuple[Path, Attribute]]:
        for one in attributes:
            yield (*way, one.name), one
            if depth:
                yield from walk((*way, one.name), inside(one, surface), depth - 1)

    return walk((), method.keywords, DEPTH - 1)


def spelled(path: Path) -> str:
    """A path as a person says it."""
    return ".".join(path)


def _linked(
    path: Path,
    found: tuple[Link, ...],
    paths_by_pointer: Mapping[str, list[Path]],
    places: Mapping[Path, Path],
) -> Path | Doubtful | None:
    """Where a link leads to in the new method; None where none does."""
    there = [
        (link, paths_by_pointer[link.new])
        for link in found
        if link.new in paths_by_pointer
    ]
    if not there:
        return None
    link, candidates = there[0]
    beside = [one for one in candidates if one[:-1] == places.get(path[:-1], ())]
    target = beside[0] if len(beside) == 1 else candidates[0]
    if len(there) > 1 or (len(candidates) > 1 and len(beside) != 1):
        listed = " or ".join(
            sorted({spelled(one) for _, ones in there for one in ones})
        )
        return Doubtful(f"it may be {listed} now")
    if not link.certain:
        return Doubtful(possibly(spelled(target), link))
    return target


def possibly(target: str, link: Link) -> str:
    """Why a link is not followed, and how to have it followed."""
    said = f"it is possibly {target} now"
    if link.declaration is None:
        return said
    return f"{said}; if it is so, put `{link.declaration}` under [drift.renames] in api.toml, or write it so"


def _same(
    path: Path,
    one: Attribute,
    after: Mapping[Path, Attribute],
    places: Mapping[Path, Path],
) -> Path | None:
    """The path of what goes by the same name on the wire, inside of what stands for its owner."""
    owner = places.get(path[:-1]) if len(path) > 1 else ()
    if owner is None:
        return None
    return next(
        (
            other
            for other, there in after.items()
            if other[:-1] == owner and there.wire_name == one.wire_name
        ),
        None,
    )


def _fate(path: Path, places: Mapping[Path, Path]) -> Fate | None:
    place = places[path]
    *head, last = place
    owner = places.get(path[:-1]) if len(path) > 1 else ()
    if owner is None or tuple(head) != owner:
        return Moved(place)
    return Renamed(last) if path[-1:] != (last,) else None


def _advice(path: Path, new: Method, places: Mapping[Path, Path]) -> str:
    moved = [
        f"{spelled(one)} is {spelled(place)} now"
        for one, place in places.items()
        if one[: len(path)] == path and place[: len(path)] != path
    ]
    if moved:
        return f"{new} takes what was inside of it elsewhere: {', '.join(moved)}"
    return f"{new} has nothing in its place: leave it out"
