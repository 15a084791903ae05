"""Walks the schemas of two revisions side by side, each pair of named schemas once."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import assert_never

from mooring.drift.facts.differences import (
    Difference,
    Leftover,
    Meeting,
    Step,
    Subject,
    Use,
)
from mooring.drift.facts.elements import differing
from mooring.drift.facts.scopes import Pair, Reachability, Site
from mooring.drift.facts.shapes import Shapes, payloads, references
from mooring.drift.walking.steps import (
    TYPE,
    annotation_steps,
    condition_steps,
    type_steps,
)
from mooring.model import Api, Object, Reference, Schema, String, Union, children


@dataclass(frozen=True, slots=True)
class Walk:
    """Accumulates what differs.

    `unchanged` holds the keys that mean the same on both sides, all the way down; `open_keys` those of vocabularies
    beside which any string is accepted wherever they are used.
    """

    old: Shapes
    new: Shapes
    unchanged: frozenset[str]
    open_keys: frozenset[str]
    reachability: Reachability = field(default_factory=Reachability)
    found: list[Difference] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    waiting: deque[Pair] = field(default_factory=deque)

    @classmethod
    def between(cls, old: Api, new: Api) -> "Walk":
        return cls(
            Shapes(old),
            Shapes(new),
            unchanged_keys(old, new),
            open_keys(old) & open_keys(new),
        )

    def take(self, steps: Iterable[Step]) -> None:
        """Follows steps inwards; named schemas are put off until `finish`."""
        for step in steps:
            match step:
                case Difference():
                    self.found.append(step)
                case Leftover():
                    self.leftovers.append(step)
                case Meeting():
                    self.take(type_steps(self.old, self.new, step))
                case Use():
                    self._compare(step)
                case _:
                    assert_never(step)

    def finish(self) -> None:
        """Walks every pair of named schemas that was put off, and those that it leads to."""
        while self.waiting:
            pair = self.waiting.popleft()
            old, new = self.old.of_component(pair.old), self.new.of_component(pair.new)
            subject = Subject.PROPERTY if pair.is_inline else Subject.SCHEMA
            is_open = {pair.old, pair.new} <= self.open_keys
            if not pair.is_half_inline:
                self.take(annotation_steps(old, new, Site(pair), subject))
            meeting = Meeting(
                old, new, Site(pair), subject, pair.old, pair.new, is_open
            )
            self.take(type_steps(self.old, self.new, meeting))
            before = self.old.api.schemas.get(pair.old)
            after = self.new.api.schemas.get(pair.new)
            if before is not None and after is not None:
                use = Use(before, after, Site(pair), subject)
                self.take(condition_steps(self.old, self.new, use))

    def _compare(self, use: Use) -> None:
        keys = self.old.target(use.old), self.new.target(use.new)
        match keys:
            case str(old_key), str(new_key):
                self._connect(use, Pair(old_key, new_key))
            case _:
                if use.old == use.new and self._is_settled(use.new):
                    return
                old, new = self.old.of(use.old), self.new.of(use.new)
                self.take(annotation_steps(old, new, use.site, use.subject))
                meeting = Meeting(old, new, use.site, use.subject, *keys, use.is_open)
                self.take(type_steps(self.old, self.new, meeting))
                self.take(condition_steps(self.old, self.new, use))

    def _connect(self, use: Use, pair: Pair) -> None:
        if use.old != use.new:
            self.take(self._said_at(use, pair))
        if self._is_replaced(pair):
            # What was referred to is another thing now: that is one change of the place that refers to it.
            old, new = self.old.of(use.old), self.new.of(use.new)
            self.found.append(
                Difference(
                    use.subject, old, new, old.pointer, new.pointer, use.site, TYPE
                )
            )
            return
        if self.reachability.connect(pair, use.site) and not self._is_settled_pair(
            pair
        ):
            self.waiting.append(pair)

    def _said_at(self, use: Use, pair: Pair) -> Iterator[Step]:
        """What is said differently where two named schemas are used, unless the schemas make up for it."""
        whole = self.old.of(use.old), self.new.of(use.new)
        aspects = differing(*whole, TYPE)
        if not pair.is_half_inline:
            aspects &= differing(self.old.site(use.old), self.new.site(use.new), TYPE)
        if aspects:
            places = use.old.pointer, use.new.pointer
            yield Difference(use.subject, *whole, *places, use.site, aspects)

    def _is_settled_pair(self, pair: Pair) -> bool:
        return pair.old == pair.new and pair.new in self.unchanged

    def _is_settled(self, schema: Schema) -> bool:
        return all(key in self.unchanged for key in references(schema))

    def _is_replaced(self, pair: Pair) -> bool:
        """Whether one object took the place of another that still exists, and they have nothing in common."""
        if pair.old == pair.new or not (
            pair.old in self.new.api.schemas or pair.new in self.old.api.schemas
        ):
            return False
        old, new = (
            self.old.of_component(pair.old).type,
            self.new.of_component(pair.new).type,
        )
        if not (isinstance(old, Object) and isinstance(new, Object)):
            return False
        names, others = {one.name for one in old.properties}, {
            one.name for one in new.properties
        }
        return bool(names and others) and not names & others


def unchanged_keys(old: Api, new: Api) -> frozenset[str]:
    """The named schemas that mean the same on both sides, together with everything that they refer to."""
    users_by_key: dict[str, list[str]] = {}
    for key, schema in new.schemas.items():
        for used in references(schema):
            users_by_key.setdefault(used, []).append(key)
    changed = {
        key
        for key, schema in new.schemas.items()
        if key not in old.schemas or old.schemas[key] != schema
    }
    waiting = list(changed)
    while waiting:
        for user in users_by_key.get(waiting.pop(), ()):
            if user not in changed:
                changed.add(user)
                waiting.append(user)
    return frozenset(new.schemas.keys() - changed)


def open_keys(api: Api) -> frozenset[str]:
    """The named schemas that are only used as members of unions that accept any string."""
    opened, closed = set[str](), set[str]()
    waiting = [*api.schemas.values(), *payloads(api)]
    while waiting:
        schema = waiting.pop()
        match schema.type:
            case Union(members) if any(member.type == String() for member in members):
                opened.update(
                    member.type.name
                    for member in members
                    if isinstance(member.type, Reference)
                )
                waiting += [
                    member
                    for member in members
                    if not isinstance(member.type, Reference)
                ]
            case Reference(name):
                closed.add(name)
            case _:
                waiting += children(schema)
    return frozenset(opened - closed)
