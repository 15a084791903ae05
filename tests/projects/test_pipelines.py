"""The files for continuous integration are ones that their readers accept, and nobody's own is overwritten."""

import subprocess
import sys
from pathlib import Path

import pytest

from mooring.sources.yaml import load
from tests.projects.conftest import Git, Mooring, tree
from tests.workflows.conftest import ROOT

PATHS = {
    "github": ".github/workflows/mooring.yml",
    "gitlab": ".gitlab-ci.yml",
    "pre-commit": ".pre-commit-config.yaml",
}
FOLDERS = [".", "services/o'ne and: two"]


def accepted(kind: str, path: Path) -> str:
    """What the one who reads such a file has against it."""
    schema = ["check_jsonschema", "--builtin-schema"]
    commands = {
        "github": [*schema, "vendor.github-workflows"],
        "gitlab": [*schema, "vendor.gitlab-ci", "--data-transform", "gitlab-ci"],
        "pre-commit": ["pre_commit", "validate-config"],
        "action": [*schema, "vendor.github-actions"],
        "hooks": ["pre_commit", "validate-manifest"],
    }
    done = subprocess.run(
        [sys.executable, "-m", *commands[kind], str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.parametrize("below", FOLDERS, ids=["top", "below"])
@pytest.mark.parametrize("kind", PATHS)
def test_what_is_written_is_accepted(
    kind: str,
    below: str,
    mooring: Mooring,
    folder: Path,
    git: Git,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (folder / below).mkdir(parents=True, exist_ok=True)
    (folder / below / "pyproject.toml").write_text("[tool.mooring]\n")
    monkeypatch.chdir(folder / below)
    assert mooring("init", "--ci", kind).exit_code == 0
    path = folder / PATHS[kind]
    assert accepted(kind, path) == ""
    load(path.read_text(), path.name)
    assert ("and: two" in path.read_text()) == (below != ".")


@pytest.mark.parametrize("kind", PATHS)
def test_a_file_that_is_there_stays_and_what_to_add_is_printed(
    kind: str, mooring: Mooring, folder: Path, git: Git
) -> None:
    (folder / "pyproject.toml").write_text("[tool.mooring]\n")
    mooring("init", "--ci", kind)
    path = folder / PATHS[kind]
    written = path.read_text()
    again = mooring("init", "--ci", kind)
    assert (again.exit_code, again.stdout) == (0, f"unchanged {PATHS[kind]}\n")
    path.write_text("# ours\n")
    before = tree(folder)
    result = mooring("init", "--ci", kind)
    assert (result.exit_code, result.stdout, tree(folder)) == (0, written, before)


def test_a_hook_below_the_top_runs_in_its_folder(
    mooring: Mooring, folder: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = folder / FOLDERS[1]
    below.mkdir(parents=True)
    (below / "pyproject.toml").write_text("[tool.mooring]\n")
    monkeypatch.chdir(below)
    mooring("init", "--ci", "pre-commit")
    import shlex

    text = (folder / PATHS["pre-commit"]).read_text()
    (line,) = [one for one in text.splitlines() if one.strip().startswith("entry:")]
    entry = load(line.strip(), "entry")
    assert isinstance(entry, dict)
    words = shlex.split(str(entry["entry"]))
    words[-1] = words[-1].replace("mooring check", "pwd")
    said = subprocess.run(
        words, cwd=folder, capture_output=True, text=True, check=True
    ).stdout
    assert Path(said.strip()).resolve() == below.resolve()


@pytest.mark.parametrize(
    ("kind", "name"), [("hooks", ".pre-commit-hooks.yaml"), ("action", "action.yml")]
)
def test_what_this_repository_offers_to_others_is_accepted(
    kind: str, name: str
) -> None:
    assert accepted(kind, ROOT / name) == ""


def test_no_input_of_the_action_is_part_of_a_command() -> None:
    action = load((ROOT / "action.yml").read_text(), "action.yml")
    assert isinstance(action, dict) and isinstance(action["runs"], dict)
    steps = action["runs"]["steps"]
    assert isinstance(steps, list)
    commands = [one["run"] for one in steps if isinstance(one, dict) and "run" in one]
    assert len(commands) == 2
    assert not any("${{" in str(one) for one in commands)
