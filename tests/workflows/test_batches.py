"""Many documents at once: `mooring generate --all`, in processes and on a Dask cluster."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mooring.config import Processes
from mooring.files import Edits
from mooring.workflows import batches
from mooring.workflows.batches import Killed, Outcome, Record, generate_all
from mooring.workflows.catalogues import loose_orders
from tests.workflows import cluster, workers
from tests.workflows.conftest import ROOT, Run
from tests.workflows.test_generating import digest, on_a_terminal
from tests.workflows.test_overlays import DEFAULT, listed


def document(*members: str) -> str:
    """An OpenAPI document of one operation, whose response has these members."""
    properties = ", ".join(f"{name}: {{type: string}}" for name in members)
    return (
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"
        "paths: {/things: {get: {operationId: listThings, responses: {'200': {description: Some,"
        " content: {application/json: {schema: {type: object, properties: {"
        f"{properties}"
        "}}}}}}}}}\n"
    )


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """Good documents, one of two files, a broken one, one that cannot be told apart, and what is none."""
    folder = tmp_path / "catalogue"
    (folder / "parts").mkdir(parents=True)
    (folder / "shop.example").mkdir()
    for name in ("first", "second", "third"):
        (folder / f"{name}.yaml").write_text(document(name, "other"))
    (folder / "shop.example" / "2024-01.yaml").write_text(document("price"))
    (folder / "parted.yaml").write_text(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"
        "paths: {/a: {get: {$ref: parts/path.yaml#/a}}}\n"
    )
    (folder / "parts" / "path.yaml").write_text(
        "a: {responses: {'200': {description: One, content: {application/json: "
        "{schema: {$ref: 'schemas.json#/A'}}}}}}\n"
    )
    (folder / "parts" / "schemas.json").write_text(
        '{"A": {"type": "object", "properties": {"deep": {"type": "string"}}}}'
    )
    (folder / "broken.yaml").write_text("openapi: 3.1.0\ninfo: [\n")
    (folder / "README.md").write_text("# What is here\n")
    return folder


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with cluster.running(deaths=3) as address:
        yield address


def run_all(
    mooring: Run, catalogue: Path, output: str, *options: str
) -> subprocess.CompletedProcess[str]:
    arguments = ("generate", "--all", "--spec", ".", "--output", f"../{output}")
    return mooring(*arguments, *options, cwd=catalogue)


def by_name(records: tuple[Record, ...]) -> dict[str, Record]:
    return {Path(record.name).stem: record for record in records}


def test_a_package_for_each_document_and_a_table(mooring: Run, catalogue: Path) -> None:
    run = run_all(mooring, catalogue, "out")
    rows = [line.split()[:3] for line in run.stdout.splitlines()]
    assert rows[0] == ["document", "outcome", "operations"]
    assert rows[1:-1] == [
        ["broken.yaml", "failed", "(3)"],
        ["first.yaml", "written", "1"],
        ["parted.yaml", "written", "1"],
        ["second.yaml", "written", "1"],
        ["shop.example/2024-01.yaml", "written", "1"],
        ["third.yaml", "written", "1"],
    ]
    assert "5 written, 3 no document, 1 failed; 5 operations" in run.stdout
    assert sorted(path.name for path in (catalogue.parent / "out").iterdir()) == [
        *("first", "parted", "second", "shop_example_2024_01", "third"),
    ]


def test_a_document_that_fails_costs_itself_and_the_exit_code(
    mooring: Run, catalogue: Path
) -> None:
    run = run_all(mooring, catalogue, "out")
    assert run.returncode == 3
    (line,) = run.stderr.splitlines()
    assert line.startswith("broken.yaml:3:1: error: ")
    (catalogue.parent / "out/first/models.py").write_text("mine\n")
    (catalogue / "first.yaml").write_text(document("changed"))
    (catalogue / "second.yaml").write_text(document("changed"))
    (catalogue / "broken.yaml").unlink()
    run = run_all(mooring, catalogue, "out")
    assert run.returncode == 2
    (line,) = run.stderr.splitlines()
    assert line.startswith("mooring: error: first.yaml: Edited by hand since")
    assert (catalogue.parent / "out/first/models.py").read_text() == "mine\n"
    assert "changed" in (catalogue.parent / "out/second/models.py").read_text()


def test_each_package_is_what_the_document_alone_would_become(
    mooring: Run, catalogue: Path
) -> None:
    run_all(mooring, catalogue, "out")
    for name in ("first", "parted"):
        alone = f"../alone/{name}"
        run = mooring(
            *("generate", "--spec", f"{name}.yaml", "--output", alone), cwd=catalogue
        )
        assert run.stdout.startswith("wrote")
        assert digest(catalogue.parent / "alone" / name) == digest(
            catalogue.parent / "out" / name
        )
        run = mooring(
            *("generate", "--spec", f"{name}.yaml", "--output", f"../out/{name}"),
            cwd=catalogue,
        )
        assert run.stdout.startswith("unchanged")


def test_the_same_bytes_from_any_number_of_workers_and_from_a_cluster(
    mooring: Run, catalogue: Path, scheduler: str
) -> None:
    runs = [
        run_all(mooring, catalogue, "one", "--workers", "1", "--json"),
        run_all(mooring, catalogue, "three", "--workers", "3", "--json"),
        run_all(mooring, catalogue, "cluster", "--scheduler", scheduler, "--json"),
    ]
    told = [
        [
            (entry["name"], entry["outcome"], entry["exit"], entry["operations"])
            for entry in json.loads(run.stdout)["packages"]
        ]
        for run in runs
    ]
    assert told[0] == told[1] == told[2]
    assert len(told[0]) == 9
    digests = {digest(catalogue.parent / name) for name in ("one", "three", "cluster")}
    assert len(digests) == 1


def test_nothing_is_done_twice(mooring: Run, catalogue: Path) -> None:
    run_all(mooring, catalogue, "out")
    (catalogue / "parts/schemas.json").write_text('{"A": {"type": "string"}}')
    run = run_all(mooring, catalogue, "out", "--json")
    outcomes = {
        entry["name"]: entry["outcome"] for entry in json.loads(run.stdout)["packages"]
    }
    assert outcomes["parted.yaml"] == "written"
    assert outcomes["first.yaml"] == "unchanged"


def test_documents_that_would_become_one_package_are_named(
    mooring: Run, catalogue: Path
) -> None:
    shutil.copy(catalogue / "first.yaml", catalogue / "First.yml")
    run = run_all(mooring, catalogue, "out")
    assert "First.yml: First.yml and first.yaml would become one package" in run.stderr
    assert not (catalogue.parent / "out/first").exists()
    assert (catalogue.parent / "out/second").exists()


def test_a_worker_that_dies_costs_its_own_document_alone(
    catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "answer", workers.fatal_for_one_document)
    (catalogue / "deadly.yaml").write_text(document("never"))
    output = catalogue.parent / "out"
    orders = loose_orders((str(catalogue),), output)
    told = list[str]()
    records = by_name(
        generate_all(
            None,
            orders,
            Processes(2),
            edits=Edits.STOP,
            watch=lambda progress: told.append(progress.latest.name),
        )
    )
    assert records["deadly"].failure == Killed()
    assert not (output / "deadly").exists()
    assert {
        name for name, one in records.items() if one.outcome is Outcome.WRITTEN
    } == {
        *("first", "parted", "second", "2024-01", "third"),
    }
    assert sorted(told) == sorted(order.name for order in orders)


def test_a_pattern_of_ones_own_or_of_the_shell(mooring: Run, catalogue: Path) -> None:
    arguments = ("generate", "--all", "--output", "../out", "--spec")
    quoted = mooring(*arguments, "s*.yaml", "--json", cwd=catalogue)
    expanded = mooring(*arguments, "second.yaml", "third.yaml", cwd=catalogue)
    assert [one["name"] for one in json.loads(quoted.stdout)["packages"]] == [
        "second.yaml"
    ]
    assert "1 written, 1 unchanged" in expanded.stdout


def test_a_project_generates_all_of_its_versions(mooring: Run, project: Path) -> None:
    (project / "generated").rename(project / "before")
    run = mooring("generate", "--all")
    assert (run.returncode, run.stderr) == (0, "")
    assert [line.split()[:2] for line in run.stdout.splitlines()[1:-1]] == [
        ["browser-use/v1", "written"],
        ["browser-use/v2", "written"],
        ["browser-use/v3", "written"],
        ["browser-use", "written"],
    ]
    assert digest(project / "generated") == digest(project / "before")
    assert "4 unchanged" in mooring("generate", "--all").stdout


def test_a_project_says_where_its_documents_are_worked_on(
    mooring: Run, project: Path, scheduler: str
) -> None:
    settings = project / "pyproject.toml"
    text = settings.read_text()
    (project / "generated").rename(project / "before")
    settings.write_text(f'{text}executor = "dask"\nscheduler = "{scheduler}"\n')
    run = mooring("generate", "--all")
    assert (run.returncode, run.stderr) == (0, "")
    assert digest(project / "generated") == digest(project / "before")


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('executor = "dask"', "`scheduler` must be the address"),
        ('executor = "threads"', "`executor` takes process or dask"),
        ("workers = 0", "`workers` must be a whole number from 1 on"),
        ("workers = true", "`workers` must be a whole number from 1 on"),
    ],
)
def test_settings_that_mean_nothing_are_refused(
    mooring: Run, project: Path, settings: str, message: str
) -> None:
    path = project / "pyproject.toml"
    path.write_text(f"{path.read_text()}{settings}\n")
    run = mooring("generate", "--all")
    assert run.returncode == 3
    assert message in run.stderr


def test_templates_of_ones_own_reach_the_workers(
    mooring: Run, project: Path, scheduler: str
) -> None:
    (project / "pyproject.toml").write_text('[tool.mooring]\ntemplates = "own"\n')
    (project / "own/client").mkdir(parents=True)
    (project / "own/client/errors.py.jinja").write_text(
        "from ._runtime.errors import APIError\n__all__=['APIError']\n"
    )
    assert mooring("generate", "--all", "--scheduler", scheduler).returncode == 0
    written = (project / "generated/browser_use_cloud/v3/errors.py").read_text()
    assert (
        written == 'from ._runtime.errors import APIError\n\n__all__ = ["APIError"]\n'
    )


def test_strict_counts_what_is_held_only_in_part(mooring: Run, tmp_path: Path) -> None:
    text = document("name").replace(
        "application/json:",
        "text/event-stream: {schema: {type: object}}, application/json:",
    )
    (tmp_path / "odd.yaml").write_text(text)
    arguments = ("generate", "--all", "--spec", "odd.yaml", "--output", "out")
    assert mooring(*arguments, cwd=tmp_path).returncode == 0
    shutil.rmtree(tmp_path / "out")
    run = mooring(*arguments, "--strict", cwd=tmp_path)
    assert run.returncode == 1
    assert "1 package of 1 not in full" in run.stderr


def test_a_terminal_shows_how_far_it_is(catalogue: Path) -> None:
    shown = on_a_terminal(
        catalogue, *("generate", "--all", "--spec", ".", "--output", "../out")
    )
    assert "of 9]" in shown
    assert "document" in shown.rpartition("\x1b[K")[2]


def test_ctrl_c_leaves_whole_packages_and_no_worker(catalogue: Path) -> None:
    for number in range(60):
        (catalogue / f"more{number}.yaml").write_text(document(f"m{number}"))
    output = catalogue.parent / "out"
    run = subprocess.Popen(
        [
            *(sys.executable, "-m", "mooring", "generate", "--all"),
            *("--spec", ".", "--output", str(output), "--workers", "2"),
        ],
        cwd=catalogue,
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while not list(output.glob("[!.]*")):
        time.sleep(0.02)
    # What a terminal sends goes to the workers too.
    os.killpg(run.pid, signal.SIGINT)
    said = run.communicate(timeout=30)[1]
    assert run.returncode == 1
    assert said.splitlines()[-1] == "Aborted!"
    assert "Traceback" not in said
    assert processes_of_session(run.pid) == []
    packages = [path for path in output.iterdir() if path.is_dir()]
    assert 0 < len(packages) < 60
    for package in packages:
        assert (package / ".mooring-manifest.json").is_file()
        assert (package / "client.py").is_file()


def processes_of_session(session: int) -> list[str]:
    """The command lines of what still runs in a session, a second later at most."""
    for _ in range(20):
        found = subprocess.run(
            ["ps", "-o", "args=", "-s", str(session)],
            capture_output=True,
            text=True,
            check=False,
        ).stdout.splitlines()
        if not found:
            return []
        time.sleep(0.1)
    return found


def test_workers_apply_the_overlays_of_a_version_and_see_them_change(
    mooring: Run, project: Path, scheduler: str
) -> None:
    overlay = listed(project, DEFAULT, revision="2026-03-10")
    models = project / "generated/browser_use_cloud/v2/models.py"
    assert mooring("generate", "--all", "--workers", "2").returncode == 0
    assert "Field(ge=1, le=10000)] = 7\n" in models.read_text()
    assert "4 unchanged" in mooring("generate", "--all").stdout
    overlay.write_text(overlay.read_text().replace("7", "9"))
    assert mooring("check").returncode == 1
    assert mooring("generate", "--all", "--scheduler", scheduler).returncode == 0
    assert "Field(ge=1, le=10000)] = 9\n" in models.read_text()
    assert "unchanged" in mooring("generate", "v2").stdout.splitlines()[0]
    assert mooring("check").returncode == 0


def test_a_file_that_was_not_vendored_refuses_its_own_document_alone(
    mooring: Run, project: Path, catalogue: Path
) -> None:
    names = ("--api", "parted", "--version", "v1", "--revision", "2026-01-01")
    assert mooring("import", str(catalogue / "parted.yaml"), *names).returncode == 0
    settings = project / "specs/parted/api.toml"
    lines = settings.read_text().splitlines()
    settings.write_text("\n".join(one for one in lines if "schemas.json" not in one))
    run = mooring("generate", "--all", "--json")
    outcomes = {
        one["name"]: one["outcome"] for one in json.loads(run.stdout)["packages"]
    }
    assert run.returncode == 3
    assert "vendored-file-not-listed" in run.stderr
    assert outcomes["parted/v1"] == "failed"
    assert outcomes["browser-use/v3"] in ("written", "unchanged")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--all", "--overlay", "a.yaml"), "are about one package"),
        (("--all", "--write-overlay", "a.yaml"), "are about one package"),
        (("--all", "--report", "a.json"), "are about one package"),
        (("--json",), "--json prints the table of --all"),
        (("--workers", "2"), "say where --all works"),
        (("--scheduler", "tcp://127.0.0.1:1"), "say where --all works"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(
    mooring: Run, options: tuple[str, ...], words: str
) -> None:
    run = mooring("generate", *options)
    assert run.returncode == 2
    assert words in " ".join(run.stderr.split())
