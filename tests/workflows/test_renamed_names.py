"""What a new revision calls otherwise goes on working under its old name: it warns, and type checkers know."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mooring.config import load_api
from mooring.diagnostics import Unreadable
from tests.runtime.loopback import answer, listening
from tests import launching
from tests.workflows.renamed_jobs import FIRST, PROGRAM, SECOND, THIRD

MEMBER = """
[[versions.v1.kept.members]]
class = "State"
name = "FINISHED"
now = "COMPLETED"
since = "2026-02-01"
"""


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one revision, and its bindings."""
    folder = tmp_path_factory.mktemp("renamed")
    (folder / "mooring.toml").write_text("")
    vendor(folder, FIRST, "2026-01-01")
    assert launching.mooring(folder, "generate").returncode == 0
    return folder


@pytest.fixture(scope="module")
def second(first: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same project after a second revision."""
    folder = copied(first, tmp_path_factory.mktemp("second"))
    said = vendor(folder, SECOND, "2026-02-01")
    assert "jobs is work now; callers may use both, and the old name warns." in said
    return folder


@pytest.fixture(scope="module")
def jobs(first: Path, second: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the bindings of both revisions."""
    folder = copied(second, tmp_path_factory.mktemp("jobs"))
    (folder / "generated").rename(folder / "before")
    with settings(folder).open("a") as stream:
        stream.write(MEMBER)
    assert launching.mooring(folder, "generate").returncode == 0
    return folder


def copied(folder: Path, place: Path) -> Path:
    return Path(shutil.copytree(folder, place / "project"))


def settings(folder: Path) -> Path:
    return folder / "specs/jobs/api.toml"


def vendor(folder: Path, document: str, date: str) -> str:
    (folder / "jobs.yaml").write_text(document)
    names = ("--api", "jobs", "--version", "v1", "--revision", date)
    run = launching.mooring(folder, "import", "jobs.yaml", *names)
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout


def python(folder: Path, *arguments: str, url: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "always", *arguments],
        cwd=folder,
        env={**os.environ, "JOBS_BASE_URL": url},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_program_of_the_first_revision_runs_unchanged_and_is_told_of_every_name(
    jobs: Path,
) -> None:
    said: list[str] = []
    for folder, state, members in (
        ("before", "finished", (b'"taskText":"swim"', b'"llmModel":"o3"')),
        ("generated", "completed", (b'"taskPrompt":"swim"', b'"languageModel":"o3"')),
    ):
        with listening() as server:
            server.says(answer(200, b'{"id": "a", "state": "%s"}' % state.encode()))
            run = python(jobs / folder, "-c", PROGRAM, url=server.url)
        assert (run.returncode, run.stdout) == (0, "True\nswim o3 1\n"), run.stderr
        assert len(server.heard) == 2
        assert all(one in each.body for one in members for each in server.heard)
        said = sorted({*re.findall("DeprecationWarning: (.*)", run.stderr)})
    assert said == [
        "`FINISHED` is `COMPLETED` since 2026-02-01.",
        "`jobs` is `work` since 2026-02-01.",
        "`llm_model` is `language_model` since 2026-02-01.",
        "`task_text` is `task_prompt` since 2026-02-01.",
        "`total_cost` is `total_cost_usd` since 2026-02-01.",
        "`work.create` is `work.submit_job` since 2026-02-01.",
    ]


def test_warnings_point_at_the_line_that_uses_the_name(jobs: Path) -> None:
    program = jobs / "generated/program.py"
    program.write_text(PROGRAM)
    with listening() as server:
        server.says(answer(200, b'{"id": "a", "state": "completed"}'))
        run = python(program.parent, program.name, url=server.url)
    places = re.findall(r"(\S+):\d+: DeprecationWarning", run.stderr)
    assert len(places) > 10
    assert {Path(one).name for one in places} == {"program.py"}


@pytest.mark.parametrize(
    ("checker", "told"),
    [
        (("mypy", "--strict", "--enable-error-code", "deprecated"), r"\[deprecated\]"),
        (("basedpyright",), r"reportDeprecated"),
    ],
    ids=["mypy", "pyright"],
)
def test_type_checkers_take_the_program_and_say_what_is_deprecated_in_it(
    jobs: Path, checker: tuple[str, ...], told: str
) -> None:
    folder = jobs / "generated"
    (folder / "checked.py").write_text(PROGRAM)
    (folder / "pyrightconfig.json").write_text(
        '{"typeCheckingMode": "strict", "reportDeprecated": "warning",'
        ' "include": ["checked.py", "jobs/v1/models.py", "jobs/v1/resources"]}'
    )
    files = ("checked.py", "jobs/v1") if checker[0] == "mypy" else ()
    run = subprocess.run(
        [sys.executable, "-m", *checker, *files],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    lines = [
        line
        for line in run.stdout.splitlines()
        if re.search(r"(error|warning):|\(report\w+\)|\[[a-z-]+\]$", line)
    ]
    deprecated = [line for line in lines if re.search(told, line)]
    wrong = [line for line in lines if " error" in line and line not in deprecated]
    assert wrong == []
    text = run.stdout
    for name in ("FINISHED", "jobs", "llm_model", "total_cost", "work.create"):
        assert f"`{name}` is `" in text, text


def test_a_name_ends_where_the_settings_say_so(second: Path, tmp_path: Path) -> None:
    folder = copied(second, tmp_path)
    text = settings(folder).read_text()
    settings(folder).write_text(
        text.replace('now = "work"\n', 'now = "work"\nuntil = "2026-02-01"\n')
    )
    assert launching.mooring(folder, "generate").returncode == 0
    written = folder / "generated/jobs/v1"
    assert "def jobs" not in (written / "client.py").read_text()
    assert "def create" in (written / "resources/work.py").read_text()


def test_names_follow_what_they_stand_for_through_further_revisions(
    second: Path, tmp_path: Path
) -> None:
    folder = copied(second, tmp_path)
    said = vendor(folder, THIRD, "2026-03-01")
    assert "llm_model" not in said
    text = settings(folder).read_text()
    for old, since in (("llm_model", "2026-02-01"), ("language_model", "2026-03-01")):
        assert text.count(f'name = "{old}"\nnow = "llm_name"\nsince = "{since}"\n') == 2
    assert launching.mooring(folder, "generate").returncode == 0
    program = (
        "from jobs.v1 import models\n"
        "for old in ('llm_model', 'language_model'):\n"
        "    assert models.Order(task_prompt='a', **{old: 'o3'}).llm_name == 'o3'\n"
    )
    assert python(folder / "generated", "-c", program, url="").returncode == 0


def test_what_has_left_the_document_ends_with_the_revision_that_it_left_in(
    second: Path, tmp_path: Path
) -> None:
    folder = copied(second, tmp_path)
    vendor(folder, re.sub(r".*languageModel.*\n", "", SECOND), "2026-03-01")
    ended = 'now = "language_model"\nsince = "2026-02-01"\nuntil = "2026-03-01"\n'
    assert settings(folder).read_text().count(ended) == 2


def test_a_name_that_stands_for_nothing_is_refused_when_bindings_are_written(
    first: Path, tmp_path: Path
) -> None:
    folder = copied(first, tmp_path)
    with settings(folder).open("a") as stream:
        stream.write(MEMBER.replace("2026-02-01", "2026-01-01"))
    run = launching.mooring(folder, "generate")
    assert run.returncode == 3
    assert "[unsupported-kept-name]" in run.stderr
    assert "State.FINISHED cannot go on as COMPLETED" in run.stderr


@pytest.mark.parametrize(
    "wrong",
    [
        "[versions.v1.kept]\nfields = 3",
        '[[versions.v1.kept.field]]\nname = "a"',
        '[[versions.v1.kept.fields]]\nname = "a"\nnow = "b"\nsince = "2026-01-01"',
        '[[versions.v1.kept.methods]]\nname = "a b"\nnow = "b"\nsince = "2026-01-01"',
        '[[versions.v1.kept.resources]]\nname = "a"\nnow = "b"',
    ],
)
def test_settings_that_name_nothing_are_refused(
    first: Path, tmp_path: Path, wrong: str
) -> None:
    path = tmp_path / "api.toml"
    path.write_text(f"{settings(first).read_text()}\n{wrong}\n")
    with pytest.raises(Unreadable) as refused:
        load_api(path)
    assert refused.value.diagnostics[0].code == "invalid-settings"
