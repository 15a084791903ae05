"""What the type checkers say, of the packages and of code that uses them."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import browser_use_cloud
import pytest

PROJECT = Path(__file__).parents[2]
PACKAGES = Path(browser_use_cloud.__file__).parent
USAGE = Path(__file__).with_name("usage.py")
MISUSE = Path(__file__).with_name("misuse.py")

Lines = dict[str, set[int]]
"""The lines with errors, by name of file."""


def mypy(*paths: Path) -> Lines:
    run = _run(sys.executable, "-m", "mypy", "--strict", "-O", "json", *paths)
    reports = [json.loads(line) for line in run.splitlines() if line.startswith("{")]
    return _lines((one["file"], one["line"]) for one in reports if _is_error(one))


def pyright(*paths: Path) -> Lines:
    run = _run(sys.executable, "-m", "basedpyright", "--outputjson", *paths)
    reports = json.loads(run)["generalDiagnostics"]
    return _lines(
        (one["file"], one["range"]["start"]["line"] + 1)
        for one in reports
        if _is_error(one)
    )


checked_by_both = pytest.mark.parametrize("check", [mypy, pyright])
Check = Callable[..., Lines]


@checked_by_both
def test_the_packages_and_code_that_uses_them_pass_in_strict_mode(
    check: Check,
) -> None:
    assert check(PACKAGES, USAGE) == {}


@checked_by_both
def test_wrong_use_is_refused_line_by_line(check: Check) -> None:
    marked = {
        number
        for number, line in enumerate(MISUSE.read_text("utf-8").splitlines(), start=1)
        if re.search(r"# refused: ", line)
    }
    assert len(marked) > 20
    assert check(MISUSE)[MISUSE.name] == marked


def _is_error(report: dict[str, object]) -> bool:
    return report["severity"] == "error"


def _lines(found: Iterable[tuple[str, int]]) -> Lines:
    lines: Lines = {}
    for file, line in found:
        lines.setdefault(Path(file).name, set()).add(line)
    return lines


def _run(*command: str | Path) -> str:
    run = subprocess.run(
        command, cwd=PROJECT, capture_output=True, text=True, timeout=300, check=False
    )
    # Both leave with 1 where they found something; anything above is a failure of their own.
    assert run.returncode in (0, 1), run.stdout + run.stderr
    return run.stdout
