"""Properties that were renamed or moved: which of the new ones is which of the old."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mooring.drift.facts.differences import DECLARED, Leftover, Link, LinkKind
from mooring.drift.matching.leftovers import is_within, opened, unlinked
from mooring.drift.matching.likeness import is_telling, type_likeness
from mooring.drift.facts.phrases import place
from mooring.drift.facts.scopes import Reachability, Root
from mooring.drift.facts.shapes import Shapes
from mooring.drift.facts.words import GENERIC, likeness, telling_words, words
from mooring.model import Object

ENOUGH = 0.6
CERTAIN = 0.75
MARGIN = 0.05
SURELY_MENTIONED = 0.8


@dataclass(frozen=True, slots=True)
class Linked:
    """Two leftovers that are one property."""

    old: Leftover
    new: Leftover
    link: Link


@dataclass(frozen=True, slots=True)
class _Candidate:
    leftover: Leftover
    named: frozenset[str]
    placed: frozenset[str]
    said: frozenset[str]
    roots: frozenset[Root]

    @classmethod
    def of(cls, leftover: Leftover, reachability: Reachability) -> "_Candidate":
        shape, container = leftover.shape, leftover.container
        around = (
            ""
            if container is None
            else " ".join((container.stated.name, container.shape.title or ""))
        )
        return cls(
            leftover,
            frozenset(words(leftover.stated.name)),
            frozenset(words(f"{around} {leftover.stated.name}")),
            telling_words(f"{shape.description or ''}"),
            frozenset(reachability.roots(leftover.site.scope)),
        )


def link_properties(
    leftovers: list[Leftover],
    old: Shapes,
    new: Shapes,
    reachability: Reachability,
    renames: Mapping[str, str],
) -> tuple[list[Linked], list[Leftover]]:
    """The leftovers that are one property on both sides, and those that stay removed or added.

    A leftover object that was taken apart or newly put together also stands for what is inside of it.
    """
    removed = [
        _Candidate.of(one, reachability)
        for one in opened(leftovers, old, is_added=False)
    ]
    added = [
        _Candidate.of(one, reachability)
        for one in opened(leftovers, new, is_added=True)
    ]
    linked = list(_declared(removed, added, reachability, renames))
    done = {id(one) for pair in linked for one in (pair.old, pair.new)}
    removed = [one for one in removed if id(one.leftover) not in done]
    added = [one for one in added if id(one.leftover) not in done]
    linked += _linked(
        [one for one in removed if _is_object(one)],
        [one for one in added if _is_object(one)],
        old,
        new,
    )
    whole = {id(one) for pair in linked for one in (pair.old, pair.new)}
    linked += _linked(
        [
            one
            for one in removed
            if not _is_object(one) and not is_within(one.leftover, whole)
        ],
        [
            one
            for one in added
            if not _is_object(one) and not is_within(one.leftover, whole)
        ],
        old,
        new,
    )
    pairs = [(pair.old, pair.new) for pair in linked]
    every = [pair.old for pair in linked] + [pair.new for pair in linked]
    every += [one.leftover for one in (*removed, *added)]
    distinct = list({id(one): one for one in every}.values())
    return linked, list(unlinked(distinct, pairs))


def _declared(
    removed: list[_Candidate],
    added: list[_Candidate],
    reachability: Reachability,
    renames: Mapping[str, str],
) -> Iterator[Linked]:
    """The pairs that somebody said are one property."""
    if not renames:
        return
    added_by_place = {_place(one, reachability): one for one in added}
    for one in removed:
        other = added_by_place.get(renames.get(_place(one, reachability), ""))
        if other is not None:
            yield _link(one, other, 1.0, DECLARED)


def _place(candidate: _Candidate, reachability: Reachability) -> str:
    return place(reachability.owned(candidate.leftover.site))


def _is_object(candidate: _Candidate) -> bool:
    type_ = candidate.leftover.shape.type
    return isinstance(type_, Object) and bool(type_.properties)


def _linked(
    removed: list[_Candidate], added: list[_Candidate], old: Shapes, new: Shapes
) -> list[Linked]:
    """Pairs that are each other's best match, by a margin to the next.

    An assignment that is best as a whole finds hardly more of what was renamed, and links more that merely went and came.
    """
    scores = {
        (before, after): score
        for before, one in enumerate(removed)
        for after, other in enumerate(added)
        if _may_meet(one, other) and (score := _score(one, other, old, new)) > 0
    }
    # Between candidates that are alike in themselves, what is said around them decides.
    ranks = {
        pair: score + 0.3 * _context(removed[pair[0]], added[pair[1]])
        for pair, score in scores.items()
    }
    rivals_by_old, rivals_by_new = (
        dict[int, list[tuple[int, int]]](),
        dict[int, list[tuple[int, int]]](),
    )
    for pair in ranks:
        rivals_by_old.setdefault(pair[0], []).append(pair)
        rivals_by_new.setdefault(pair[1], []).append(pair)
    taken_old, taken_new = set[int](), set[int]()
    found: list[Linked] = []
    for (before, after), rank in sorted(ranks.items(), key=lambda entry: -entry[1]):
        if scores[before, after] < ENOUGH or before in taken_old or after in taken_new:
            continue
        rivals = [
            ranks[pair]
            for pair in (*rivals_by_old[before], *rivals_by_new[after])
            if pair != (before, after)
            and pair[0] not in taken_old
            and pair[1] not in taken_new
        ]
        if rank - max(rivals, default=0.0) >= MARGIN:
            taken_old.add(before)
            taken_new.add(after)
            found.append(_link(removed[before], added[after], scores[before, after]))
    return found


def _score(one: _Candidate, other: _Candidate, old: Shapes, new: Shapes) -> float:
    """Similar types without similar words do not reach `ENOUGH`, nor do similar names of types that share no value."""
    types = type_likeness(one.leftover.shape.type, other.leftover.shape.type, old, new)
    mentions = _mentioned(one.named, other.said), _mentioned(other.named, one.said)
    mentioned, is_mutual = max(mentions), min(mentions) > 0
    if types == 0 and mentioned < SURELY_MENTIONED:
        return 0.0
    named = max(likeness(one.named, other.named), likeness(one.placed, other.placed))
    has_words = min(len(one.said), len(other.said)) > 2
    said = likeness(one.said, other.said) if has_words else named
    # A structure that is not found by chance speaks for itself, if not for certain.
    structural = 0.6 if types == 1.0 and is_telling(one.leftover.shape.type) else 0.0
    lexical = max(
        0.8 * named + 0.2 * said, 0.9 * said if has_words else 0.0, structural
    )
    usage = 0.5 * (_container(one) == _container(other)) + 0.5 * _same_use(
        one.leftover, other.leftover
    )
    score = 0.65 * lexical + 0.25 * types + 0.10 * usage
    by_mention = (
        0.65 * (SURELY_MENTIONED if is_mutual else mentioned)
        + 0.25 * types
        + 0.10 * usage
    )
    # That one side's words use the other's name is a reason to ask, not to be certain.
    return max(score, by_mention if is_mutual else min(by_mention, CERTAIN - 0.05))


def _may_meet(one: _Candidate, other: _Candidate) -> bool:
    """Whether both are part of one operation, or of one object that no operation may even use."""
    scopes = one.leftover.site.scope, other.leftover.site.scope
    return bool(one.roots & other.roots) or scopes[0] == scopes[1]


def _mentioned(name: frozenset[str], said: frozenset[str]) -> float:
    """How much it says that a description uses a name: the more, the less likely it is by chance."""
    telling = name - GENERIC
    if not telling or not name <= said:
        return 0.0
    return SURELY_MENTIONED if len(telling) > 1 else 0.58


def _context(one: _Candidate, other: _Candidate) -> float:
    return likeness(one.placed | one.said, other.placed | other.said)


def _container(candidate: _Candidate) -> object:
    leftover = candidate.leftover
    return leftover.site.scope, leftover.site.path[:-1]


def _same_use(old: Leftover, new: Leftover) -> bool:
    return old.stated.required == new.stated.required


def _link(one: _Candidate, other: _Candidate, score: float, *evidence: str) -> Linked:
    moved = _container(one) != _container(other)
    renamed = one.leftover.stated.name != other.leftover.stated.name
    kind = (
        LinkKind.RENAME_AND_MOVE
        if moved and renamed
        else LinkKind.MOVE if moved else LinkKind.RENAME
    )
    link = Link(
        kind,
        round(min(score, 1.0), 2),
        (*evidence, *_evidence(one, other)),
        certain=score >= CERTAIN,
    )
    return Linked(one.leftover, other.leftover, link)


def _evidence(one: _Candidate, other: _Candidate) -> Iterator[str]:
    if one.leftover.stated.name == other.leftover.stated.name:
        yield "the same name"
    elif shared := one.named & other.named:
        yield f"both names say {', '.join(sorted(shared))}"
    if one.leftover.shape.type == other.leftover.shape.type:
        yield "the same type"
    if shared := one.said & other.said:
        yield f"both descriptions say {', '.join(sorted(shared))}"
