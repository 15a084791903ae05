"""What a shell proposes."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from mooring.cli import main
from tests.projects.conftest import Mooring

ROWS = [
    ("generate v", ["v2"]),
    ("generate roc", ["rockets/v2"]),
    ("changelog ", ["rockets/v2", "v2"]),
    ("history v", ["v2"]),
    ("drift v2", ["v2", "v2@2026-01-01"]),
    ("drift v2 rockets", ["rockets/v2"]),
    ("explain enum-value-a", ["enum-value-added"]),
    ("explain v2@", ["v2@2026-01-01"]),
    ("explain no-such", ["no-such-file"]),
    ("update roc", ["rockets/v2"]),
    ("mock v2@", ["v2@2026-01-01"]),
    ("migrate v2@", ["v2@2026-01-01"]),
    ("migrate v2 rockets", ["rockets/v2"]),
]


def proposed(line: str) -> list[str]:
    words = f"mooring {line}"
    asked = {
        "_MOORING_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split(" ")) - 1),
    }
    result = CliRunner().invoke(main, [], env=asked, prog_name="mooring")
    assert result.stderr == ""
    found = (one.split(",", 1) for one in result.stdout.split())
    return [name for kind, name in found if kind == "plain"]


@pytest.fixture
def project(mooring: Mooring, folder: Path, document: Path) -> Path:
    mooring("init", "openapi.yaml", "--api", "rockets", "--revision", "2026-01-01")
    return folder


@pytest.mark.parametrize(("line", "names"), ROWS)
def test_a_shell_proposes(line: str, names: list[str], project: Path) -> None:
    assert proposed(line) == names


def test_settings_that_cannot_be_read_propose_nothing(project: Path) -> None:
    (project / "pyproject.toml").write_text("x = [")
    assert proposed("generate ") == []


def test_without_a_project_rules_are_proposed_all_the_same(folder: Path) -> None:
    assert proposed("explain operation-re") == [
        "operation-removed",
        "operation-renamed",
    ]
