"""A name followed through the revisions."""

from pathlib import Path

import pytest

from mooring.config import find_project
from mooring.diagnostics import Misuse
from mooring.workflows.history import history, told

from .conftest import Run
from .test_decisions import DOCUMENT, vendor

NAMED = ("structured_output", "structuredOutput", "structured_output_json")


def lines(folder: Path, name: str) -> list[str]:
    project = find_project(folder)
    assert project is not None
    (found,) = history(project, "v1", name)
    return [line.split("  (")[0].strip() for line in told(found)][1:]


@pytest.mark.parametrize("name", NAMED)
def test_a_name_of_the_bindings_is_followed_and_so_is_a_retired_one(
    mooring: Run, name: str
) -> None:
    run = mooring("history", "v2", f"tasks.create.{name}")
    assert run.returncode == 0
    told_ = [line.split("  (")[0] for line in run.stdout.splitlines()]
    assert told_[1] == "  2026-03-10  structuredOutput: string"
    assert "renamed from structuredOutputJson to structuredOutput" in told_[2]
    assert told_[-2:] == [
        "  2026-02-12  not told: its page names nothing of its own",
        "  2025-08-20  structuredOutputJson: string",
    ]


def test_a_name_that_no_revision_knows_is_misuse(mooring: Run) -> None:
    assert mooring("history", "v2", "tasks.create.nothing").returncode == 2
    assert mooring("history", "v2", "a", "b").returncode == 2


def test_a_revision_without_the_name_is_a_gap(tmp_path: Path) -> None:
    weight = (
        "name: {type: string}, weight: {type: integer, description: How heavy it is}"
    )
    bare = DOCUMENT.format(properties="name: {type: string}")
    back = DOCUMENT.format(properties=weight.replace("weight", "weight_value"))
    vendor(tmp_path, DOCUMENT.format(properties=weight), "2026-01-01")
    vendor(tmp_path, bare, "2026-02-02")
    vendor(tmp_path, back, "2026-03-03")
    for name in ("Pet.weight", "Pet.weightValue", "post /pets.weight"):
        assert [line for line in lines(tmp_path, name) if line.startswith("2")] == [
            "2026-03-03  weight_value: integer",
            "2026-02-02  not there",
            "2026-01-01  weight: integer",
        ]


def test_a_name_that_is_gone_is_remembered(tmp_path: Path) -> None:
    vendor(tmp_path, DOCUMENT.format(properties="old: {type: string}"), "2026-01-01")
    vendor(tmp_path, DOCUMENT.format(properties="a: {type: integer}"), "2026-02-02")
    assert lines(tmp_path, "Pet.old") == [
        "2026-02-02  not there",
        "Pet.old: property removed",
        "2026-01-01  old: string",
    ]
    project = find_project(tmp_path)
    assert project is not None
    with pytest.raises(Misuse):
        history(project, "v1", "Pet.older")
