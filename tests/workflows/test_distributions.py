"""A distribution builds, installs elsewhere, and its own tests pass there."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import black
import pytest
import tomllib
from click.testing import CliRunner
from mooring.cli import main
from mooring.drift import Bump, Report
from mooring.drift.reports import Release
from mooring.workflows import distributions

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "tests" / "generated" / "harbour.yaml"


def test_it_builds_and_installs_and_its_tests_pass(tmp_path: Path) -> None:
    folder = tmp_path / "harbour-client"
    _generated(folder)
    _run(folder, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-w", str(tmp_path), ".")  # fmt: skip
    (wheel,) = tmp_path.glob("harbour_client-1.0.0-*.whl")
    _run(tmp_path, "-m", "venv", "--without-pip", "clean")
    clean = next((tmp_path / "clean").rglob("site-packages"))
    _run(tmp_path, "-m", "pip", "install", "--no-deps", "--no-index", "--target", str(clean), str(wheel))  # fmt: skip
    # Its dependencies, and pytest, are those of this environment; Mooring itself is no part of it.
    third_parties = [one for one in sys.path if one.endswith("site-packages")]
    (clean / "third-parties.pth").write_text("\n".join(third_parties))
    python = tmp_path / "clean" / ("Scripts" if os.name == "nt" else "bin") / "python"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name in ("tests", "README.md"):
        (folder / name).rename(elsewhere / name)
    run = subprocess.run(
        [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"],
        cwd=elsewhere,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "6 passed" in run.stdout
    where = _run(elsewhere, "-c", "import harbour_client; print(harbour_client.__file__)", python=python)  # fmt: skip
    assert Path(where.strip()).is_relative_to(clean)
    assert sysconfig.get_python_version() in str(clean)


@pytest.mark.parametrize("kind", ["pages", "runs", "streams"])
def test_its_tests_pass_where_lists_go_on_and_answers_come_one_by_one(
    kind: str, tmp_path: Path
) -> None:
    document = ROOT / "tests" / "cases" / "inference" / kind / "openapi.yaml"
    command = ["generate", "--package", "--spec", str(document), "--output"]
    run = CliRunner().invoke(main, [*command, str(tmp_path / kind)])
    assert run.exit_code == 0, run.output
    tests = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"],
        cwd=tmp_path / kind,
        env={**os.environ, "PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert tests.returncode == 0, tests.stdout + tests.stderr
    written = (tmp_path / kind / "tests" / "test_methods.py").read_text("utf-8")
    assert black.format_str(written, mode=black.Mode()) == written


def test_the_readme_has_an_example_for_each_resource(tmp_path: Path) -> None:
    _generated(tmp_path / "harbour-client")
    text = (tmp_path / "harbour-client" / "README.md").read_text("utf-8")
    assert "pip install harbour-client" in text
    assert "## Boats\n\n```python\nprint(client.boats.list())\n```" in text


def test_the_licence_is_the_authors_once_he_has_written_it(tmp_path: Path) -> None:
    folder = tmp_path / "harbour-client"
    _generated(folder)
    (folder / "LICENSE").write_text("Mine.\n")
    _generated(folder)
    assert (folder / "LICENSE").read_text() == "Mine.\n"
    assert "unchanged" in _generated(folder)


def test_text_of_a_document_stays_text(tmp_path: Path) -> None:
    hostile = 'T"]\\nname = \\"x\\" ](http://evil) <script> ```'
    document = tmp_path / "d.yaml"
    document.write_text(
        DOCUMENT.read_text("utf-8").replace("title: Harbour", f"title: '{hostile}'")
    )
    run = CliRunner().invoke(
        main,
        ["generate", "--package", "--spec", str(document), "--output", str(tmp_path / "p")],
    )  # fmt: skip
    assert run.exit_code == 0, run.output
    project = tomllib.loads((tmp_path / "p" / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["name"] == "p"
    assert project["project"]["description"].endswith(hostile)
    readme = (tmp_path / "p" / "README.md").read_text("utf-8")
    assert "<script>" not in readme and "](http" not in readme


def test_versions_rise_by_what_the_changes_mean_for_callers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bumps = iter([Bump.MINOR, Bump.PATCH, Bump.MAJOR, Bump.NONE])
    monkeypatch.setattr(Report, "bump", lambda self, audience: next(bumps))
    report = object.__new__(Report)
    first = Release("v1", "2026-01-01", (), None)
    later = [Release("v1", f"2026-02-0{day}", (), report) for day in (1, 2, 3, 4)]
    found = distributions.numbered((first, *later))
    assert [one.version for one in found] == ["1.0.0", "1.1.0", "1.1.1", "2.0.0", "2.0.1"]  # fmt: skip


def _generated(folder: Path) -> str:
    run = CliRunner().invoke(
        main,
        ["generate", "--package", "--spec", str(DOCUMENT), "--output", str(folder)],
    )
    assert run.exit_code == 0, run.output
    return run.output


def _run(folder: Path, *arguments: str, python: Path = Path(sys.executable)) -> str:
    run = subprocess.run(
        [python, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout
