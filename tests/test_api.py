"""Mooring as plain functions: what they return, what they raise, and what importing them costs."""

import subprocess
import sys
from pathlib import Path

import pytest

import mooring
import mooring.api as api

DOCUMENT = """\
openapi: 3.1.0
info: {title: Harbour, version: '1'}
servers: [{url: https://harbour.example}]
paths:
  /ships/{id}:
    get:
      operationId: getShip
      tags: [ships]
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
      responses:
        '200':
          description: A ship
          content: {application/json: {schema: {$ref: '#/components/schemas/Ship'}}}
components:
  schemas:
    Ship:
      type: object
      required: [name]
      properties:
        name: {type: string}
        draught: {type: number}
"""


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "harbour.yaml"
    path.write_text(DOCUMENT, "utf-8")
    return path


def test_a_package_is_written_once(document: Path) -> None:
    first = mooring.generate(document, document.parent / "harbour_client")
    again = mooring.generate(document, document.parent / "harbour_client")
    assert (first.changed, again.changed) == (True, False)
    written = (document.parent / "harbour_client").rglob("*.py")
    assert any("draught" in path.read_text("utf-8") for path in written)


def test_a_change_is_found_with_its_verdicts(document: Path) -> None:
    new = document.with_name("new.yaml")
    new.write_text(DOCUMENT.replace("        draught: {type: number}\n", ""), "utf-8")
    report = mooring.drift(document, new)
    (finding,) = report.findings
    assert finding.rule == "property-removed"
    assert finding.verdicts.of(api.Audience.PYTHON) is api.Verdict.BREAK
    assert mooring.drift(document, document).findings == ()


def test_what_cannot_be_read_is_raised_with_its_places(document: Path) -> None:
    document.write_text("openapi: 3.1.0\npaths: [\n", "utf-8")
    with pytest.raises(api.Unreadable) as caught:
        mooring.generate(document, "client")
    assert caught.value.diagnostics[0].code == "broken-yaml"
    assert not Path("client").exists()


def test_versions_are_written_from_a_folder_of_the_project(document: Path) -> None:
    with pytest.raises(api.Misuse, match="No project at"):
        mooring.generate_versions(folder=document.parent)


def run(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[1],
        env={"PYTHONPATH": "generator"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_importing_mooring_imports_no_part_of_it() -> None:
    program = "import sys, mooring; print([n for n in sys.modules if n.startswith('mooring.')])"
    assert run(program) == "[]\n"


def test_the_part_of_the_same_name_is_the_function_too() -> None:
    """Whoever imports `mooring.drift` has set the name in the package to that part."""
    program = (
        "import mooring.drift, mooring; "
        "print(len(mooring.drift('v2@2026-03-10', 'v2').findings), mooring.drift.Report.__name__)"
    )
    assert run(program) == "0 Report\n"
