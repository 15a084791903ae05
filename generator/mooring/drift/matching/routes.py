"""Which operations of two revisions stand for each other."""

import math
import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from mooring.addresses import split
from mooring.drift.facts.differences import DECLARED, Link, LinkKind
from mooring.drift.facts.shapes import Shapes
from mooring.drift.facts.words import likeness, telling_words, words
from mooring.model import Api, Array, Object, Operation, Schema, Server, Union

ENOUGH = 0.7
ENOUGH_ALONE, ENOUGH_CERTAIN = 0.2, 0.35
"""What is enough when there is no other operation that it could be."""
CERTAIN = 0.75
MARGIN = 0.08
VERSIONED = re.compile(r"api|v[0-9]+")


@dataclass(frozen=True, slots=True)
class Match:
    """Two operations that stand for each other; linked where they are not at the same address."""

    old: Operation
    new: Operation
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Matching:
    """Operations while they are being matched, step by step, surest first."""

    old: list[Operation]
    new: list[Operation]
    found: list[Match] = field(default_factory=list)

    def take(self, old: Operation, new: Operation, link: Link | None) -> None:
        self.found.append(Match(old, new, link))
        self.old.remove(old)
        self.new.remove(new)

    def by(
        self,
        key: Callable[[Operation], Hashable | None],
        link: Callable[[Operation, Operation], Link | None],
    ) -> None:
        """Takes every pair whose key is the same and is nobody else's."""
        new_by_key = _unique(self.new, key)
        for name, old in _unique(self.old, key).items():
            if name in new_by_key:
                self.take(old, new_by_key[name], link(old, new_by_key[name]))


def match_operations(old: Shapes, new: Shapes, renames: Mapping[str, str]) -> Matching:
    """Pairs by address, then by address with the servers' path, then by id, then by what they carry and are called."""
    matching = Matching(list(old.api.operations), list(new.api.operations))
    for one in list(matching.old):
        for other in list(matching.new):
            if renames.get(str(one)) == str(other):
                link = Link(LinkKind.MOVE, 1.0, (DECLARED,))
                matching.take(one, other, link)
    # Two templates may differ in nothing but the names of their variables.
    matching.by(str, lambda _old, _new: None)
    matching.by(lambda one: (one.method, erased(one.path)), lambda _old, _new: None)
    _by_whole_address(matching, old.api, new.api)
    matching.by(lambda one: one.id, _same_id)
    _by_evidence(matching, old, new)
    return matching


def _by_whole_address(matching: Matching, old: Api, new: Api) -> None:
    """Takes operations whose path lost to the servers, or won from them, what the servers won or lost."""
    bases = base_path(old.servers), base_path(new.servers)
    if bases[0] == bases[1]:
        return
    new_by_address: dict[tuple[str, str], list[Operation]] = {}
    for one in matching.new:
        address = one.method, erased(bases[1] + one.path)
        new_by_address.setdefault(address, []).append(one)
    for one in list(matching.old):
        same = new_by_address.get((one.method, erased(bases[0] + one.path)), [])
        if len(same) == 1 and same[0] in matching.new:
            matching.take(one, same[0], None)


def erased(path: str) -> str:
    """A path template without the names of its variables, which mean nothing on the wire."""
    return re.sub(r"\{[^}]*\}", "{}", path).rstrip("/") or "/"


def base_path(servers: tuple[Server, ...]) -> str:
    """The path that every address begins with, as the first server says."""
    return split(servers[0].url).path.rstrip("/") if servers else ""


def _unique(
    operations: Iterable[Operation], key: Callable[[Operation], Hashable | None]
) -> dict[Hashable, Operation]:
    by_key: dict[Hashable, list[Operation]] = {}
    for one in operations:
        if (name := key(one)) is not None:
            by_key.setdefault(name, []).append(one)
    return {name: ones[0] for name, ones in by_key.items() if len(ones) == 1}


