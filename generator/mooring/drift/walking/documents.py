"""What two documents differ in, down to their operations and named schemas."""

from collections.abc import Iterator, Mapping

from mooring.drift.facts.differences import (
    DECLARED,
    Difference,
    Link,
    LinkKind,
    Step,
    Subject,
    Use,
)
from mooring.drift.facts.effects import Direction
from mooring.drift.facts.elements import (
    Component,
    Info,
    Route,
    Tag,
    differing,
    pointer_of,
)
from mooring.drift.walking.operations import hook_steps, operation_steps, server_steps
from mooring.drift.matching.routes import Match, erased, match_operations
from mooring.drift.walking.schemes import Schemes, match_schemes
from mooring.drift.facts.scopes import Pair, Root, Site, Whole
from mooring.drift.facts.shapes import Shapes
from mooring.drift.walking.trade import Trade
from mooring.drift.walking.walk import Walk
from mooring.drift.facts.words import likeness
from mooring.model import Api, Object, Operation, Reference, Schema

ALIKE = 0.5
"""The share of property names from which a schema under a new name counts as renamed."""
WHOLE = Site(Whole(), direction=Direction.NONE)


def document_steps(
    old: Shapes, new: Shapes, renames: Mapping[str, str]
) -> Iterator[Step]:
    """What differs outside of schemas, and where schemas are met."""
    before, after = old.api, new.api
    yield from _info_steps(before, after)
    schemes = match_schemes(before, after)
    yield from schemes.steps
    matching = match_operations(old, new, renames)
    if not _is_compensated(matching.found, before, after):
        yield from server_steps(
            before.servers, after.servers, Site(Whole(), direction=Direction.REQUEST)
        )
    for operation in matching.old:
        yield Difference(
            Subject.OPERATION,
            operation,
            None,
            operation.pointer,
            None,
            _site(operation, operation),
        )
    for operation in matching.new:
        yield Difference(
            Subject.OPERATION,
            None,
            operation,
            None,
            operation.pointer,
            _site(operation, operation),
        )
    yield from _tag_steps(matching.found, before, after)
    for match in matching.found:
        yield from _match_steps(match, schemes, before, after, renames)
    yield from hook_steps(
        _hooks(before),
        _hooks(after),
        Subject.WEBHOOK,
        Site(Whole(), direction=Direction.RESPONSE),
        schemes.new_by_old,
    )


def component_steps(walk: Walk, renames: Mapping[str, str]) -> Iterator[Step]:
    """Named schemas that came, went or were renamed, and those that no operation leads to."""
    old, new = walk.old.api.schemas, walk.new.api.schemas
    gone = [key for key in old if key not in new and "/" not in key]
    come = [key for key in new if key not in old and "/" not in key]
    for key in list(gone):
        if (other := renames.get(key, "")) in come:
            gone.remove(key)
            come.remove(other)
            yield from _declared(key, other, old, new)
    for pair in list(walk.reachability.users_by_pair):
        if (
            pair.old in gone
            and pair.new in come
            and (link := _renaming(pair, walk)) is not None
        ):
            gone.remove(pair.old)
            come.remove(pair.new)
            before, after = Component(pair.old, old[pair.old].pointer), Component(
                pair.new, new[pair.new].pointer
            )
            yield Difference(
                Subject.SCHEMA,
                before,
                after,
                before.pointer,
                after.pointer,
                Site(pair),
                link=link,
            )
    for key in gone:
        yield Difference(
            Subject.SCHEMA, Component(key), None, old[key].pointer, None, _unused(key)
        )
    for key in come:
        yield Difference(
            Subject.SCHEMA, None, Component(key), None, new[key].pointer, _unused(key)
        )
    met = {pair.old for pair in walk.reachability.users_by_pair}
    for key in old:
        if (
            key in new
            and key not in met
            and key not in walk.unchanged
            and "/" not in key
        ):
            reference = Schema(Reference(key))
            yield Use(reference, reference, _unused(key), Subject.SCHEMA)


def _declared(
    before: str, after: str, old: Mapping[str, Schema], new: Mapping[str, Schema]
) -> Iterator[Step]:
    """A schema that somebody said has another name now."""
    pair = Pair(before, after)
    yield Difference(
        Subject.SCHEMA,
        Component(before),
        Component(after),
        old[before].pointer,
        new[after].pointer,
        Site(pair),
        link=Link(LinkKind.RENAME, 1.0, (DECLARED,)),
    )
    references = Schema(Reference(before)), Schema(Reference(after))
    yield Use(*references, Site(pair, direction=Direction.NONE), Subject.SCHEMA)


def _unused(key: str) -> Site:
    return Site(Pair(key, key), direction=Direction.NONE)


