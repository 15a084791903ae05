"""The cases that oasdiff is tested with, through the alias table."""

import pytest

from mooring.drift.aliases.known import PARTS_BY_EDIT, READ_ONLY

from .collected import FOLDER, Case, cases, deviations, known_ids, outcome

# The cases are another project's and not part of this one.
needs_cases = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the collected cases are not here"
)


@needs_cases
@pytest.mark.parametrize("case", cases(), ids=lambda case: case["name"])
def test_what_is_expected_is_found_or_justified(case: Case) -> None:
    found = outcome(case)
    assert found.missed - found.justified == set()


@needs_cases
def test_no_deviation_is_listed_that_is_none() -> None:
    outcomes = {one.name: one for one in map(outcome, cases())}
    for deviation in deviations():
        start = deviation["case"].removesuffix("*")
        assert any(
            one.justified for name, one in outcomes.items() if name.startswith(start)
        ), deviation["case"]


@needs_cases
def test_every_alias_is_an_id() -> None:
    ids = {f"{part}-{edit}" for edit, parts in PARTS_BY_EDIT.items() for part in parts}
    ids |= {f"request-read-only-property-{edit}" for edit in READ_ONLY}
    assert ids <= known_ids()