def _same_id(old: Operation, new: Operation) -> Link:
    return Link(LinkKind.MOVE, 0.95, (f"the same operation id {new.id}",))


def _by_evidence(matching: Matching, old: Shapes, new: Shapes) -> None:
    traits = {one.pointer: _Traits.of(one, old) for one in matching.old}
    others = {one.pointer: _Traits.of(one, new) for one in matching.new}
    is_only = len(old.api.operations) == len(new.api.operations) == 1
    enough = ENOUGH_ALONE if is_only else ENOUGH
    scored = [
        (_likeness(traits[one.pointer], others[other.pointer]), one, other)
        for one in matching.old
        for other in matching.new
    ]
    for score, one, other in sorted(scored, key=lambda entry: -entry[0]):
        if score < enough:
            break
        if one not in matching.old or other not in matching.new:
            continue
        rivals = [
            value
            for value, first, second in scored
            if (first is one) != (second is other)
            and first in matching.old
            and second in matching.new
        ]
        if score - max(rivals, default=0.0) >= MARGIN:
            evidence = _evidence(traits[one.pointer], others[other.pointer])
            if is_only:
                evidence = (*evidence, "the only operation on either side")
            link = Link(
                LinkKind.RENAME_AND_MOVE,
                round(score, 2),
                evidence,
                certain=score >= (ENOUGH_CERTAIN if is_only else CERTAIN),
            )
            matching.take(one, other, link)


@dataclass(frozen=True, slots=True)
class _Traits:
    method: str
    sent: frozenset[str]
    received: frozenset[str]
    called: frozenset[str]
    said: frozenset[str]

    @classmethod
    def of(cls, operation: Operation, shapes: Shapes) -> "_Traits":
        bodies = operation.body.contents if operation.body else ()
        contents = [
            content for response in operation.responses for content in response.contents
        ]
        sent = [content.schema for content in bodies if content.schema]
        received = [content.schema for content in contents if content.schema]
        steps = [
            word
            for word in words(erased(operation.path))
            if not VERSIONED.fullmatch(word)
        ]
        return cls(
            operation.method,
            frozenset(_names(sent, shapes))
            | {"".join(words(one.name)) for one in operation.parameters},
            frozenset(_names(received, shapes)),
            frozenset(words(operation.summary or "")) | frozenset(steps),
            telling_words(operation.description or ""),
        )


def _names(schemas: list[Schema], shapes: Shapes, depth: int = 2) -> Iterable[str]:
    for schema in schemas:
        match shapes.of(schema).type:
            case Object(properties=properties):
                for one in properties:
                    yield "".join(words(one.name))
                    if depth > 1:
                        yield from _names([one.schema], shapes, depth - 1)
            case Array(items=items):
                yield from _names([items], shapes, depth)
            case Union(members=members):
                yield from _names(list(members), shapes, depth)
            case _:
                pass


def _likeness(old: _Traits, new: _Traits) -> float:
    """Both what is carried and what it is called must be alike: structure alone is no proof."""
    structure = [_overlap(old.sent, new.sent), _overlap(old.received, new.received)]
    telling = [share for share in structure if share is not None]
    if not telling:
        return 0.0
    called = max(
        likeness(old.called, new.called),
        (likeness(old.called, new.called) + likeness(old.said, new.said)) / 2,
    )
    score = math.sqrt(sum(telling) / len(telling) * called)
    return score if old.method == new.method else score * 0.8


def _overlap(first: frozenset[str], second: frozenset[str]) -> float | None:
    if not first or not second:
        return None
    return len(first & second) / min(len(first), len(second))


def _evidence(old: _Traits, new: _Traits) -> tuple[str, ...]:
    shared = [
        ("both are called", old.called & new.called),
        ("both send", old.sent & new.sent),
        ("both return", old.received & new.received),
    ]
    return tuple(
        f"{what} {', '.join(sorted(names))}" for what, names in shared if names
    )
