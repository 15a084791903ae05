"""`mooring ci` in real repositories: what it says in each place, and what it exits with."""

import json
from pathlib import Path

import pytest

from tests.projects.conftest import DOCUMENT, Git, Mooring

SETTINGS = ("--api", "rockets", "--version", "v2", "--revision")


@pytest.fixture
def repository(mooring: Mooring, folder: Path, document: Path, git: Git) -> Path:
    """A repository whose base branch has one revision, with a branch checked out."""
    mooring("init", "openapi.yaml", "--api", "rockets", "--revision", "2026-01-01")
    git("add", ".")
    git("commit", "-qm", "set up")
    git("checkout", "-qb", "change")
    return folder


def vendor(mooring: Mooring, folder: Path, old: str, new: str) -> None:
    (folder / "new.yaml").write_text(DOCUMENT.replace(old, new))
    assert mooring("import", "new.yaml", *SETTINGS, "2026-02-01").exit_code == 0


def test_nothing_changed_passes(mooring: Mooring, repository: Path) -> None:
    result = mooring("ci")
    assert (result.exit_code, result.stdout) == (
        0,
        "Everything on disk is as it would be written.\nrockets/v2: no drift against main.\n",
    )


def test_a_safe_change_passes_and_a_breaking_one_does_not(
    mooring: Mooring, repository: Path
) -> None:
    vendor(
        mooring,
        repository,
        "name: {type",
        "weight: {type: number}\n        name: {type",
    )
    mooring("generate")
    assert mooring("ci").exit_code == 0
    assert mooring("ci", "--fail-on", "any").exit_code == 1
    (repository / "new.yaml").write_text(
        DOCUMENT.replace("type: string", "type: integer")
    )
    mooring("import", "new.yaml", *SETTINGS, "2026-03-01")
    mooring("generate")
    result = mooring("ci")
    assert result.exit_code == 1
    assert "main v2@2026-01-01 → v2@2026-03-01" in result.stdout


def test_bindings_that_were_forgotten_do_not_pass(
    mooring: Mooring, repository: Path
) -> None:
    vendor(
        mooring,
        repository,
        "name: {type",
        "weight: {type: number}\n        name: {type",
    )
    result = mooring("ci")
    assert result.exit_code == 1
    assert "stale    rockets/v2/models.py" in result.stdout


def test_github_gets_annotations_and_a_summary(
    mooring: Mooring, repository: Path, tmp_path: Path
) -> None:
    vendor(mooring, repository, "ready, gone", "ready")
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    result = mooring(
        "ci",
        GITHUB_ACTIONS="true",
        GITHUB_BASE_REF="main",
        GITHUB_STEP_SUMMARY=str(summary),
    )
    assert result.exit_code == 1
    commands = [one for one in result.stdout.splitlines() if one.startswith("::")]
    assert any(
        "file=rockets/v2/models.py,title=mooring check%3A stale" in one
        for one in commands
    )
    assert any("file=specs/rockets/v2/2026-02-01.yaml,line=" in one for one in commands)
    written = summary.read_text()
    assert written.startswith("before\n## Mooring: stopped\n")
    assert "### Drift `git:main v2@2026-01-01` → `v2@2026-02-01`" in written