def _renaming(pair: Pair, walk: Walk) -> Link | None:
    old, new = (
        walk.old.of_component(pair.old).type,
        walk.new.of_component(pair.new).type,
    )
    if old == new:
        return Link(LinkKind.RENAME, 1.0, ("the same structure in the same place",))
    if isinstance(old, Object) and isinstance(new, Object):
        names, others = [one.name for one in old.properties], [
            one.name for one in new.properties
        ]
        share = likeness(names, others)
        if share >= ALIKE:
            return Link(
                LinkKind.RENAME,
                round(share, 2),
                ("the same place, and most properties by name",),
                share >= 0.75,
            )
    return None


def _info_steps(old: Api, new: Api) -> Iterator[Step]:
    before = Info(old.title, old.version, old.summary, old.description, old.unmodelled)
    after = Info(new.title, new.version, new.summary, new.description, new.unmodelled)
    if aspects := differing(before, after):
        yield Difference(
            Subject.INFO, before, after, before.pointer, after.pointer, WHOLE, aspects
        )


def _site(old: Operation, new: Operation) -> Site:
    return Site(
        Root(str(old), str(new), "", Direction.REQUEST), direction=Direction.REQUEST
    )


def _hooks(api: Api) -> tuple[tuple[str, Operation], ...]:
    return tuple((one.path.strip("/"), one) for one in api.webhooks)


def _match_steps(
    match: Match,
    schemes: Schemes,
    before: Api,
    after: Api,
    renames: Mapping[str, str],
) -> Iterator[Step]:
    old, new = match.old, match.new
    site = _site(old, new)
    if match.link is not None:
        yield Difference(
            Subject.OPERATION, old, new, old.pointer, new.pointer, site, link=match.link
        )
    elif erased(old.path) != erased(new.path):
        aspects = frozenset(("path",))
        yield Difference(
            Subject.OPERATION,
            _route(old),
            _route(new),
            old.pointer,
            new.pointer,
            site,
            aspects,
        )
    trade = Trade(old, new, str(old), str(new), renames=renames)
    yield from operation_steps(trade, schemes.new_by_old)


def _route(operation: Operation) -> Route:
    return Route(operation.method, operation.path, operation.pointer)


def _is_compensated(matches: list[Match], old: Api, new: Api) -> bool:
    """Whether a part of the path went from the operations into the server's address, or back."""
    if not matches or len(old.servers) != 1 or len(new.servers) != 1:
        return False
    moved = [
        match for match in matches if erased(match.old.path) != erased(match.new.path)
    ]
    before, after = (api.servers[0].url.rstrip("/") for api in (old, new))
    return bool(moved) and all(
        erased(before + one.old.path) == erased(after + one.new.path) for one in matches
    )


def _tag_steps(matches: list[Match], old: Api, new: Api) -> Iterator[Step]:
    """Tags that came and went, as a whole and on operations; a tag that was only renamed is said once."""
    renamed = dict[str, str]()
    known_old, known_new = _tags(old), _tags(new)
    for match in matches:
        gone = [tag for tag in match.old.tags if tag not in known_new]
        come = [tag for tag in match.new.tags if tag not in known_old]
        if (
            len(gone) == len(come) == 1
            and renamed.setdefault(gone[0], come[0]) == come[0]
        ):
            continue
    for before, after in renamed.items():
        pair = known_old[before], known_new[after]
        link = Link(LinkKind.RENAME, 1.0, ("the same operations carry it",))
        yield Difference(
            Subject.OPERATION, *pair, pair[0].pointer, pair[1].pointer, WHOLE, link=link
        )
    for match in matches:
        expected = tuple(renamed.get(tag, tag) for tag in match.old.tags)
        if expected != match.new.tags:
            pointers = f"{match.old.pointer}/tags", f"{match.new.pointer}/tags"
            aspects = frozenset(("tags",))
            yield Difference(
                Subject.OPERATION,
                match.old,
                match.new,
                *pointers,
                _site(match.old, match.new),
                aspects,
            )
    for name in known_old | known_new:
        one, other = known_old.get(
            renamed.get(name, name) if name in known_new else name
        ), known_new.get(name)
        if name in renamed or name in renamed.values():
            continue
        if one is None or other is None:
            yield Difference(
                Subject.INFO, one, other, pointer_of(one), pointer_of(other), WHOLE
            )
        elif one != other:
            aspects = differing(one, other)
            yield Difference(
                Subject.INFO, one, other, one.pointer, other.pointer, WHOLE, aspects
            )


def _tags(api: Api) -> dict[str, Tag]:
    """The tags of an API by name: those that it declares, then those that operations carry."""
    tags = {
        name: Tag(name, said, f"/tags/{index}")
        for index, (name, said) in enumerate(api.tags)
    }
    for operation in api.operations:
        for index, name in enumerate(operation.tags):
            tags.setdefault(name, Tag(name, None, f"{operation.pointer}/tags/{index}"))
    return tags
