"""The report for a terminal."""

import re
from dataclasses import replace

import pytest

from mooring.drift import Report, reports
from mooring.drift.reports.text import SCREEN

from .cases import NAMES, many, report, vendored_report

LONG = vendored_report("v2/2026-03-10.md", "v3/2026-03-10.md")


def overview(text: str) -> list[str]:
    """What stands before the first list."""
    return text.partition("\n\n")[0].splitlines()


@pytest.mark.parametrize(
    "found", [LONG, many(30), many(3_000)], ids=["v3", "30", "3000"]
)
def test_the_overview_of_a_long_report_fits_on_a_screen(found: Report) -> None:
    lines = overview(reports.text(found))
    assert 2 < len(lines) < SCREEN
    assert lines[0].startswith(f"{found.old.name} → {found.new.name}: ")
    assert lines[1].startswith("  wire: break, python: ")


def test_the_overview_counts_by_what_is_changed() -> None:
    lines = overview(reports.text(LONG))
    assert any(
        "RunTaskRequest: " in line and "property-removed" in line for line in lines
    )
    assert any("POST /sessions: " in line for line in lines)


def test_a_short_report_has_no_overview() -> None:
    assert len(overview(reports.text(many(3)))) == 1


def test_a_subject_that_goes_on_for_too_long_is_cut_and_counted() -> None:
    base = many(40)
    same = (replace(one, place="Same.size", operations=()) for one in base.findings)
    text = reports.text(replace(base, findings=tuple(same)))
    assert "Same: 28 more; --format json or html lists them all" in text


@pytest.mark.parametrize("name", NAMES)
def test_a_terminal_is_sent_letters_only(name: str) -> None:
    text = reports.text(report(name))
    assert all(one.isprintable() or one == "\n" for one in text)


@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_a_command_to_a_build(name: str) -> None:
    for line in reports.text(report(name)).splitlines():
        assert not line.lstrip().startswith("::") and "##" not in line


def test_colours_are_switched_off_again_on_every_line() -> None:
    for line in reports.text(LONG, reports.COLORED).splitlines():
        assert line.count("\x1b[") == 2 * line.count("\x1b[0m")


def test_the_colours_are_all_that_differs() -> None:
    colored = reports.text(LONG, reports.COLORED)
    assert re.sub(r"\x1b\[\d*m", "", colored) == reports.text(LONG)
