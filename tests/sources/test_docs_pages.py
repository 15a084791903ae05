"""Real documentation pages, where they are at hand: how many are read, refused for the right reason, and read wrongly."""

from pathlib import Path

import pytest

from ..bench.docs_pages import READ, REFUSED, Outcome, score, table

PAGES = Path(__file__).parents[2] / ".." / "shared" / "docs-pages"


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    if not PAGES.is_dir():
        pytest.skip("real pages are not part of the project")
    return score(PAGES)


def test_no_page_is_read_wrongly(outcomes: list[Outcome]) -> None:
    assert {one.answer for one in outcomes} == {"read", "refused"}, table(outcomes)


def test_pages_with_ground_truth_are_equal_to_it(outcomes: list[Outcome]) -> None:
    known = [one for one in outcomes if one.has_truth]
    assert len(known) >= 44
    assert {one.answer for one in known} == {"read"}, table(outcomes)


def test_every_folder_of_pages_is_scored(outcomes: list[Outcome]) -> None:
    assert {one.folder for one in outcomes} == {*READ, *REFUSED}
