"""A project of one's own: the repository's settings and documents, copied."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import launching

ROOT = Path(__file__).parents[2]

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with this repository's documents and bindings, free to be spoilt."""
    (tmp_path / "pyproject.toml").write_text(
        '[tool.mooring]\nspecs = "specs"\noutput = "generated"\n'
    )
    shutil.copytree(ROOT / "specs", tmp_path / "specs")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "generated", tmp_path / "generated", ignore=ignored)
    return tmp_path


@pytest.fixture
def mooring(project: Path) -> Run:
    """Runs a command as a person would, in the project, outside this process."""

    def run(
        *arguments: str,
        cwd: Path | None = None,
        stdout: int = subprocess.PIPE,
        **environment: str,
    ) -> subprocess.CompletedProcess[str]:
        return launching.mooring(
            cwd or project, *arguments, stdout=stdout, **environment
        )

    return run
