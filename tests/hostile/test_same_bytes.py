"""The same document gives the same bytes, whatever else is different.

`MOORING_PYTHONS` names further interpreters that have Mooring installed, separated by `:`.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "bindings"
DIFFERENCES: dict[str, dict[str, str]] = {
    "another hash seed": {"PYTHONHASHSEED": "4242"},
    "no locale": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "a locale with other letters, a time zone, no home": {
        **{"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "1"},
        **{"TERM": "dumb", "COLUMNS": "20", "HOME": "/nowhere", "PYTHONHASHSEED": "1"},
    },
}  # fmt: skip
EXERCISING_MUCH = ("names", "parameters", "unions", "values")
PYTHONS = [one for one in os.environ.get("MOORING_PYTHONS", "").split(":") if one]


def documents(folder: Path) -> None:
    """Several documents, written in another order where the folder is deeper."""
    folder.mkdir(parents=True)
    for name in sorted(EXERCISING_MUCH, reverse=len(folder.parts) % 2 == 0):
        text = (CASES / name / "openapi.yaml").read_bytes()
        (folder / f"{name}.yaml").write_bytes(text)


def written(
    folder: Path, python: str, environment: dict[str, str], workers: int
) -> dict[str, str]:
    """The digest of every file that is generated, by its path."""
    documents(folder / "in")
    subprocess.run(
        [
            *(python, "-m", "mooring", "generate", "--all", "--workers", str(workers)),
            *("--spec", "in", "--output", "out"),
        ],
        cwd=folder,
        env={**os.environ, "PYTHONHASHSEED": "0", **environment},
        check=True,
        capture_output=True,
        timeout=300,
    )
    # A manifest names the versions of what it was written with.
    return {
        path.relative_to(folder / "out")
        .as_posix(): hashlib.sha256(path.read_bytes())
        .hexdigest()
        for path in sorted((folder / "out").rglob("*"))
        if path.is_file() and path.name != ".mooring-manifest.json"
    }


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("expected")
    environment = {"PYTHONPATH": str(ROOT / "generator")}
    found = written(folder, sys.executable, environment, 1)
    assert len(found) > 80
    return found


@pytest.mark.parametrize("difference", DIFFERENCES)
def test_an_environment_changes_no_byte(
    difference: str, tmp_path: Path, expected: dict[str, str]
) -> None:
    environment = DIFFERENCES[difference] | {"PYTHONPATH": str(ROOT / "generator")}
    folder = tmp_path / "a folder" / "elsewhere"
    assert written(folder, sys.executable, environment, 1) == expected


def test_several_processes_and_no_optional_package_change_no_byte(
    tmp_path: Path, expected: dict[str, str]
) -> None:
    absent = tmp_path / "absent"
    absent.mkdir()
    for name in ("distributed", "dask", "httpx", "tomli", "ruff", "isort", "rich"):
        (absent / f"{name}.py").write_text("raise ImportError\n")
    path = f"{absent}{os.pathsep}{ROOT / 'generator'}"
    environment = {"PYTHONPATH": path}
    assert written(tmp_path / "work", sys.executable, environment, 2) == expected


@pytest.mark.parametrize("python", PYTHONS)
def test_another_python_changes_no_byte(
    python: str, tmp_path: Path, expected: dict[str, str]
) -> None:
    assert written(tmp_path / "work", python, {}, 1) == expected
