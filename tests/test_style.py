"""The source is formatted and typed as the project promises."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*command: str) -> str:
    """The output of a checker; empty where it has nothing to say."""
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.parametrize("folder", ["generator", "generated", "tests"])
def test_everything_is_formatted_by_black(folder: str) -> None:
    assert run(sys.executable, "-m", "black", "--check", "--quiet", folder) == ""


def test_the_source_passes_mypy_strict() -> None:
    assert run(sys.executable, "-m", "mypy", "generator/mooring") == ""


def test_the_source_passes_pyright_strict() -> None:
    assert run(sys.executable, "-m", "basedpyright", "generator/mooring") == ""
