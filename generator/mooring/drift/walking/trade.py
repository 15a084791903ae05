"""Two operations that stand for each other."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from mooring.drift.facts.differences import Subject
from mooring.drift.facts.effects import Direction
from mooring.drift.facts.scopes import Root, Site
from mooring.model import Content, Header, Operation, Response, Server

Named = TypeVar("Named", Content, Header, Response, Server)


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
    renames: Mapping[str, str] = field(default_factory=dict[str, str])
    """New places by old ones, as somebody declared them."""

    @property
    def response(self) -> Direction:
        return self.request.opposite

    def site(self, part: str, direction: Direction) -> Site:
        return Site(Root(self.name, self.shown, part, direction), direction=direction)


def paired(
    old: Sequence[Named], new: Sequence[Named], key: Callable[[Named], str]
) -> Iterator[tuple[Named | None, Named | None]]:
    """The things of both sides by key, None on the side that has none."""
    old_by_key, new_by_key = {key(one): one for one in old}, {
        key(one): one for one in new
    }
    for name in old_by_key | new_by_key:
        yield old_by_key.get(name), new_by_key.get(name)
