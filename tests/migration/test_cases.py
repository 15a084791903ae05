"""Programs before and after, with what is left to the caller: `before.py`, `after.py`, `report.txt`.

Programs of several modules are folders: `before/`, `after/`.
"""

import shutil
from pathlib import Path

import pytest

from mooring.config import Project
from mooring.workflows.migrating import plan_migration, write_migration

from . import CASES, Golden

NAMES = sorted(path.parent.name for path in CASES.glob("*/before.py"))
PROJECTS = sorted(path.parent.name for path in CASES.glob("*/before"))


def steps(case: Path) -> list[tuple[str, str]]:
    """The migrations of a case, one after the other."""
    names = (case / "steps.txt").read_text().split()
    return list(zip(names, names[1:]))


@pytest.mark.parametrize("name", NAMES)
def test_a_program_is_rewritten_and_what_is_left_is_told(
    name: str,
    project: Project,
    golden: Golden,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    program = Path("program.py")
    shutil.copy(CASES / name / "before.py", program)
    told: list[str] = []
    for old, new in steps(CASES / name):
        planned = plan_migration(project, old, new, (program,), None)
        told += [f"{one}\n" for one in planned.remarks]
        write_migration(planned)
        again = plan_migration(project, old, new, (program,), None)
        assert again.changed == ()
    golden(CASES / name / "after.py", program.read_text("utf-8"))
    golden(CASES / name / "report.txt", "".join(told))


@pytest.mark.parametrize("name", PROJECTS)
def test_a_project_is_rewritten_and_what_is_left_is_told(
    name: str,
    project: Project,
    golden: Golden,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = CASES / name
    monkeypatch.chdir(shutil.copytree(case / "before", tmp_path / "project"))
    here = Path()
    told: list[str] = []
    for old, new in steps(case):
        planned = plan_migration(project, old, new, (here,), None)
        told += [f"{one}\n" for one in planned.remarks]
        write_migration(planned)
        assert plan_migration(project, old, new, (here,), None).changed == ()
    for path in sorted(here.rglob("*.py")):
        golden(case / "after" / path, path.read_text("utf-8"))
    golden(case / "report.txt", "".join(told))
