"""What the type checkers say in strict mode: of the source, of the generated packages, and of code that uses these.

Each checker runs once over all of it: most of what it does is to read the libraries.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import browser_use_cloud
import pytest

PROJECT = Path(__file__).parents[1]
SOURCE = PROJECT / "generator" / "mooring"
PACKAGES = Path(browser_use_cloud.__file__).parent
USAGE = PROJECT / "tests" / "generated" / "usage.py"
MISUSE = PROJECT / "tests" / "generated" / "misuse.py"
ALL = (SOURCE, PACKAGES, USAGE, MISUSE)

Lines = dict[Path, set[int]]
"""The lines with errors, by file."""


@cache
def mypy() -> Lines:
    run = _run(sys.executable, "-m", "mypy", "--strict", "-O", "json", *ALL)
    reports = [json.loads(line) for line in run.splitlines() if line.startswith("{")]
    return _lines((one["file"], one["line"]) for one in reports if _is_error(one))


@cache
def pyright() -> Lines:
    run = _run(sys.executable, "-m", "basedpyright", "--outputjson", *ALL)
    reports = json.loads(run)["generalDiagnostics"]
    return _lines(
        (one["file"], one["range"]["start"]["line"] + 1)
        for one in reports
        if _is_error(one)
    )


checked_by_both = pytest.mark.parametrize("check", [mypy, pyright])
Check = Callable[[], Lines]


@checked_by_both
def test_source_packages_and_code_that_uses_them_pass_in_strict_mode(
    check: Check,
) -> None:
    assert {path: lines for path, lines in check().items() if path != MISUSE} == {}


@checked_by_both
def test_wrong_use_is_refused_line_by_line(check: Check) -> None:
    marked = {
        number
        for number, line in enumerate(MISUSE.read_text("utf-8").splitlines(), start=1)
        if re.search(r"# refused: ", line)
    }
    assert len(marked) > 20
    assert check()[MISUSE] == marked


def _is_error(report: dict[str, object]) -> bool:
    return report["severity"] == "error"


def _lines(found: Iterable[tuple[str, int]]) -> Lines:
    lines: Lines = {}
    for file, line in found:
        lines.setdefault((PROJECT / file).resolve(), set()).add(line)
    return lines


def _run(*command: str | Path) -> str:
    run = subprocess.run(
        command, cwd=PROJECT, capture_output=True, text=True, timeout=600, check=False
    )
    # Both leave with 1 where they found something; anything above is a failure of their own.
    assert run.returncode in (0, 1), run.stdout + run.stderr
    return run.stdout
