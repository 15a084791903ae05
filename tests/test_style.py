"""The source is formatted as the project promises; `test_types` says how it is typed."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("folder", ["generator", "generated", "tests"])
def test_everything_is_formatted_by_black(folder: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "black", "--check", "--quiet", folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
