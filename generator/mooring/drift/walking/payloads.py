"""What two operations send and return, down to where schemas begin."""

from collections.abc import Iterator
from dataclasses import replace

from mooring.drift.facts.differences import (
    Difference,
    Link,
    LinkKind,
    Step,
    Subject,
    Use,
)
from mooring.drift.facts.elements import differing, pointer_of
from mooring.drift.walking.media_types import are_related
from mooring.drift.facts.scopes import Root, Site
from mooring.drift.walking.trade import Trade, paired
from mooring.model import Anything, Content, Operation, Response, Schema

ANYTHING = Schema(Anything())


def body_steps(trade: Trade) -> Iterator[Step]:
    """What differs between the request bodies."""
    old, new = trade.old.body, trade.new.body
    site = trade.site("request body", trade.request)
    if old is None or new is None:
        if old is not new:
            yield Difference(
                Subject.BODY, old, new, pointer_of(old), pointer_of(new), site
            )
        return
    if aspects := differing(old, new, frozenset(("contents",))):
        yield Difference(
            Subject.BODY, old, new, old.pointer, new.pointer, site, aspects
        )
    yield from _content_steps(old.contents, new.contents, site, Subject.BODY)


def response_steps(trade: Trade) -> Iterator[Step]:
    """What differs between the responses, each under its status."""
    pairs = list(
        paired(
            trade.old.responses, trade.new.responses, lambda response: response.status
        )
    )
    gone = [
        old
        for old, new in pairs
        if old is not None and new is None and _is_success(old)
    ]
    come = [
        new
        for old, new in pairs
        if new is not None and old is None and _is_success(new)
    ]
    if len(gone) == len(come) == 1:
        # The one success that went and the one that came are the same answer under another status.
        pairs = [
            pair for pair in pairs if pair not in ((gone[0], None), (None, come[0]))
        ]
        link = Link(
            LinkKind.RENAME,
            1.0,
            ("the only success status on either side that the other lacks",),
        )
        site = trade.site(f"response {come[0].status}", trade.response)
        yield Difference(
            Subject.RESPONSE,
            gone[0],
            come[0],
            gone[0].pointer,
            come[0].pointer,
            site,
            link=link,
        )
        yield from _inside_response(gone[0], come[0], site)
    for before, after in pairs:
        response = after or before
        assert response is not None
        site = trade.site(f"response {response.status}", trade.response)
        if before is None or after is None:
            yield Difference(
                Subject.RESPONSE,
                before,
                after,
                None if before is None else _used(before, trade.old),
                None if after is None else _used(after, trade.new),
                site,
            )
        else:
            yield from _inside_response(before, after, site)


def _used(response: Response, operation: Operation) -> str:
    """Where an operation names a response, which may be written elsewhere."""
    return f"{operation.pointer}/responses/{response.status}"


def _inside_response(old: Response, new: Response, site: Site) -> Iterator[Step]:
    if aspects := differing(old, new, frozenset(("status", "contents", "headers"))):
        yield Difference(
            Subject.RESPONSE, old, new, old.pointer, new.pointer, site, aspects
        )
    yield from _content_steps(old.contents, new.contents, site, Subject.RESPONSE)
    for before, after in paired(
        old.headers, new.headers, lambda header: header.name.lower()
    ):
        header = after or before
        assert header is not None
        at = site.inside(header.name)
        if before is None or after is None:
            yield Difference(
                Subject.HEADER, before, after, pointer_of(before), pointer_of(after), at
            )
            continue
        if aspects := differing(before, after, frozenset(("name", "schema"))):
            yield Difference(
                Subject.HEADER,
                before,
                after,
                before.pointer,
                after.pointer,
                at,
                aspects,
            )
        yield Use(
            before.schema or ANYTHING, after.schema or ANYTHING, at, Subject.HEADER
        )


def _content_steps(
    old: tuple[Content, ...], new: tuple[Content, ...], site: Site, subject: Subject
) -> Iterator[Step]:
    pairs = list(paired(old, new, lambda content: content.media_type))
    for one, other in _renamed(pairs):
        pairs = [pair for pair in pairs if pair not in ((one, None), (None, other))]
        pairs.append((one, other))
        link = Link(LinkKind.RENAME, 1.0, ("the same media type in other words",))
        yield Difference(
            subject,
            one,
            other,
            one.pointer,
            other.pointer,
            _content_site(site, one, other),
            link=link,
        )
    for before, after in pairs:
        if before is None or after is None:
            yield Difference(
                subject,
                before,
                after,
                pointer_of(before),
                pointer_of(after),
                _content_site(site, before, after),
            )
            continue
        at = _content_site(site, before, after)
        aspects = differing(before, after, frozenset(("media_type", "schema")))
        if (before.schema is None) != (after.schema is None):
            aspects |= {"schema"}
        if aspects:
            yield Difference(
                subject, before, after, before.pointer, after.pointer, at, aspects
            )
        if before.schema is not None and after.schema is not None:
            yield Use(before.schema, after.schema, at, subject)


def _renamed(
    pairs: list[tuple[Content | None, Content | None]],
) -> list[tuple[Content, Content]]:
    """Media types of one side only that stand for exactly one of the other side only."""
    gone = [old for old, new in pairs if old is not None and new is None]
    come = [new for old, new in pairs if new is not None and old is None]
    found = [
        (one, other)
        for one in gone
        for other in come
        if are_related(one.media_type, other.media_type)
    ]
    return [
        (one, other)
        for one, other in found
        if sum(first is one for first, _ in found) == 1
        and sum(second is other for _, second in found) == 1
    ]


def _content_site(site: Site, before: Content | None, after: Content | None) -> Site:
    """JSON goes without saying; another media type is part of the place."""
    content = after or before
    assert content is not None and isinstance(site.scope, Root)
    if content.media_type == "application/json":
        return site
    return replace(
        site, scope=replace(site.scope, part=f"{site.scope.part} {content.media_type}")
    )


def _is_success(response: Response) -> bool:
    return response.status.startswith("2")
