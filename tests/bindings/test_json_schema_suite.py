"""Generated models against the JSON Schema Test Suite, where it is at hand."""

from pathlib import Path

import pytest

from ..bench.json_schema_suite import Outcome, score, share, table

SUITE = Path(__file__).parents[2] / ".." / "shared" / "json-schema-suite/draft2020-12"


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    if not SUITE.is_dir():
        pytest.skip("the JSON Schema Test Suite is not here")
    return score(SUITE)


def test_most_of_the_suite_is_right(outcomes: list[Outcome]) -> None:
    assert share(outcomes) >= 87, table(outcomes)


def test_schemas_that_state_a_type_are_right(outcomes: list[Outcome]) -> None:
    typed = [outcome for outcome in outcomes if outcome.group.is_typed]
    assert share(typed) >= 94, table(typed)


def test_nothing_crashes_and_nothing_valid_is_changed(
    outcomes: list[Outcome],
) -> None:
    assert {"crashed", "changed"}.isdisjoint(outcome.answer for outcome in outcomes)
