"""What stops a change, and for whom."""

import pytest

from mooring.drift import Audience, Gate, Level, Verdict, compare

from .revisions import sent

LIMITED = compare(sent("{type: string}"), sent("{type: string, maxLength: 5}"))
REWORDED = compare(sent("{title: A}"), sent("{title: B}"))


@pytest.mark.parametrize(
    ("audiences", "verdict"),
    [
        ((Audience.WIRE,), Verdict.BREAK),
        ((Audience.PYTHON,), Verdict.SAFE),
        ((Audience.PYTHON, Audience.WIRE), Verdict.BREAK),
    ],
)
def test_the_verdict_is_the_worst_for_those_who_must_not_break(
    audiences: tuple[Audience, ...], verdict: Verdict
) -> None:
    (finding,) = LIMITED.findings
    assert Gate(audiences).verdict(finding) is verdict


@pytest.mark.parametrize(
    ("level", "broken", "reworded"),
    [
        (Level.NONE, False, False),
        (Level.BREAK, True, False),
        (Level.RISK, True, False),
        (Level.ANY, True, True),
    ],
)
def test_a_level_is_the_least_that_stops(
    level: Level, broken: bool, reworded: bool
) -> None:
    gate = Gate((Audience.WIRE,), level)
    assert (gate.fails(LIMITED), gate.fails(REWORDED)) == (broken, reworded)


def test_nothing_is_stopped_where_nothing_changed() -> None:
    same = compare(sent("{type: string}"), sent("{type: string}"))
    assert not Gate(tuple(Audience), Level.ANY).fails(same)


def test_what_only_the_documentation_feels_is_its_own() -> None:
    (finding,) = REWORDED.findings
    assert Gate((Audience.DOCS,)).verdict(finding) is Verdict.RISK
    assert Gate((Audience.WIRE,)).verdict(finding) is Verdict.SAFE
