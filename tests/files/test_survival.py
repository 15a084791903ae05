"""Whatever stops a run, the old package is there or the new one, whole."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from mooring.files import tidy, write
from tests.files.killing import DOCUMENT, tree

ROOT = Path(__file__).parents[2]
KILLS = os.environ.get("MOORING_KILLS", "20")
"""How often `generate` is killed; more take longer, and find more."""
GENERATE = [sys.executable, "-m", "mooring", "generate"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an old document and its package, and a new document."""
    (tmp_path / "old.yaml").write_text(DOCUMENT.format("first"))
    (tmp_path / "new.yaml").write_text(DOCUMENT.format("second"))
    assert run(tmp_path, "old.yaml").returncode == 0
    return tmp_path


def run(
    folder: Path, document: str, before: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*GENERATE, "--spec", document, "--output", "out/package"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
        preexec_fn=before,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_killed_run_leaves_one_whole_package_and_so_do_eight_at_once(
    tmp_path: Path,
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.files.killing", str(tmp_path), KILLS],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
        capture_output=True,
        text=True,
        timeout=int(KILLS) * 10,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert " 0 left" not in done.stdout
    assert done.stdout.endswith("8 at once: one new package\n")


def test_a_full_disk_leaves_the_old_package(folder: Path) -> None:
    before = tree(folder / "out")

    def limit() -> None:
        # The largest file of the package is longer than that.
        resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))

    done = run(folder, "new.yaml", limit)
    assert done.returncode == 2
    assert done.stderr.endswith(
        "package cannot be written: File too large; it is as it was.\n"
    )
    assert tree(folder / "out") == before


def test_a_folder_that_may_not_be_written_stays_as_it_is() -> None:
    # Nobody else may look into the folders of pytest.
    with TemporaryDirectory() as name:
        around = Path(name)
        write(around / "package", {"a.py": "a = 1\n"}, "inputs")
        before = tree(around)
        around.chmod(0o555)
        told = _told(WRITES_ANOTHER.format(str(around / "package")))
        around.chmod(0o755)
        assert told.endswith("cannot be written: Permission denied; it is as it was.\n")
        assert tree(around) == before


def test_a_run_that_has_nothing_to_do_removes_what_a_killed_one_left(
    tmp_path: Path,
) -> None:
    package = tmp_path / "package"
    write(package, {"a.py": ""}, "inputs")
    (tmp_path / ".package.mooring-abc/new").mkdir(parents=True)
    tidy(package)
    assert [path.name for path in tmp_path.iterdir()] == ["package"]


def test_a_folder_that_stepped_aside_comes_back(tmp_path: Path) -> None:
    """Where a disk cannot exchange two folders, a kill between two renamings leaves the old one in the staging folder."""
    package = tmp_path / "package"
    write(package, {"a.py": "a = 1\n"}, "inputs")
    (tmp_path / ".package.mooring-abc").mkdir()
    package.rename(tmp_path / ".package.mooring-abc/old")
    tidy(package)
    assert (package / "a.py").read_text() == "a = 1\n"
    assert [path.name for path in tmp_path.iterdir()] == ["package"]


WRITES_ANOTHER = """
from pathlib import Path
try:
    write(Path({!r}), {{"a.py": "a = 2"}}, "other")
except Misuse as error:
    print(error)
"""
UNPRIVILEGED = """
import fcntl, os, mooring.files.regions
from mooring.diagnostics import Misuse
from mooring.files import write
if os.geteuid() == 0:
    # Permissions do not bind the superuser; all that is imported has been by now.
    os.setgid(65534)
    os.setuid(65534)
"""


def _told(program: str) -> str:
    """What a program prints that has no more rights than anybody."""
    return subprocess.run(
        [sys.executable, "-c", UNPRIVILEGED + program],
        cwd="/",
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout
