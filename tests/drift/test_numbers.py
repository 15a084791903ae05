"""Whether a version rose as far as a change demands."""

import pytest

from mooring.drift import Bump
from mooring.drift.judgement.numbers import next_number, rose_enough


@pytest.mark.parametrize(
    ("before", "after", "bump", "is_enough"),
    [
        ("1.2.3", "2.0.0", Bump.MAJOR, True),
        ("1.2.3", "1.3.0", Bump.MAJOR, False),
        ("1.2.3", "1.3.0", Bump.MINOR, True),
        ("1.2.3", "1.2.4", Bump.MINOR, False),
        ("1.2.3", "2.0.0", Bump.MINOR, True),
        ("1.2.3", "1.2.4", Bump.PATCH, True),
        ("1.2.3", "1.2.3", Bump.PATCH, False),
        ("1.2.3", "1.2.3", Bump.NONE, True),
        ("1.2.3", "1.2.2", Bump.NONE, False),
        ("2.0.0", "1.9.9", Bump.MAJOR, False),
        # What is left out counts as nought, and a v says nothing.
        ("1", "2", Bump.MAJOR, True),
        ("v1", "v1.1", Bump.MINOR, True),
        ("v1", "v1", Bump.MINOR, False),
        # Before the first stable version, the second number announces a break (section 4).
        ("0.3.1", "0.4.0", Bump.MAJOR, True),
        ("0.3.1", "0.3.2", Bump.MAJOR, False),
        ("0.3.1", "1.0.0", Bump.MAJOR, True),
        # Versions before a release promise nothing but to be told apart (section 9).
        ("2.0.0-beta.1", "2.0.0-beta.2", Bump.MAJOR, True),
        ("2.0.0-beta.1", "2.0.0", Bump.MAJOR, True),
        ("2.0.0-beta.1", "2.0.0-beta.1", Bump.MAJOR, False),
        ("1.4.0", "2.0.0-rc.1", Bump.MAJOR, True),
        # Builds are no part of the order (section 10).
        ("1.2.3+a", "1.2.3+b", Bump.PATCH, False),
        # Dates and names only say that something changed.
        ("2025-08-20", "2026-03-10", Bump.MAJOR, True),
        ("2025-08-20", "2025-08-20", Bump.MINOR, False),
        ("latest", "latest", Bump.NONE, True),
    ],
)
def test_a_version_rises_as_far_as_what_changed(
    before: str, after: str, bump: Bump, is_enough: bool
) -> None:
    assert rose_enough(before, after, bump) is is_enough


@pytest.mark.parametrize(
    ("before", "bump", "least"),
    [
        ("1.2.3", Bump.MAJOR, "2.0.0"),
        ("1.2.3", Bump.MINOR, "1.3.0"),
        ("1.2.3", Bump.PATCH, "1.2.4"),
        ("0.3.1", Bump.MAJOR, "0.4.0"),
        ("1", Bump.MINOR, "1.1.0"),
        ("1.2.3", Bump.NONE, None),
        ("2025-08-20", Bump.MAJOR, None),
    ],
)
def test_the_least_version_that_will_do_is_named(
    before: str, bump: Bump, least: str | None
) -> None:
    assert next_number(before, bump) == least
    if least is not None:
        assert rose_enough(before, least, bump)
