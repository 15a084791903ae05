"""What two operations that stand for each other differ in, down to their payloads."""

from collections.abc import Iterator
from dataclasses import replace

from mooring.drift.facts.differences import Difference, Link, LinkKind, Step, Subject
from mooring.drift.facts.effects import Direction
from mooring.drift.facts.elements import (
    Hook,
    OperationId,
    Security,
    Servers,
    differing,
    pointer_of,
)
from mooring.drift.walking.parameters import match_parameters
from mooring.drift.walking.payloads import body_steps, response_steps
from mooring.drift.facts.scopes import Root, Site
from mooring.drift.walking.trade import Trade, paired
from mooring.model import Credential, Operation, Server

OPERATION_PARTS = frozenset(
    (
        "method",
        "path",
        "tags",
        "parameters",
        "body",
        "responses",
        "security",
        "servers",
        "callbacks",
    )
)


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
        yield Difference(
            trade.subject, old, new, old.pointer, new.pointer, site, aspects
        )
    yield from match_parameters(trade)
    yield from body_steps(trade)
    yield from response_steps(trade)
    yield from _security_steps(trade, schemes_by_old_key)
    if old.servers or new.servers:
        yield from server_steps(old.servers, new.servers, site)
    yield from _callback_steps(trade, schemes_by_old_key)


def server_steps(
    old: tuple[Server, ...], new: tuple[Server, ...], site: Site
) -> Iterator[Step]:
    """What differs between two lists of servers; a single one on each side is the same one changed."""
    if len(old) == len(new) == 1:
        if aspects := differing(old[0], new[0]):
            yield Difference(
                Subject.SERVER,
                old[0],
                new[0],
                old[0].pointer,
                new[0].pointer,
                site,
                aspects,
            )
        return
    for before, after in paired(old, new, lambda server: server.url):
        if before is None or after is None:
            yield Difference(
                Subject.SERVER,
                before,
                after,
                pointer_of(before),
                pointer_of(after),
                site,
            )
        elif aspects := differing(before, after):
            yield Difference(
                Subject.SERVER,
                before,
                after,
                before.pointer,
                after.pointer,
                site,
                aspects,
            )
    yield from _order_steps(old, new, site)


def _order_steps(
    old: tuple[Server, ...], new: tuple[Server, ...], site: Site
) -> Iterator[Step]:
    """Whether another of the servers that both sides have comes first: who chooses none uses that one."""
    kept = [one for one in old if one.url in {other.url for other in new}]
    again = [one for one in new if one.url in {other.url for other in old}]
    if kept and kept[0].url != again[0].url:
        yield Difference(
            Subject.SERVER,
            Servers(tuple(one.url for one in kept)),
            Servers(tuple(one.url for one in again)),
            kept[0].pointer,
            again[0].pointer,
            # Every server still answers.
            replace(site, direction=Direction.NONE),
            frozenset(("urls",)),
        )


def hook_steps(
    old: tuple[tuple[str, Operation], ...],
    new: tuple[tuple[str, Operation], ...],
    subject: Subject,
    site: Site,
    schemes_by_old_key: dict[str, str],
) -> Iterator[Step]:
    """What differs between webhooks or callbacks, whose requests the caller receives."""
    old_by_name = {
        (name, one.path, one.method): Hook(name, one, one.pointer) for name, one in old
    }
    new_by_name = {
        (name, one.path, one.method): Hook(name, one, one.pointer) for name, one in new
    }
    for key in old_by_name | new_by_name:
        before, after = old_by_name.get(key), new_by_name.get(key)
        if before is None or after is None:
            yield Difference(
                subject,
                before,
                after,
                pointer_of(before),
                pointer_of(after),
                replace(site, path=(key[0],)),
            )
        else:
            owner = f"{site.scope.shown} " if isinstance(site.scope, Root) else ""
            shown = f"{owner}{subject.value} {after.name}"
            trade = Trade(
                before.operation,
                after.operation,
                shown,
                shown,
                subject,
                Direction.RESPONSE,
            )
            yield from operation_steps(trade, schemes_by_old_key)


def _security_steps(trade: Trade, schemes_by_old_key: dict[str, str]) -> Iterator[Step]:
    known = tuple(
        tuple(
            Credential(schemes_by_old_key.get(one.scheme, one.scheme), one.scopes)
            for one in requirement
        )
        for requirement in trade.old.security
    )
    old = Security(known, f"{trade.old.pointer}/security")
    new = Security(trade.new.security, f"{trade.new.pointer}/security")
    if set(map(frozenset, old.alternatives)) != set(map(frozenset, new.alternatives)):
        site = trade.site("security", trade.request)
        yield Difference(
            Subject.SECURITY,
            old,
            new,
            old.pointer,
            new.pointer,
            site,
            frozenset(("alternatives",)),
        )


def _callback_steps(trade: Trade, schemes_by_old_key: dict[str, str]) -> Iterator[Step]:
    if trade.old.callbacks or trade.new.callbacks:
        site = trade.site("callback", trade.response)
        yield from hook_steps(
            trade.old.callbacks,
            trade.new.callbacks,
            Subject.CALLBACK,
            site,
            schemes_by_old_key,
        )
