"""Which security schemes of two revisions stand for each other."""

from dataclasses import dataclass, replace

from mooring.drift.facts.differences import Difference, Link, LinkKind, Step, Subject
from mooring.drift.facts.effects import Direction
from mooring.drift.facts.elements import differing, pointer_of
from mooring.drift.facts.scopes import Site, Whole
from mooring.model import Api, SecurityScheme

REQUESTS = Site(Whole(), direction=Direction.REQUEST)


@dataclass(frozen=True, slots=True)
class Schemes:
    """The new key of every scheme that was renamed, and what differs."""

    new_by_old: dict[str, str]
    steps: tuple[Step, ...]


def match_schemes(old: Api, new: Api) -> Schemes:
    """Pairs schemes by key, and those left over by what they say."""
    before = {one.key: one for one in old.security_schemes}
    after = {one.key: one for one in new.security_schemes}
    steps: list[Step] = []
    for key in before.keys() & after.keys():
        if aspects := differing(before[key], after[key]):
            steps.append(_difference(before[key], after[key], aspects=aspects))
    gone = [one for key, one in before.items() if key not in after]
    come = [one for key, one in after.items() if key not in before]
    new_by_old = dict[str, str]()
    for one in gone:
        same = [other for other in come if _definition(one) == _definition(other)]
        if len(same) == 1 and same[0].key not in new_by_old.values():
            new_by_old[one.key] = same[0].key
            link = Link(LinkKind.RENAME, 1.0, ("the same definition",))
            steps.append(_difference(one, same[0], link=link))
        else:
            steps.append(_difference(one, None))
    steps += [
        _difference(None, one) for one in come if one.key not in new_by_old.values()
    ]
    return Schemes(new_by_old, tuple(steps))


def _definition(scheme: SecurityScheme) -> SecurityScheme:
    return replace(scheme, key="", description=None)


def _difference(
    old: SecurityScheme | None,
    new: SecurityScheme | None,
    aspects: frozenset[str] = frozenset(),
    link: Link | None = None,
) -> Difference:
    return Difference(
        Subject.SECURITY,
        old,
        new,
        pointer_of(old),
        pointer_of(new),
        REQUESTS,
        aspects=aspects,
        link=link,
    )
