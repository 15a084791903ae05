"""Differences that come from one edit, gathered: what is shared is edited once, however many use it."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace

from mooring.drift.facts.differences import Change, Difference
from mooring.drift.facts.elements import (
    Condition,
    Element,
    EnumValue,
    Security,
    Variant,
)
from mooring.drift.facts.scopes import Pair, Reachability, Scope, Shared, Site, Whole
from mooring.drift.facts.side import Side

SILENT = ("allOf", "anyOf", "oneOf", "content", "headers", "schema", "required")
"""Steps of a pointer that are none of a reader's way to a value."""
SCHEMAS = "schemas"


@dataclass(frozen=True, slots=True)
class Cause:
    """One edit: the difference at its own place, and every site where it was met."""

    difference: Difference
    sites: tuple[Site, ...]
    copies: tuple[Difference, ...] = ()
    """The same edit where the document repeats itself."""


def causes(
    differences: Iterable[Difference], reachability: Reachability, old: Side, new: Side
) -> Iterator[Cause]:
    """The edits behind the differences, in the order in which they were met."""
    sites_by_edit: dict[Hashable, list[Site]] = {}
    firsts: dict[Hashable, Difference] = {}
    for number, met in enumerate(differences):
        owned = replace(met, site=reachability.owned(met.site))
        difference = _inherited(owned, old, new)
        edit = _edit(difference)
        name: Hashable = number if edit is None else edit
        sites_by_edit.setdefault(name, []).append(owned.site)
        firsts.setdefault(name, difference)
    linked = {
        pointer
        for one in firsts.values()
        if one.link is not None
        for pointer in (one.old_pointer, one.new_pointer)
    }
    found: list[Cause] = []
    for name, difference in firsts.items():
        if _is_one_sided(difference) and _pointer(difference) in linked:
            # Seen from elsewhere, one end of a link is out of sight; it is the same edit.
            continue
        sites = tuple(dict.fromkeys(sites_by_edit[name]))
        found.append(Cause(_at_home(difference, is_shared=len(sites) > 1), sites))
    yield from _gathered(found, old, new)


def _gathered(found: list[Cause], old: Side, new: Side) -> Iterator[Cause]:
    """The causes, those of one kind of copy together: the first stands for all."""
    kin: dict[Hashable, list[Cause]] = {}
    for number, cause in enumerate(found):
        name = _kind(cause.difference, old, new)
        if name is None:
            kin[number] = [cause]
            continue
        if name in kin and not _is_copy(kin[name][0].difference, cause.difference):
            name = number
        kin.setdefault(name, []).append(cause)
    for first, *others in kin.values():
        yield replace(
            first,
            sites=(*first.sites, *(site for one in others for site in one.sites)),
            copies=tuple(one.difference for one in others),
        )


def _kind(difference: Difference, old: Side, new: Side) -> Hashable | None:
    """What copies of one edit have in common; None for what is no copy of anything."""
    change = difference.change
    match difference.old or difference.new:
        case EnumValue(beside=beside) as element if beside:
            return change, element, difference.site.path[-1:]
        case Variant(named=named) as variant if _is_one_sided(difference):
            own, other = (old, new) if difference.new is None else (new, old)
            fresh = [
                name
                for name in named
                if name in own.api.schemas and name not in other.api.schemas
            ]
            is_alike = variant.is_ambiguous, variant.is_covered
            return (change, is_alike, *fresh) if fresh else None
        case _:
            return None


def _is_copy(first: Difference, other: Difference) -> bool:
    """Whether two vocabularies are copies of one: most values of the smaller are in the other."""
    match first.old or first.new, other.old or other.new:
        case EnumValue(beside=some), EnumValue(beside=others):
            return 2 * len(some & others) > min(len(some), len(others))
        case _:
            return True


def _is_one_sided(difference: Difference) -> bool:
    return difference.change in (Change.ADDED, Change.REMOVED)


