"""The packages of the recorded cases, in memory and on disk."""

from pathlib import Path

import pytest
from mooring.bindings.runtime_modules import RUNTIME

from .documents import CASES, api_of, package_of

NAMES = sorted(path.parent.name for path in CASES.glob("*/openapi.yaml"))


@pytest.fixture(scope="session")
def packages() -> dict[str, dict[str, str]]:
    """The files of every case's package, by case."""
    return {
        name: package_of(api_of((CASES / name / "openapi.yaml").read_text("utf-8")))
        for name in NAMES
    }


@pytest.fixture(scope="session")
def site(
    packages: dict[str, dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder with the packages of all cases, complete, as `case_<name>`."""
    folder = tmp_path_factory.mktemp("site")
    for name, files in packages.items():
        runtime = {
            f"_runtime/{path.name}": path.read_text("utf-8")
            for path in RUNTIME.glob("*.py")
        }
        for path, text in (files | runtime).items():
            file = folder / f"case_{name}" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    return folder
