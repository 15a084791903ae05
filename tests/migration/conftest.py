"""A project with this repository's documents and a made one of two revisions, each with its bindings."""

import hashlib
import shutil
from pathlib import Path

import pytest

from mooring import bindings, spec
from mooring.config import Project, find_project
from mooring.workflows.documents.reading import find_revision, open_document
from mooring.workflows.packages.inputs import revision_settings

from . import CASES, ROOT

TEMPLATES = ROOT / "templates"


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project whose versions are those of the vendored API, and `clinic/v1`."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "pyproject.toml").write_text('[tool.mooring]\nspecs = "specs"\n')
    shutil.copytree(ROOT / "specs", folder / "specs")
    clinic = folder / "specs" / "clinic"
    (clinic / "v1").mkdir(parents=True)
    lines = ['name = "clinic"', "[versions.v1]"]
    for date, source in (("2026-01-01", "old.yaml"), ("2026-06-01", "new.yaml")):
        data = (CASES / "documents" / source).read_bytes()
        (clinic / "v1" / f"{date}.yaml").write_bytes(data)
        sha256 = hashlib.sha256(data).hexdigest()
        lines += ["[[versions.v1.revisions]]", f'date = "{date}"']
        lines += [f'file = "v1/{date}.yaml"', f'sha256 = "{sha256}"']
    (clinic / "api.toml").write_text("\n".join(lines))
    found = find_project(folder)
    assert found is not None
    return found


@pytest.fixture(scope="session")
def old_packages(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder from which programs import the bindings that they were written for."""
    names = ("browser-use/v1", "v2@2025-08-20", "clinic/v1@2026-01-01")
    return written(project, names, tmp_path_factory.mktemp("old"))


@pytest.fixture(scope="session")
def new_packages(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder from which programs import the bindings that they are rewritten for."""
    names = ("v2@2026-03-10", "v3", "clinic/v1@2026-06-01")
    return written(project, names, tmp_path_factory.mktemp("new"))


def written(project: Project, names: tuple[str, ...], folder: Path) -> Path:
    """A folder with the bindings of some revisions."""
    for name in names:
        found = find_revision(project, name)
        assert found is not None
        api, version, _ = found
        parsed = spec.parse(open_document(project, name).document)
        settings = revision_settings(*found)
        files = bindings.generate(parsed, settings, TEMPLATES)
        for path, text in files.items():
            place = folder / api.package / version.name / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, "utf-8")
        (folder / api.package / "__init__.py").touch()
    return folder
