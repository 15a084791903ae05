"""Small documents and the modules that are written from them, kept in tests/cases/bindings for people to read."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import black
import pytest

from .conftest import NAMES
from .documents import CASES

WITH_CLIENT = ("names", "security")
"""Cases whose client is worth reading: it takes several secrets, or has methods of its own."""
BUILDS_EVERY_CLASS = """
import importlib, pydantic, sys
for name in sys.argv[1:]:
    package = importlib.import_module(name)
    for one in (getattr(package.models, name) for name in dir(package.models)):
        if isinstance(one, type) and one.__module__.startswith(package.models.__name__):
            if issubclass(one, pydantic.BaseModel):
                one.model_rebuild(force=True)
                one.model_json_schema()
    package.Client(base_url="http://localhost").close()
"""


@pytest.mark.parametrize("name", NAMES)
def test_a_document_gives_the_recorded_modules(
    packages: dict[str, dict[str, str]],
    name: str,
    golden: Callable[[Path, str], None],
) -> None:
    expected = CASES / name / "expected"
    shown = {
        path: text for path, text in packages[name].items() if _is_shown(name, path)
    }
    recorded = {
        path.relative_to(expected).as_posix() for path in expected.rglob("*.py")
    }
    for path in sorted(shown.keys() | recorded):
        (expected / path).parent.mkdir(parents=True, exist_ok=True)
        golden(expected / path, shown.get(path, ""))


@pytest.mark.parametrize("name", NAMES)
def test_black_has_nothing_to_change(
    packages: dict[str, dict[str, str]], name: str
) -> None:
    changed = [
        path
        for path, text in packages[name].items()
        if path.endswith(".py") and black.format_str(text, mode=black.Mode()) != text
    ]
    assert changed == []


@pytest.mark.parametrize("name", NAMES)
def test_the_package_imports_and_every_class_can_be_built(
    site: Path, name: str
) -> None:
    _python("-c", BUILDS_EVERY_CLASS, f"case_{name}", folder=site)


def test_all_packages_pass_mypy_in_strict_mode(site: Path) -> None:
    settings = ("--strict", "--no-error-summary", "--config-file", "")
    _python("-m", "mypy", *settings, *(f"case_{name}" for name in NAMES), folder=site)


def _is_shown(name: str, path: str) -> bool:
    if path == "client.py":
        return name in WITH_CLIENT
    return path == "models.py" or (
        path.startswith("resources/") and not path.endswith("__init__.py")
    )


def _python(*arguments: str, folder: Path) -> None:
    run = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
