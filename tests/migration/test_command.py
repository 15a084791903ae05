"""`mooring migrate` as a person runs it."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mooring.cli import main
from mooring.config import Project

V2 = ("v2@2025-08-20", "v2@2026-03-10")
BEFORE = "from browser_use_cloud.v2 import Client\n\nClient().tasks.create(task='a', structured_output_json='{}')  # why\n"
AFTER = BEFORE.replace("structured_output_json", "structured_output")


@pytest.fixture
def here(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Path]:
    """A folder of the project, with one program in `src`."""
    folder = project.apis[0].folder.parents[1] / "work" / tmp_path.name
    (folder / "src").mkdir(parents=True)
    (folder / "src" / "app.py").write_text(BEFORE)
    monkeypatch.chdir(folder)
    yield folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["migrate", *arguments])


def test_a_diff_is_what_git_applies_and_nothing_is_written(here: Path) -> None:
    result = run(*V2, "src", "--diff")
    assert result.exit_code == 0
    assert (here / "src" / "app.py").read_text() == BEFORE
    (here / "a.diff").write_text(result.stdout)
    subprocess.run(["git", "init", "-q"], cwd=here, check=True)
    subprocess.run(["git", "apply", "a.diff"], cwd=here, check=True)
    assert (here / "src" / "app.py").read_text() == AFTER


def test_check_exits_1_if_anything_would_change_and_writes_nothing(here: Path) -> None:
    result = run(*V2, "src", "--check")
    assert (result.exit_code, result.stdout) == (1, "would change src/app.py\n")
    assert (here / "src" / "app.py").read_text() == BEFORE
    assert run(*V2, "src").stdout == "changed src/app.py\n"
    assert (here / "src" / "app.py").read_text() == AFTER
    result = run(*V2, "src", "--check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Nothing to change in 1 file.\n"


def test_a_file_that_is_no_python_costs_itself_alone(here: Path) -> None:
    (here / "src" / "broken.py").write_text("def f(:\n")
    result = run(*V2, "src")
    assert result.exit_code == 3
    assert (here / "src" / "app.py").read_text() == AFTER
    (line,) = result.stderr.splitlines()
    assert line.startswith("src/broken.py:1:")


def test_only_changed_files_are_written_and_keep_their_permissions(here: Path) -> None:
    other = here / "src" / "other.py"
    other.write_text("x = 1\n")
    os.utime(other, (1, 1))
    (here / "src" / "app.py").chmod(0o751)
    assert run(*V2, "src").exit_code == 0
    assert other.stat().st_mtime == 1
    assert (here / "src" / "app.py").stat().st_mode & 0o777 == 0o751
    assert sorted(path.name for path in (here / "src").iterdir()) == [
        "app.py",
        "other.py",
    ]


def test_links_environments_and_generated_packages_are_not_entered(here: Path) -> None:
    outside = here / "outside.py"
    outside.write_text(BEFORE)
    (here / "src" / "link.py").symlink_to(outside)
    for name, mark in (
        ("env", "pyvenv.cfg"),
        ("client", ".mooring-manifest.json"),
        (".hidden", "x"),
    ):
        folder = here / "src" / name
        folder.mkdir()
        (folder / mark).touch()
        (folder / "code.py").write_text(BEFORE)
    result = run(*V2, "src")
    assert result.stdout == "changed src/app.py\n"
    assert "src/link.py:1:1: warning: This is a symbolic link" in result.stderr
    assert outside.read_text() == BEFORE


def test_a_notebook_that_uses_the_bindings_is_told_and_left(here: Path) -> None:
    (here / "src" / "a.ipynb").write_text('{"cells": ["import browser_use_cloud.v2"]}')
    (here / "src" / "b.ipynb").write_text('{"cells": []}')
    result = run(*V2, "src")
    assert result.stdout == "changed src/app.py\n"
    assert "src/a.ipynb:1:1: warning: Notebooks are not rewritten" in result.stderr
    assert "b.ipynb" not in result.stderr


def test_a_folder_without_python_is_told(here: Path) -> None:
    (here / "empty").mkdir()
    result = run(*V2, "empty")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "There is no Python file below these paths.\n"


WRONG = [
    (("v2", "v3"), "Missing argument"),
    ((*V2, "nowhere"), "There is no file or folder nowhere."),
    (("v2", "v9", "src"), "There is no file or version v9"),
    (("a.yaml", "a.yaml", "src"), "--package NAME"),
    (("a.yaml", "a.yaml", "src", "--package", "a-b"), "--package takes a name that can be imported"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_wrong_usage_is_one_sentence(
    arguments: tuple[str, ...], message: str, here: Path
) -> None:
    (here / "a.yaml").write_text("openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {responses: {'200': {description: ''}}}}}\n")  # fmt: skip
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert (here / "src" / "app.py").read_text() == BEFORE


DOCUMENT = """openapi: 3.1.0
info: {{title: T, version: '1'}}
paths:
  /things/{{{name}}}:
    get:
      operationId: get_thing
      tags: [Things]
      parameters: [{{name: {name}, in: path, required: true, schema: {{type: string}}}}]
      responses: {{'200': {{description: ''}}}}
"""


def test_bindings_of_files_are_named_by_an_option(here: Path) -> None:
    (here / "old.yaml").write_text(DOCUMENT.format(name="id"))
    (here / "new.yaml").write_text(DOCUMENT.format(name="thing_id"))
    app = here / "src" / "app.py"
    app.write_text("import things\nthings.Client().things.get(id='1')\n")
    arguments = ("old.yaml", "new.yaml", "src", "--package", "things=acme.things")
    assert run(*arguments).exit_code == 0
    assert app.read_text() == "import acme.things\nacme.things.Client().things.get(thing_id='1')\n"  # fmt: skip
