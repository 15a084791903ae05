"""Where a difference stands, and which operations it reaches from there."""

from dataclasses import dataclass, field, replace
from typing import TypeAlias

from mooring.drift.facts.effects import Direction


@dataclass(frozen=True, slots=True)
class Whole:
    """The document itself, outside every operation."""


@dataclass(frozen=True, slots=True)
class Root:
    """A part of one operation, where the walk through schemas begins."""

    operation: str
    """The operation's old name where it has one, so that the finding's identity outlives a move."""
    shown: str
    part: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class Pair:
    """Two named schemas, one of each side, that stand for each other."""

    old: str
    new: str

    @property
    def is_inline(self) -> bool:
        """Whether the schemas were written where they are used; their keys then are places, not names."""
        return "/" in self.old and "/" in self.new

    @property
    def is_half_inline(self) -> bool:
        """Whether what has a name on one side is written where it is used on the other."""
        return ("/" in self.old) != ("/" in self.new)


@dataclass(frozen=True, slots=True)
class Shared:
    """Something that several operations share and that is no schema: a parameter, a response, what a path asks for."""

    kind: str
    old: str
    new: str


Scope: TypeAlias = Whole | Root | Pair | Shared


@dataclass(frozen=True, slots=True)
class Site:
    """A place inside a scope: the way there on both sides, and the directions left after read-only and write-only."""

    scope: Scope
    path: tuple[str, ...] = ()
    old_path: tuple[str, ...] | None = None
    """Where the way differs on the old side: something was renamed or moved."""
    direction: Direction = Direction.BOTH
    is_member: bool = False
    """Whether it is one of the types of a union, which has no step of its own."""

    @property
    def is_inner(self) -> bool:
        """Whether it is a part of what the scope holds, not the whole of it."""
        return bool(self.path) or self.is_member

    def inside(self, *steps: str, direction: Direction = Direction.BOTH) -> "Site":
        """The site further in; `direction` is what still travels there."""
        old_path = None if self.old_path is None else (*self.old_path, *steps)
        return Site(
            self.scope,
            (*self.path, *steps),
            old_path,
            self.direction & direction,
            self.is_member,
        )

    def member(self) -> "Site":
        """The same site as one of the types of a union."""
        return replace(self, is_member=True)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a message that a site is met in.

    Args:
        is_inner: Whether it lies inside of the part: a property, an item, one of several types.
        direction: The way it travels there.
        without: Ways that it would travel, were it not read-only or write-only.
    """

    root: str
    is_inner: bool
    direction: Direction
    without: Direction = Direction.NONE


@dataclass(frozen=True, slots=True)
class Reach:
    """The operations that a site is part of, and the way that values travel there."""

    operations: tuple[str, ...]
    direction: Direction


@dataclass(frozen=True, slots=True)
class Reachability:
    """Which scopes use which pairs of schemas, learnt while walking."""

    users_by_pair: dict[Pair, dict[tuple[Scope, bool], Direction]] = field(
        default_factory=dict
    )
    """Each with the scopes that use it, and whether only as a part of them."""
    first_site_by_pair: dict[Pair, Site] = field(default_factory=dict)
    roots_by_entry: dict[tuple[Scope, Direction], dict[Root, Direction]] = field(
        default_factory=dict
    )

    def connect(self, pair: Pair, site: Site) -> bool:
        """Notes that `pair` is used at `site`; true when it was not met before."""
        is_new = pair not in self.users_by_pair
        users = self.users_by_pair.setdefault(pair, {})
        user = site.scope, site.is_inner
        users[user] = users.get(user, Direction.NONE) | site.direction
        self.first_site_by_pair.setdefault(pair, site)
        return is_new

    def owned(self, site: Site) -> Site:
        """The same site, seen from the nearest scope that has a name of its own.

        A type that was written inline has a key, but no name: it belongs to the place where it is used.
        """
        seen: set[Scope] = set()
        while (
            isinstance(site.scope, Pair)
            and site.scope.is_inline
            and site.scope not in seen
        ):
            seen.add(site.scope)
            user = self.first_site_by_pair.get(site.scope)
            if user is None:
                break
            old_path = site.path if site.old_path is None else site.old_path
            old_start = user.path if user.old_path is None else user.old_path
            path = (*user.path, *site.path)
            before = (*old_start, *old_path)
            site = Site(
                user.scope,
                path,
                None if before == path else before,
                site.direction & user.direction,
                site.is_member or user.is_member,
            )
        return site

    def parts(self, site: Site) -> frozenset[Part]:
        """The parts of messages in which `site` is met."""
        found: dict[tuple[str, bool], tuple[Direction, Direction]] = {}
        seen: set[tuple[Scope, bool, Direction]] = set()
        waiting = [(site.scope, site.is_inner, site.direction)]
        while waiting:
            entry = waiting.pop()
            if entry in seen:
                continue
            seen.add(entry)
            at, is_inner, left = entry
            match at:
                case Root(part=part, direction=way):
                    known = found.get((part, is_inner), (Direction.NONE,) * 2)
                    found[part, is_inner] = known[0] | left & way, known[1] | way
                case Pair():
                    for (user, inner), mask in self.users_by_pair.get(at, {}).items():
                        waiting.append((user, is_inner or inner, left & mask))
                case Whole() | Shared():
                    pass
        return frozenset(
            Part(root, is_inner, way, could & ~way)
            for (root, is_inner), (way, could) in found.items()
        )

    def reach(self, site: Site) -> Reach:
        """The operations from which `site` is met, in the order of their names."""
        if isinstance(site.scope, Whole | Shared):
            return Reach((), site.direction)
        roots = self.roots(site.scope, site.direction)
        direction = Direction.NONE
        for travelled in roots.values():
            direction |= travelled
        return Reach(tuple(sorted({root.shown for root in roots})), direction)

    def roots(
        self, scope: Scope, direction: Direction = Direction.BOTH
    ) -> dict[Root, Direction]:
        """The roots that lead to `scope`, each with the directions that survive the way there."""
        known = self.roots_by_entry.get((scope, direction))
        if known is None:
            known = self._roots(scope, direction)
            self.roots_by_entry[scope, direction] = known
        return known

    def forget(self) -> None:
        """Drops what was concluded, because more of the graph has become known."""
        self.roots_by_entry.clear()

    def _roots(self, scope: Scope, direction: Direction) -> dict[Root, Direction]:
        found: dict[Root, Direction] = {}
        seen: set[tuple[Scope, Direction]] = set()
        waiting = [(scope, direction)]
        while waiting:
            at, left = waiting.pop()
            if (at, left) in seen:
                continue
            seen.add((at, left))
            match at:
                case Root():
                    found[at] = found.get(at, Direction.NONE) | (left & at.direction)
                case Pair():
                    for (user, _), mask in self.users_by_pair.get(at, {}).items():
                        waiting.append((user, left & mask))
                case Whole() | Shared():
                    pass
        return found
