"""`mooring drift --check-version`, and `lock` in place of OLD, in real projects."""

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from mooring.cli import main
from mooring.config import find_project
from mooring.diagnostics import Misuse
from mooring.workflows import changelog, comparing
from mooring.workflows.documents.locks import locked_revision, outdated_version

from .test_decisions import NEW, OLD, commit, git, vendor

PYPROJECT = '[project]\nname = "keeper"\nversion = "{version}"\n'


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def drifted(folder: Path, version: str, *further: str) -> Result:
    """What is said of a document whose property was renamed, under another version."""
    (folder / "old.yaml").write_text(OLD)
    (folder / "new.yaml").write_text(
        NEW.replace("version: '1'", f"version: '{version}'")
    )
    files = str(folder / "old.yaml"), str(folder / "new.yaml")
    return run("drift", *files, "--check-version", *further)


@pytest.mark.parametrize(
    ("version", "code", "said"),
    [
        ("2", 0, ""),
        ("1", 1, "is still 1, and what changed is major: make it 2.0.0 or later."),
        ("1.1", 1, "went from 1 to 1.1, and what changed is major"),
    ],
)
def test_the_version_of_the_api_must_rise_as_what_changed_demands(
    tmp_path: Path, version: str, code: int, said: str
) -> None:
    result = drifted(tmp_path, version)
    assert result.exit_code == code, result.output
    assert said in result.stderr
    assert "→" in result.stdout


def test_what_does_not_say_its_version_cannot_be_judged(tmp_path: Path) -> None:
    result = drifted(tmp_path, "")
    assert result.exit_code == 1
    assert "cannot be judged" in result.stderr and "states no version" in result.stderr


def test_the_version_of_the_project_must_rise_beside_a_baseline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vendor(tmp_path, OLD, "2026-01-01")
    (tmp_path / "pyproject.toml").write_text(PYPROJECT.format(version="1.4.0"))
    git(tmp_path, "init", "-q")
    commit(tmp_path)
    monkeypatch.chdir(tmp_path)
    vendor(tmp_path, NEW.replace("version: '1'", "version: '2'"), "2026-02-02")
    refused = run("drift", "git:HEAD", "--check-version")
    assert refused.exit_code == 1
    assert "`project.version` of pyproject.toml is still 1.4.0" in refused.stderr
    (tmp_path / "pyproject.toml").write_text(PYPROJECT.format(version="2.0.0"))
    assert run("drift", "git:HEAD", "--check-version").exit_code == 0


def package(folder: Path, stated: str) -> None:
    """A package as `mooring generate` leaves it, as far as it says what it was written from."""
    home = folder / "generated" / "pets" / "v1"
    home.mkdir(parents=True, exist_ok=True)
    (home / "__init__.py").write_text(f'"""Pets."""\n\n__document__ = "{stated}"\n')


def test_a_lock_is_the_revision_that_bindings_were_written_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for text, day in ((OLD, "2026-01-01"), (NEW, "2026-02-02")):
        vendor(tmp_path, text, day)
    project = find_project(tmp_path)
    assert project is not None
    with pytest.raises(Misuse, match="No bindings are here"):
        outdated_version(project)
    package(tmp_path, "pets/v1@2026-01-01")
    assert outdated_version(project) == "pets/v1"
    assert locked_revision(project, "v1") == "pets/v1@2026-01-01"
    found = comparing.compare(project, "lock", None)
    assert (found.old.name, found.new.name) == ("v1@2026-01-01", "v1@2026-02-02")
    assert found.report.findings
    package(tmp_path, "pets/v1@2026-02-02")
    assert comparing.compare(project, "lock", "v1").report.findings == ()
    package(tmp_path, "pets/v1@2020-01-01")
    with pytest.raises(Misuse, match="not vendored any more"):
        locked_revision(project, "v1")


def test_a_changelog_for_programs_keeps_to_its_schema(tmp_path: Path) -> None:
    for text, day in ((OLD, "2026-01-01"), (NEW, "2026-02-02")):
        vendor(tmp_path, text, day)
    project = find_project(tmp_path)
    assert project is not None
    found = changelog.history(project, "v1")
    told = json.loads(
        changelog.rendered(
            found, changelog.ChangelogFormat.JSON, comparing.templates(project)
        )
    )
    jsonschema.Draft202012Validator(json.loads(changelog.schema())).validate(told)
    newest, first = told["releases"]
    assert (newest["date"], first["date"]) == ("2026-02-02", "2026-01-01")
    assert first["summary"] is None and first["changes"] == []
    assert newest["summary"]["break"] == sum(
        "break"
        in (one["finding"]["verdicts"]["wire"], one["finding"]["verdicts"]["python"])
        for one in newest["changes"]
    )
    assert run("changelog", "--schema").stdout == changelog.schema()
