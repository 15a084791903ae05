"""Documents made to break whoever reads them. The folder of a case says what is expected of it.

safe      a package in which the payload is nothing but text, or a refusal
generate  odd, but legal: a package
reject    a refusal
bounded   either, in time and memory
"""

import ast
from dataclasses import dataclass
from pathlib import Path

import pytest

from .bounded import Command, Outcome, run

CASES = sorted((Path(__file__).parents[1] / "cases" / "hostile").glob("*/*"))
SECRET = "SECRET_MARKER_9d1f"


@dataclass(frozen=True, slots=True)
class Found:
    """What `generate` did with a case, and what an import of the package did."""

    folder: Path
    outcome: Outcome
    imported: Outcome | None


@pytest.fixture(scope="module")
def found_by_case(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Found]:
    root = tmp_path_factory.mktemp("hostile")
    folders = [_prepared(root / f"case_{at}", path) for at, path in enumerate(CASES)]
    outcomes = run(
        Command(folder, ("generate", "--spec", f"in/{path.name}", "--output", f"out/{folder.name}"))
        for folder, path in zip(folders, CASES, strict=True)
    )  # fmt: skip
    written = [
        folder
        for folder, outcome in zip(folders, outcomes, strict=True)
        if (folder / "out").exists()
    ]
    imports = run(
        Command(folder, (f"out/{folder.name}",), imports=True) for folder in written
    )
    imported = dict(zip(written, imports, strict=True))
    return {
        path: Found(folder, outcome, imported.get(folder))
        for path, folder, outcome in zip(CASES, folders, outcomes, strict=True)
    }


def _prepared(folder: Path, case: Path) -> Path:
    """A folder with the case, a file beside it that is none of its business, and one that must stay empty."""
    for name in ("in", "secret", "escape"):
        (folder / name).mkdir(parents=True)
    (folder / "secret" / "secret.json").write_text(f'{{"description": "{SECRET}"}}')
    (folder / "in" / case.name).write_bytes(
        case.read_bytes()
        .replace(b"@SECRET_DIR@", bytes(folder / "secret"))
        .replace(b"@ESCAPE_DIR@", bytes(folder / "escape"))
    )
    return folder


def test_there_are_cases() -> None:
    assert {path.parent.name for path in CASES} == {
        "bounded",
        "generate",
        "reject",
        "safe",
    }


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_a_hostile_document_ends_as_it_must(
    path: Path, found_by_case: dict[Path, Found]
) -> None:
    found = found_by_case[path]
    outcome, verdict = found.outcome, path.parent.name
    allowed = {"reject": {3}, "generate": {0}}.get(verdict, {0, 3})
    assert outcome.exit in allowed, outcome.stderr
    assert outcome.reached == ()
    if outcome.exit:
        (line,) = outcome.stderr.splitlines()
        assert line.startswith(f"in/{path.name}:")
    assert (found.imported is None) == bool(outcome.exit)
    if found.imported is not None:
        assert (found.imported.exit, found.imported.stderr) == (0, "")
        assert found.imported.reached == ()
    _assert_harmless(found.folder)


def _assert_harmless(folder: Path) -> None:
    assert not [*folder.rglob("CANARY*")]
    assert not [*(folder / "escape").iterdir()]
    assert {one.name for one in folder.iterdir()} <= {"in", "out", "secret", "escape"}
    for file in (folder / "out").rglob("*"):
        if file.is_file() and file.suffix != ".pyc":
            text = file.read_text("utf-8")
            assert SECRET not in text
            assert all(one.isprintable() or one in "\n\N{NO-BREAK SPACE}\u3000" for one in text)  # fmt: skip
            if file.suffix == ".py":
                ast.parse(text)
