"""The pages of the reference are written from what they are about; `pytest --update` writes them anew."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from mooring.cli import main
from mooring.workflows.code_givers import codes
from tests.docs.reference import DOCS, PAGES

SOURCE = Path(__file__).parents[2] / "generator" / "mooring"
ENVIRONMENT = (DOCS / "reference" / "environment.md").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_what_its_source_says(
    page: str, golden: Callable[[Path, str], None]
) -> None:
    golden(DOCS / page, PAGES[page]())


def test_every_variable_that_the_source_reads_has_a_row() -> None:
    read = re.compile(
        r'"(MOORING_[A-Z_]+)"|environ\.get\("([A-Z_]+)"|envvar="([A-Z_]+)"'
    )
    named = {
        next(filter(None, found))
        for path in SOURCE.rglob("*.py")
        if "runtime" not in path.parts
        for found in read.findall(path.read_text("utf-8"))
    }
    assert set(re.findall(r"^\| `([A-Z_]+)`", ENVIRONMENT, re.MULTILINE)) >= named


def test_the_bounds_are_those_of_the_source() -> None:
    from mooring.limits import DEFAULTS

    shown = {
        name: int(value.replace(",", ""))
        for name, value in re.findall(
            r"^\| `(MOORING_MAX_[A-Z_]+)` \| ([\d,]+) ", ENVIRONMENT, re.MULTILINE
        )
    }
    assert shown == {limit.value: value for limit, value in DEFAULTS.items()}


def explained(name: str) -> str:
    result = CliRunner().invoke(main, ["explain", name])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_code_of_a_refusal_is_explained(tmp_path: Path) -> None:
    """What a person sees in brackets is what he asks about."""
    broken = tmp_path / "a.yaml"
    broken.write_text("openapi: 9.9.9\ninfo: {title: A, version: '1'}\npaths: {}\n")
    result = CliRunner().invoke(main, ["drift", str(broken), str(broken)])
    code = re.findall(r"\[([a-z-]+)\]$", result.output, re.MULTILINE)[0]
    assert explained(code).startswith(f"## {code}\n")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        # Given by a helper that only adds the place.
        ("dangling-reference", "`$ref: {reference}` leads nowhere"),
        # Chosen together with its sentence.
        ("fetch-refused", "asked too often (status 429)"),
        # A default of the parameter.
        ("invalid-overlay", "“info” must be a mapping"),
        # A named constant.
        ("migration-removed", "{what} is gone"),
        # Of a ledger.
        ("tuple-order", "every item may be any of `prefixItems`"),
        # A part of the code follows from the document.
        ("media-type-not-sent", "is not {done}"),
    ],
)
def test_a_code_is_explained_by_what_is_said_under_it(code: str, said: str) -> None:
    assert said in explained(code)


def test_every_code_that_a_refusal_of_the_golden_cases_carries_is_known() -> None:
    """The golden files hold what is really printed, however the source gives it."""
    known = "|".join(re.escape(code.name).replace("…", "[a-z-]+") for code in codes())
    cases = Path(__file__).parents[1] / "cases"
    printed = {
        code
        for path in cases.rglob("*")
        if path.suffix in (".txt", ".err", ".md") and path.is_file()
        for code in re.findall(
            r"(?:error|warning): .* \[([a-z]+(?:-[a-z]+)*)\]$",
            path.read_text("utf-8", errors="replace"),
            re.MULTILINE,
        )
    }
    assert len(printed) > 20
    assert [code for code in sorted(printed) if not re.fullmatch(known, code)] == []


def test_what_is_neither_rule_nor_code_is_refused_with_both_lists() -> None:
    result = CliRunner().invoke(main, ["explain", "no-such-thing"])
    assert result.exit_code == 2
    assert "`mooring explain codes`" in result.output
