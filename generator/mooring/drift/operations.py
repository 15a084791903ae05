"""What two operations that stand for each other differ in, down to where their schemas begin."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from mooring.drift.differences import Difference, Link, LinkKind, Step, Subject, Use
from mooring.drift.effects import Direction
from mooring.drift.elements import Hook, OperationId, Security, differing, pointer_of
from mooring.drift.parameters import match_parameters
from mooring.drift.scopes import Root, Site
from mooring.model import Anything, Content, Credential, Header, Operation, Response, Schema, Server

Named = TypeVar("Named", Content, Header, Response, Server)
ANYTHING = Schema(Anything())
OPERATION_PARTS = frozenset(
    ("method", "path", "tags", "parameters", "body", "responses", "security", "servers", "callbacks")
)


@dataclass(frozen=True, slots=True)
class Trade:
    """Two operations that stand for each other, and who sends the request."""

    old: Operation
    new: Operation
    name: str
    """The old name, which findings are known by."""
    shown: str
    subject: Subject = Subject.OPERATION
    request: Direction = Direction.REQUEST

    @property
    def response(self) -> Direction:
        return self.request.opposite

    def site(self, part: str, direction: Direction) -> Site:
        return Site(Root(self.name, self.shown, part, direction), direction=direction)


def operation_steps(trade: Trade, schemes_by_old_key: dict[str, str]) -> Iterator[Step]:
    """What differs between two operations, their names and addresses apart."""
    old, new = trade.old, trade.new
    site = trade.site("", trade.request)
    aspects = differing(old, new, OPERATION_PARTS)
    if old.id is not None and new.id is not None and old.id != new.id:
        aspects -= {"id"}
        link = Link(LinkKind.RENAME, 1.0, ("the operations stand for each other",))
        ids = OperationId(old.id), OperationId(new.id)
        yield Difference(trade.subject, *ids, old.pointer, new.pointer, site, link=link)
    if aspects:
        yield Difference(trade.subject, old, new, old.pointer, new.pointer, site, aspects)
    yield from match_parameters(trade.old, trade.new, trade.site)
    yield from _body_steps(trade)
    yield from _response_steps(trade)
    yield from _security_steps(trade, schemes_by_old_key)
    if old.servers or new.servers:
        yield from server_steps(old.servers, new.servers, site)
    yield from _callback_steps(trade, schemes_by_old_key)


def server_steps(old: tuple[Server, ...], new: tuple[Server, ...], site: Site) -> Iterator[Step]:
    """What differs between two lists of servers; a single one on each side is the same one changed."""
    if len(old) == len(new) == 1:
        if aspects := differing(old[0], new[0]):
            yield Difference(Subject.SERVER, old[0], new[0], old[0].pointer, new[0].pointer, site, aspects)
        return
    for before, after in paired(old, new, lambda server: server.url):
        if before is None or after is None:
            yield Difference(Subject.SERVER, before, after, pointer_of(before), pointer_of(after), site)
        elif aspects := differing(before, after):
            yield Difference(Subject.SERVER, before, after, before.pointer, after.pointer, site, aspects)


def hook_steps(
    old: tuple[tuple[str, Operation], ...],
    new: tuple[tuple[str, Operation], ...],
    subject: Subject,
    site: Site,
    schemes_by_old_key: dict[str, str],
) -> Iterator[Step]:
    """What differs between webhooks or callbacks, whose requests the caller receives."""
    old_by_name = {(name, one.path, one.method): Hook(name, one, one.pointer) for name, one in old}
    new_by_name = {(name, one.path, one.method): Hook(name, one, one.pointer) for name, one in new}
    for key in old_by_name | new_by_name:
        before, after = old_by_name.get(key), new_by_name.get(key)
        if before is None or after is None:
            yield Difference(
                subject, before, after, pointer_of(before), pointer_of(after), replace(site, path=(key[0],))
            )
        else:
            shown = f"{subject.value} {after.name}"
            trade = Trade(before.operation, after.operation, shown, shown, subject, Direction.RESPONSE)
            yield from operation_steps(trade, schemes_by_old_key)


def paired(
    old: Sequence[Named], new: Sequence[Named], key: Callable[[Named], str]
) -> Iterator[tuple[Named | None, Named | None]]:
    """The things of both sides by key, None on the side that has none."""
    old_by_key, new_by_key = {key(one): one for one in old}, {key(one): one for one in new}
    for name in old_by_key | new_by_key:
        yield old_by_key.get(name), new_by_key.get(name)


def _body_steps(trade: Trade) -> Iterator[Step]:
    old, new = trade.old.body, trade.new.body
    site = trade.site("request body", trade.request)
    if old is None or new is None:
        if old is not new:
            yield Difference(Subject.BODY, old, new, pointer_of(old), pointer_of(new), site)
        return
    if aspects := differing(old, new, frozenset(("contents",))):
        yield Difference(Subject.BODY, old, new, old.pointer, new.pointer, site, aspects)
    yield from _content_steps(old.contents, new.contents, site, Subject.BODY)


def _content_steps(old: tuple[Content, ...], new: tuple[Content, ...], site: Site, subject: Subject) -> Iterator[Step]:
    for before, after in paired(old, new, lambda content: content.media_type):
        if before is None or after is None:
            yield Difference(
                subject, before, after, pointer_of(before), pointer_of(after), _content_site(site, before, after)
            )
            continue
        at = _content_site(site, before, after)
        aspects = differing(before, after, frozenset(("schema",)))
        if (before.schema is None) != (after.schema is None):
            aspects |= {"schema"}
        if aspects:
            yield Difference(subject, before, after, before.pointer, after.pointer, at, aspects)
        if before.schema is not None and after.schema is not None:
            yield Use(before.schema, after.schema, at, subject)


def _content_site(site: Site, before: Content | None, after: Content | None) -> Site:
    """JSON goes without saying; another media type is part of the place."""
    content = after or before
    assert content is not None and isinstance(site.scope, Root)
    if content.media_type == "application/json":
        return site
    return replace(site, scope=replace(site.scope, part=f"{site.scope.part} {content.media_type}"))


def _response_steps(trade: Trade) -> Iterator[Step]:
    pairs = list(paired(trade.old.responses, trade.new.responses, lambda response: response.status))
    gone = [old for old, new in pairs if old is not None and new is None and is_success(old)]
    come = [new for old, new in pairs if new is not None and old is None and is_success(new)]
    if len(gone) == len(come) == 1:
        # The one success that went and the one that came are the same answer under another status.
        pairs = [pair for pair in pairs if pair not in ((gone[0], None), (None, come[0]))]
        link = Link(LinkKind.RENAME, 1.0, ("the only success status on either side that the other lacks",))
        site = trade.site(f"response {come[0].status}", trade.response)
        yield Difference(Subject.RESPONSE, gone[0], come[0], gone[0].pointer, come[0].pointer, site, link=link)
        yield from _inside_response(gone[0], come[0], site)
    for before, after in pairs:
        response = after or before
        assert response is not None
        site = trade.site(f"response {response.status}", trade.response)
        if before is None or after is None:
            yield Difference(Subject.RESPONSE, before, after, pointer_of(before), pointer_of(after), site)
        else:
            yield from _inside_response(before, after, site)


def _inside_response(old: Response, new: Response, site: Site) -> Iterator[Step]:
    if aspects := differing(old, new, frozenset(("status", "contents", "headers"))):
        yield Difference(Subject.RESPONSE, old, new, old.pointer, new.pointer, site, aspects)
    yield from _content_steps(old.contents, new.contents, site, Subject.RESPONSE)
    for before, after in paired(old.headers, new.headers, lambda header: header.name.lower()):
        header = after or before
        assert header is not None
        at = site.inside(header.name)
        if before is None or after is None:
            yield Difference(Subject.HEADER, before, after, pointer_of(before), pointer_of(after), at)
            continue
        if aspects := differing(before, after, frozenset(("name", "schema"))):
            yield Difference(Subject.HEADER, before, after, before.pointer, after.pointer, at, aspects)
        yield Use(before.schema or ANYTHING, after.schema or ANYTHING, at, Subject.HEADER)


def is_success(response: Response) -> bool:
    return response.status.startswith("2")


def _security_steps(trade: Trade, schemes_by_old_key: dict[str, str]) -> Iterator[Step]:
    known = tuple(
        tuple(Credential(schemes_by_old_key.get(one.scheme, one.scheme), one.scopes) for one in requirement)
        for requirement in trade.old.security
    )
    old = Security(known, f"{trade.old.pointer}/security")
    new = Security(trade.new.security, f"{trade.new.pointer}/security")
    if set(map(frozenset, old.alternatives)) != set(map(frozenset, new.alternatives)):
        site = trade.site("security", trade.request)
        yield Difference(Subject.SECURITY, old, new, old.pointer, new.pointer, site, frozenset(("alternatives",)))


def _callback_steps(trade: Trade, schemes_by_old_key: dict[str, str]) -> Iterator[Step]:
    if trade.old.callbacks or trade.new.callbacks:
        site = trade.site("callback", trade.response)
        yield from hook_steps(trade.old.callbacks, trade.new.callbacks, Subject.CALLBACK, site, schemes_by_old_key)