def _pointer(difference: Difference) -> str | None:
    return difference.new_pointer if difference.old is None else difference.old_pointer


def _inherited(difference: Difference, old: Side, new: Side) -> Difference:
    """What an operation asks for because the document does is the document's to say."""
    pointers = difference.old_pointer, difference.new_pointer
    if not isinstance(difference.old, Security) or None in pointers:
        return difference
    sides = zip((old, new), pointers, strict=True)
    if any(one.stated(pointer or "") is not None for one, pointer in sides):
        return difference
    return replace(
        difference,
        old_pointer="/security",
        new_pointer="/security",
        site=Site(Whole(), direction=difference.site.direction),
    )


def _edit(difference: Difference) -> Hashable | None:
    """What tells an edit apart from others; None for what is always an edit of its own."""
    places = difference.old_pointer, difference.new_pointer
    if not any(places):
        return None
    if _is_one_sided(difference) and any(_is_component(place) for place in places):
        # That something shared is no longer used here says nothing about other uses.
        return None
    return (
        difference.subject,
        difference.change,
        *places,
        difference.aspects,
        type(difference.old),
        type(difference.new),
        _value(difference.old),
        _value(difference.new),
    )


def _value(element: Element | None) -> Hashable:
    """What tells elements apart that stand at one place."""
    return element if isinstance(element, EnumValue | Variant | Condition) else None


def _is_component(pointer: str | None) -> bool:
    return (
        pointer is not None
        and pointer.startswith("/components/")
        and pointer.count("/") == 3
    )


def _at_home(difference: Difference, *, is_shared: bool) -> Difference:
    """The difference at the site that its pointers name, whoever uses it.

    A place further in, reached through what was linked, keeps the way there.
    """
    homes = _home(difference.old_pointer), _home(difference.new_pointer)
    home = homes[1] or homes[0]
    scope = difference.site.scope
    if home is None:
        return difference
    before, after = homes[0] or home, homes[1] or home
    if before.kind != after.kind:
        return difference
    if home.kind == SCHEMAS:
        if isinstance(scope, Pair) and (
            scope.new == after.name or scope.old == before.name
        ):
            return difference
        named: Scope = Pair(before.name, after.name)
    else:
        named = Shared(home.kind, before.name, after.name)
    path = after.path if difference.new_pointer else before.path
    is_way = difference.link is not None or len(difference.site.path) > len(path)
    if is_way and not is_shared:
        return difference
    old_path = None if before.path == path else before.path
    site = Site(named, path, old_path, difference.site.direction)
    return replace(difference, site=site)


@dataclass(frozen=True, slots=True)
class _Home:
    kind: str
    name: str
    path: tuple[str, ...]


def _home(pointer: str | None) -> _Home | None:
    """The shared thing that a pointer leads into: a component, or the parameters of a path."""
    match (pointer or "").split("/"):
        case ["", "components", kind, name, *rest]:
            return _Home(kind, _plain(name), tuple(_steps(rest)))
        case ["", "paths", path, "parameters", _, *rest]:
            return _Home("paths", _plain(path), tuple(_steps(rest)))
        case _:
            return None


def _steps(tokens: list[str]) -> Iterator[str]:
    """A pointer's way through schemas, in the steps that a reader knows."""
    waiting = list(tokens)
    while waiting:
        token = waiting.pop(0)
        match token:
            case "properties" | "patternProperties" | "dependentSchemas" if waiting:
                yield _plain(waiting.pop(0))
            case "prefixItems" if waiting:
                yield f"[{waiting.pop(0)}]"
            case "items":
                yield "[]"
            case "additionalProperties":
                yield "*"
            case "propertyNames":
                yield "(names)"
            case _ if token in SILENT or token.isdigit():
                pass
            case _:
                yield _plain(token)


def _plain(token: str) -> str:
    return token.replace("~1", "/").replace("~0", "~")
