"""From effect, direction and guards to a verdict for each audience."""

import pytest

from mooring.drift.facts.effects import (
    Direction,
    Effect,
    Guard,
    judge,
    lower_bound,
    upper_bound,
)


@pytest.mark.parametrize(
    ("effect", "direction", "guards", "expected"),
    [
        (Effect.WIDENS, Direction.REQUEST, (), "safe safe break risk"),
        (Effect.WIDENS, Direction.RESPONSE, (), "break break safe risk"),
        (Effect.WIDENS, Direction.BOTH, (), "break break break risk"),
        (Effect.NARROWS, Direction.REQUEST, (), "break break safe risk"),
        (Effect.NARROWS, Direction.RESPONSE, (), "safe safe break risk"),
        (Effect.INCOMPARABLE, Direction.NONE, (), "safe safe safe risk"),
        (Effect.UNKNOWN, Direction.REQUEST, (), "risk risk risk risk"),
        (Effect.EQUAL, Direction.BOTH, (), "safe safe safe safe"),
        (Effect.NAMES, Direction.NONE, (), "safe break safe risk"),
        (Effect.WORDS, Direction.REQUEST, (), "safe safe safe risk"),
        (Effect.LIFECYCLE, Direction.REQUEST, (), "safe safe safe risk"),
        (Effect.BEHAVIOUR, Direction.REQUEST, (), "break break risk risk"),
        (Effect.BEHAVIOUR, Direction.RESPONSE, (), "risk risk risk risk"),
        (
            Effect.NARROWS,
            Direction.REQUEST,
            (Guard.UNENFORCED,),
            "break safe safe risk",
        ),
        (
            Effect.INCOMPARABLE,
            Direction.REQUEST,
            (Guard.TRANSPORT,),
            "break safe break risk",
        ),
        (Effect.WIDENS, Direction.RESPONSE, (Guard.OPEN,), "break safe safe risk"),
        (Effect.WIDENS, Direction.RESPONSE, (Guard.TOLERATED,), "safe safe safe risk"),
        (Effect.NARROWS, Direction.RESPONSE, (Guard.VISIBLE,), "safe break break risk"),
    ],
)
def test_a_verdict_is_computed(
    effect: Effect, direction: Direction, guards: tuple[Guard, ...], expected: str
) -> None:
    verdicts = judge(effect, direction, frozenset(guards))
    told = (verdicts.wire, verdicts.python, verdicts.server, verdicts.docs)
    assert " ".join(verdict.value for verdict in told) == expected


@pytest.mark.parametrize(
    ("before", "after", "lower", "upper"),
    [
        (1, 1, None, None),
        (1, 2, Effect.NARROWS, Effect.WIDENS),
        (2, 1, Effect.WIDENS, Effect.NARROWS),
        (None, 1, Effect.NARROWS, Effect.NARROWS),
        (1, None, Effect.WIDENS, Effect.WIDENS),
    ],
)
def test_a_bound_widens_or_narrows(
    before: int | None, after: int | None, lower: Effect | None, upper: Effect | None
) -> None:
    assert (lower_bound(before, after), upper_bound(before, after)) == (lower, upper)
