"""Two packages and what is known of their documents → the fate of every name that did not stay."""

from collections.abc import Iterable, Iterator, Mapping

from mooring.migration.class_changes import (
    attribute_fates,
    class_fates,
    class_pairs,
    member_fates,
)
from mooring.migration.fates import (
    Address,
    Bindings,
    Changes,
    Doubtful,
    Fate,
    Moved,
    Removed,
    Renamed,
    attribute_at,
    sole_class,
)
from mooring.migration.keyword_changes import (
    KeywordChanges,
    keyword_changes,
    paths,
    spelled,
)
from mooring.migration.links import Links
from mooring.migration.settling import settled
from mooring.surface import Method, Model, Seen, Surface, Vocabulary


def changes(old: Bindings, new: Bindings, links: Links) -> Changes:
    """What became of every name.

    Between two revisions of one package, code does not tell which of them it was written for: a name that is
    another thing's new name is then doubtful, so that a second run changes nothing.
    """
    surfaces = old.surface, new.surface
    pairs = dict(_method_pairs(*surfaces, links))
    methods = _method_fates(pairs, old.surface, links)
    keywords = {
        Address.of(one): keyword_changes(one, other, surfaces, links)
        for one, other in pairs.values()
    }
    met = class_pairs(_types(pairs.values(), surfaces, keywords), *surfaces, links)
    classes = list(class_fates(met, *surfaces, links))
    counterparts = {name: other for name, other, _ in classes if other is not None}
    attributes: dict[tuple[str, str], Fate] = {}
    members: dict[tuple[str, str], Fate] = {}
    for name, other in counterparts.items():
        match old.surface.classes[name], new.surface.classes[other]:
            case Model() as before, Model() as after:
                for attribute, fate in attribute_fates(before, after, surfaces, links):
                    attributes[name, attribute] = fate
            case Vocabulary() as before, Vocabulary() as after:
                for member, fate in member_fates(before, after, links):
                    members[name, member] = fate
            case _:
                pass
    return settled(
        Changes(
            old=old,
            new=new,
            methods=methods,
            resources=_resource_fates(pairs, methods, old.surface),
            keywords={
                (address, path): fate
                for address, one in keywords.items()
                for path, fate in one.fates.items()
            },
            classes={
                name: _with_moves(name, fate, keywords, pairs.values(), old.surface)
                for name, _, fate in classes
                if fate is not None
            },
            attributes=attributes,
            members=members,
            secrets=_secret_fates(*surfaces),
            places={address: one.places for address, one in keywords.items()},
            counterparts=counterparts,
            addresses={
                Address.of(one): Address.of(other) for one, other in pairs.values()
            },
            links=links,
        )
    )


def _method_pairs(
    old: Surface, new: Surface, links: Links
) -> Iterator[tuple[str, tuple[Method, Method]]]:
    new_by_pointer = {one.pointer: one for one in new.methods}
    for one in old.methods:
        for link in links.places(one.pointer):
            if link.new in new_by_pointer:
                yield one.pointer, (one, new_by_pointer[link.new])


def _method_fates(
    pairs: Mapping[str, tuple[Method, Method]], old: Surface, links: Links
) -> dict[Address, Fate]:
    fates: dict[Address, Fate] = {}
    for one in old.methods:
        if one.pointer not in pairs:
            fates[Address.of(one)] = Removed("the API has no such operation any more")
            continue
        _, other = pairs[one.pointer]
        is_certain = all(link.certain for link in links.places(one.pointer))
        if not is_certain:
            fates[Address.of(one)] = Doubtful(f"it is possibly {other} now")
        elif one.resource != other.resource:
            fates[Address.of(one)] = Moved((other.resource, other.name))
        elif one.name != other.name:
            fates[Address.of(one)] = Renamed(other.name)
    return fates


def _resource_fates(
    pairs: Mapping[str, tuple[Method, Method]],
    methods: Mapping[Address, Fate],
    old: Surface,
) -> dict[str, Fate]:
    """What becomes of a resource by itself: it follows its methods, where all go the same way."""
    fates: dict[str, Fate] = {}
    for resource in old.resource_classes:
        own = [one for one in old.methods if one.resource == resource]
        there = {pairs[one.pointer][1].resource for one in own if one.pointer in pairs}
        doubtful = [
            one for one in own if isinstance(methods.get(Address.of(one)), Doubtful)
        ]
        if not there:
            fates[resource] = Removed("none of its methods is left")
        elif doubtful or len(there) > 1 or "" in there:
            if there != {resource}:
                listed = ", ".join(sorted(one or "the client" for one in there))
                fates[resource] = Doubtful(f"its methods went to {listed}")
        elif there != {resource}:
            fates[resource] = Renamed(there.pop())
    return fates


def _secret_fates(old: Surface, new: Surface) -> dict[str, Fate]:
    gone = [one for one in old.secrets if one not in new.secrets]
    fresh = [one for one in new.secrets if one not in old.secrets]
    if len(old.secrets) == len(new.secrets) == len(gone) == 1:
        return {gone[0]: Renamed(fresh[0])}
    listed = ", ".join(new.secrets) or "no secret"
    return {one: Removed(f"the new client takes {listed}") for one in gone}


def _with_moves(
    name: str,
    fate: Fate,
    keywords: Mapping[Address, KeywordChanges],
    pairs: Iterable[tuple[Method, Method]],
    old: Surface,
) -> Fate:
    """The fate of a class; of one that is gone, with where that is given now which it held."""
    if not isinstance(fate, Removed):
        return fate
    moved = [
        f"{path[-1]} is {spelled(place)} of {other} now"
        for method, other in pairs
        for path, _ in paths(method, old)
        if len(path) > 1
        and (place := keywords[Address.of(method)].places.get(path)) is not None
        and (owner := attribute_at(method, path[:-1], old)) is not None
        and sole_class(owner.type) == name
    ]
    return Removed(", ".join(moved)) if moved else fate


def _types(
    pairs: Iterable[tuple[Method, Method]],
    surfaces: tuple[Surface, Surface],
    keywords: Mapping[Address, KeywordChanges],
) -> Iterator[tuple[Seen, Seen]]:
    """The types that stand for each other: of what is sent, what is brought, and of every path that has a place."""
    for old, new in pairs:
        yield old.body, new.body
        yield old.returns, new.returns
        brought = dict(new.brings)
        for status, seen in old.brings:
            if status in brought:
                yield seen, brought[status]
        before, after = dict(paths(old, surfaces[0])), dict(paths(new, surfaces[1]))
        for path, place in keywords[Address.of(old)].places.items():
            yield before[path].type, after[place].type