def test_gitlab_gets_one_report_on_standard_output(
    mooring: Mooring, repository: Path
) -> None:
    vendor(mooring, repository, "ready, gone", "ready")
    result = mooring("ci", GITLAB_CI="true", CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main")
    entries = json.loads(result.stdout)
    names = {one["check_name"] for one in entries}
    assert {"mooring-check-stale", "enum-value-removed"} <= names
    assert len({one["fingerprint"] for one in entries}) == len(entries)
    assert "enum value removed" in result.stderr


def test_a_branch_is_measured_from_where_it_parted(
    mooring: Mooring, repository: Path, git: Git
) -> None:
    git("checkout", "-q", "main")
    vendor(mooring, repository, "ready, gone", "ready")
    mooring("generate")
    git("add", ".")
    git("commit", "-qm", "the base branch moves on")
    git("checkout", "-q", "change")
    assert "no drift against main" in mooring("ci").stdout


def test_the_first_change_that_brings_mooring_passes(
    mooring: Mooring, folder: Path, document: Path, git: Git
) -> None:
    git("commit", "-q", "--allow-empty", "-m", "before")
    git("checkout", "-qb", "change")
    mooring("init", "openapi.yaml", "--api", "rockets")
    result = mooring("ci")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (
        0,
        "rockets/v2: new; main does not have it.",
    )


def test_a_version_that_is_taken_out_does_not_pass(
    mooring: Mooring, repository: Path
) -> None:
    (repository / "new.yaml").write_text(DOCUMENT)
    mooring("init", "new.yaml", "--api", "moons")
    for path in sorted((repository / "specs/rockets").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    result = mooring("ci")
    assert result.exit_code == 1
    assert "rockets/v2: removed; main has it" in result.stdout


SHALLOW = [
    ({"GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": "main"}, "`fetch-depth: 0`"),
    (
        {"GITLAB_CI": "true", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"},
        '`GIT_DEPTH: "0"`',
    ),
    ({}, "`fetch-depth: 0`"),
]


@pytest.mark.parametrize(("environment", "mend"), SHALLOW)
def test_a_shallow_clone_is_told_what_it_lacks_and_what_can_be_told_is(
    environment: dict[str, str],
    mend: str,
    mooring: Mooring,
    repository: Path,
    git: Git,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    git("commit", "-q", "--allow-empty", "-m", "more")
    git(
        "clone",
        "-q",
        "--depth",
        "1",
        "--branch",
        "change",
        repository.as_uri(),
        str(tmp_path / "clone"),
    )
    monkeypatch.chdir(tmp_path / "clone")
    summary = tmp_path / "summary.md"
    result = mooring("ci", "--base", "main", "--summary", str(summary), **environment)
    assert result.exit_code == 2
    assert mend in result.output
    assert "Everything on disk is as it would be written." in result.output
    assert "undecided" in summary.read_text()


def test_the_worst_of_all_answers_counts(mooring: Mooring, repository: Path) -> None:
    vendor(mooring, repository, "ready, gone", "ready")
    (repository / "specs/rockets/v2/2026-02-01.yaml").write_text("edited")
    result = mooring("ci", GITHUB_ACTIONS="true")
    assert result.exit_code == 3
    assert "::error file=specs/rockets/v2/2026-02-01.yaml" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--base", "nowhere"], "no nowhere here"),
        (["--base", "--upload-pack=x"], "no --upload-pack=x here"),
    ],
    ids=["a branch", "an option"],
)
def test_a_base_that_is_not_there_is_named(
    arguments: list[str], said: str, mooring: Mooring, repository: Path
) -> None:
    result = mooring("ci", *arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_without_a_repository_the_files_are_checked_all_the_same(
    mooring: Mooring, folder: Path, document: Path
) -> None:
    mooring("init", "openapi.yaml")
    result = mooring("ci")
    assert result.exit_code == 2
    assert result.stdout.startswith(
        "Everything on disk is as it would be written.\nNo drift was measured."
    )


def test_a_project_below_the_top_names_files_from_the_top(
    mooring: Mooring,
    folder: Path,
    document: Path,
    git: Git,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    below = folder / "services/one"
    below.mkdir(parents=True)
    (below / "pyproject.toml").write_text("")
    monkeypatch.chdir(below)
    mooring("init", "../../openapi.yaml", "--api", "rockets")
    git("add", ".")
    git("commit", "-qm", "all")
    (below / "rockets/v2/client.py").unlink()
    result = mooring("ci", GITHUB_ACTIONS="true")
    assert "::error file=services/one/rockets/v2/client.py," in result.stdout
