"""`mooring changelog`: what changed in every revision."""

import re

import pytest

from tests.workflows.conftest import Run


def sections(text: str) -> dict[str, str]:
    """What is said of each release, by its heading, in order."""
    parts = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    return {part.partition("\n")[0]: part.partition("\n")[2] for part in parts}


def test_releases_stand_newest_first(mooring: Run) -> None:
    run = mooring("changelog", "browser-use/v2")
    assert (run.returncode, run.stderr) == (0, "")
    assert list(sections(run.stdout)) == [
        "`v2` - 2026-03-10",
        "`v2` - 2026-02-12",
        "`v2` - 2025-08-20",
    ]


def test_headings_are_those_of_keep_a_changelog(mooring: Run) -> None:
    text = mooring("changelog", "browser-use").stdout
    assert set(re.findall(r"^### (.*)$", text, re.MULTILINE)) == {
        "Added",
        "Changed",
        "Removed",
        "Security",
    }


def test_a_change_is_told_once_where_it_first_shows(mooring: Run) -> None:
    told = sections(mooring("changelog", "v2").stdout)
    newest, between, first = told.values()
    assert "`browser-use-2.0`, `browser-use-llm`" in between
    assert "browser-use-llm" not in newest and "claude-sonnet-4-6" in newest
    assert "100000` to `50000" in between and "50000" not in newest
    assert first.strip() == "The first revision that is on record."


def test_what_a_short_page_hides_is_told_with_the_next_full_one(mooring: Run) -> None:
    newest = sections(mooring("changelog", "v2").stdout)["`v2` - 2026-03-10"]
    assert "Compared with `v2@2026-02-12` and `v2@2025-08-20`" in newest
    assert "default changed from `o3` to `browser-use-2.0`" in newest


def test_breaks_come_first_and_are_called_so(mooring: Run) -> None:
    newest = sections(mooring("changelog", "v2").stdout)["`v2` - 2026-03-10"]
    changed = newest.partition("### Changed")[2].partition("###")[0]
    items = [line for line in changed.splitlines() if line.startswith("- ")]
    marks = [line.startswith("- **Breaking:** ") for line in items]
    assert marks[0] and marks == sorted(marks, reverse=True)


def test_a_page_draws_values_and_fields_through_all_versions(mooring: Run) -> None:
    text = mooring("changelog", "browser-use", "--format", "html").stdout
    rows = [
        (name, re.findall(r"<td>(.*?)</td>", cells))
        for name, cells in re.findall(
            r'<th scope="row"><code>(.*?)</code></th>(.*?)</tr>', text, re.DOTALL
        )
    ]
    assert ("bu-max", ["not stated", "no", "no", "no", "yes"]) in rows
    moved = [
        "browser_profile_id",
        "browserSettings.profileId (renamed or moved)",
        "sessionSettings.profileId (possibly renamed or moved)",
        "sessionSettings.profileId",
        "profileId (renamed or moved)",
    ]
    assert ("profileId", moved) in rows


@pytest.mark.parametrize("name", ["v9", "nothing/v2"])
def test_an_unknown_version_is_wrong_usage(mooring: Run, name: str) -> None:
    run = mooring("changelog", name)
    assert run.returncode == 2 and "the versions are browser-use/v1" in run.stderr
