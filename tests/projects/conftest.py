"""Somebody else's project: a folder of its own, the command in it, and git."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mooring.cli import main

DOCUMENT = """\
openapi: 3.1.0
info: {title: Acme Rockets API, version: 2.1.0}
servers: [{url: https://api.acme.example}]
paths:
  /rockets:
    get:
      operationId: listRockets
      tags: [Rockets]
      responses:
        '200':
          description: ''
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Rocket'}}}}
components:
  schemas:
    Rocket:
      type: object
      required: [name]
      properties:
        name: {type: string}
        state: {enum: [ready, gone]}
"""

Mooring = Callable[..., Result]
Git = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the working directory, outside of any build."""
    for name in ("CI", "GITHUB_ACTIONS", "GITHUB_BASE_REF", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    for name in ("GITLAB_CI", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME"):
        monkeypatch.delenv(name, raising=False)
    place = tmp_path / "project"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


@pytest.fixture
def document(folder: Path) -> Path:
    """An OpenAPI file in it."""
    path = folder / "openapi.yaml"
    path.write_text(DOCUMENT)
    return path


@pytest.fixture
def mooring() -> Mooring:
    """Runs a command in the working directory."""

    def run(*arguments: str, **environment: str) -> Result:
        return CliRunner().invoke(main, arguments, env=dict(environment))

    return run


@pytest.fixture
def git(folder: Path) -> Git:
    """Runs git in the folder, which is made a repository."""

    def run(*arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull},
        )
        return done.stdout

    run("init", "-q", "-b", "main")
    run("config", "user.name", "A")
    run("config", "user.email", "a@example.com")
    return run


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, but for what git and interpreters keep."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {".git", "__pycache__"} & {*path.parts}
    }
