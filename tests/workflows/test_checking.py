from pathlib import Path
from typing import NoReturn

import pytest

from mooring.config import find_project
from mooring.workflows import checking
from tests.workflows.conftest import Run

V2 = Path("generated/browser_use_cloud/v2")


def test_a_fresh_checkout_is_what_would_be_written(mooring: Run) -> None:
    run = mooring("check")
    assert (run.returncode, run.stdout) == (0, "")


def test_each_difference_is_named_with_its_state(mooring: Run, project: Path) -> None:
    (project / V2 / "models.py").unlink()
    (project / V2 / "client.py").write_text("edited\n")
    (project / V2 / "stray.py").write_text("")
    (project / "generated/browser_use_cloud/v9").mkdir()
    (project / "generated/browser_use_cloud/v9/old.py").write_text("")
    (project / "specs/browser-use/v2/2025-08-20.openapi.yaml").write_text(
        "openapi: 3.1.0\n"
    )
    (project / "specs/browser-use/v3/2026-03-10.openapi.yaml").unlink()
    run = mooring("check")
    assert run.returncode == 1
    assert [line.split() for line in run.stdout.splitlines()] == [
        ["stale", "specs/browser-use/v2/2025-08-20.openapi.yaml"],
        ["missing", "specs/browser-use/v3/2026-03-10.openapi.yaml"],
        ["extra", "generated/browser_use_cloud/v9/old.py"],
        ["edited", "generated/browser_use_cloud/v2/client.py"],
        ["missing", "generated/browser_use_cloud/v2/models.py"],
        ["extra", "generated/browser_use_cloud/v2/stray.py"],
    ]


def test_files_of_ones_own_beside_the_generated_ones_fail_no_gate(
    mooring: Run, project: Path
) -> None:
    (project / V2 / "mine.py").write_text("")
    run = mooring("check")
    assert run.returncode == 0
    assert run.stdout.split() == ["extra", "generated/browser_use_cloud/v2/mine.py"]


def test_bindings_of_an_older_revision_are_stale(mooring: Run, project: Path) -> None:
    settings = project / "specs/browser-use/api.toml"
    settings.write_text(settings.read_text().replace('"tasks.run"', '"tasks.start"'))
    run = mooring("check")
    assert run.returncode == 1
    assert run.stdout.split() == [
        "stale",
        "generated/browser_use_cloud/v1/models.py",
        "stale",
        "generated/browser_use_cloud/v1/resources/tasks.py",
    ]


def test_a_changed_published_document_is_refused(mooring: Run, project: Path) -> None:
    page = project / "specs/browser-use/v3/2026-03-10.md"
    page.write_text(page.read_text().replace("bu-max", "bu-ultra"))
    run = mooring("check")
    assert run.returncode == 3
    assert run.stderr.startswith(
        "specs/browser-use/v3/2026-03-10.md:1:1: error: This is not the file that api.toml lists"
    )


def test_differences_as_json(mooring: Run, project: Path) -> None:
    (project / V2 / "py.typed").unlink()
    run = mooring("check", "--json")
    assert run.returncode == 1
    assert (
        '"path": "generated/browser_use_cloud/v2/py.typed",\n      "state": "missing"'
        in run.stdout
    )


def test_generate_mends_what_check_finds(mooring: Run, project: Path) -> None:
    (project / V2 / "models.py").unlink()
    (project / "specs/browser-use/v3/2026-03-10.openapi.yaml").unlink()
    assert mooring("import").returncode == 0
    assert mooring("generate").returncode == 0
    assert mooring("check").returncode == 0


def test_what_was_read_before_is_not_read_again(
    mooring: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> NoReturn:
        raise AssertionError("a document was read")

    assert mooring("import").returncode == 0
    found = find_project(project)
    assert found is not None
    monkeypatch.setattr(checking, "read_revision", refused)
    assert checking.check(found) == ()


@pytest.mark.parametrize(
    "path",
    [
        "specs/browser-use/v2/2026-03-10.openapi.yaml",
        "specs/browser-use/v2/.mooring-readings.json",
    ],
    ids=["the document", "the record"],
)
def test_a_record_of_what_was_read_is_believed_for_the_same_bytes_alone(
    mooring: Run, project: Path, path: str
) -> None:
    assert mooring("import").returncode == 0
    document = project / "specs/browser-use/v2/2026-03-10.openapi.yaml"
    document.write_text(f"{document.read_text()}x-edited: true\n")
    if path.endswith(".json"):
        (project / path).write_text("[]")
    run = mooring("check")
    assert run.returncode == 1
    assert run.stdout.split() == ["stale", str(document.relative_to(project))]
