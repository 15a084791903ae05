import contextlib
import hashlib
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workflows.conftest import ROOT, Run


def digest(folder: Path) -> str:
    """One digest of every file's path and bytes."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            total.update(
                path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes()
            )
    return total.hexdigest()


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Chatham"},
        {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"},
    ],
    ids=["hash seed", "hash seed and time zone", "locale"],
)
def test_the_same_bytes_under_any_environment(
    mooring: Run, project: Path, environment: dict[str, str]
) -> None:
    (project / "generated").rename(project / "before")
    run = mooring("generate", **environment)
    assert (run.returncode, run.stderr) == (0, "")
    assert digest(project / "generated") == digest(project / "before")


def test_the_same_bytes_from_another_working_directory(
    mooring: Run, project: Path
) -> None:
    (project / "generated").rename(project / "before")
    assert mooring("generate", cwd=project / "specs" / "browser-use").returncode == 0
    assert digest(project / "generated") == digest(project / "before")


def test_a_second_run_changes_nothing(mooring: Run) -> None:
    run = mooring("generate")
    assert run.returncode == 0
    assert {line.split()[0] for line in run.stdout.splitlines()} == {"unchanged"}


def test_one_version_alone(mooring: Run, project: Path) -> None:
    for version in ("v2", "v3"):
        (project / f"generated/browser_use_cloud/{version}/py.typed").unlink()
    assert mooring("generate", "browser-use/v2").returncode == 0
    assert (project / "generated/browser_use_cloud/v2/py.typed").exists()
    assert not (project / "generated/browser_use_cloud/v3/py.typed").exists()


def test_any_document_without_settings(mooring: Run, tmp_path: Path) -> None:
    page = ROOT / "specs/browser-use/v3/2026-03-10.md"
    run = mooring(
        "generate", "--spec", str(page), "--output", "out/my_client", cwd=tmp_path
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert (tmp_path / "out/my_client/resources/sessions.py").is_file()


def test_a_change_in_a_file_that_a_document_refers_to_is_seen(
    mooring: Run, tmp_path: Path
) -> None:
    (tmp_path / "api.yaml").write_text(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"
        "components: {schemas: {A: {$ref: 'parts.yaml#/A'}}}\n"
        "webhooks: {sent: {post: {requestBody: {content: {application/json: "
        "{schema: {$ref: '#/components/schemas/A'}}}}, responses: {}}}}\n"
    )
    part = tmp_path / "parts.yaml"
    generate = ("generate", "--spec", "api.yaml", "--output", "out")
    for member in ("first", "second"):
        part.write_text(
            f"A: {{type: object, properties: {{{member}: {{type: string}}}}}}\n"
        )
        run = mooring(*generate, cwd=tmp_path)
        assert (run.returncode, run.stderr) == (0, "")
        assert f"{member}: Omittable[str]" in (tmp_path / "out/models.py").read_text()


def test_a_ledger_of_several_packages_is_refused_before_anything_is_written(
    mooring: Run, project: Path
) -> None:
    shutil.rmtree(project / "generated")
    assert mooring("generate", "--report", "ledger.json").returncode == 2
    assert not (project / "generated").exists()


def test_nothing_is_generated_from_inherited_facts(mooring: Run, project: Path) -> None:
    """The flattened page is newest in this project, and still not what bindings are written from."""
    settings = project / "specs/browser-use/api.toml"
    text = settings.read_text()
    settings.write_text(text.replace('date = "2026-02-12"', 'date = "2026-04-12"'))
    run = mooring("generate", "v2")
    assert run.returncode == 0
    assert (
        '"browser-use/v2@2026-03-10"'
        in (project / "generated/browser_use_cloud/v2/__init__.py").read_text()
    )
    settings.write_text(
        settings.read_text().replace(
            'base = "2026-03-10"', 'base = "2026-03-10"\ntrust = ["inherited"]'
        )
    )
    assert mooring("generate", "v2").returncode == 0
    assert (
        '"browser-use/v2@2026-04-12"'
        in (project / "generated/browser_use_cloud/v2/__init__.py").read_text()
    )


def test_an_unreadable_document_leaves_the_old_bindings(
    mooring: Run, project: Path
) -> None:
    before = digest(project / "generated")
    (project / "specs/browser-use/v3/2026-03-10.md").write_text("")
    run = mooring("generate")
    assert run.returncode == 3
    assert len(run.stderr.splitlines()) == 1
    assert digest(project / "generated") == before


def test_an_edited_file_is_not_overwritten(mooring: Run, project: Path) -> None:
    models = project / "generated/browser_use_cloud/v2/models.py"
    models.write_text("mine\n")
    run = mooring("generate")
    assert run.returncode == 2
    assert run.stderr.startswith(
        "mooring: error: Edited by hand since they were generated: "
    )
    assert models.read_text() == "mine\n"


def test_a_template_of_ones_own_takes_the_place_of_ours(
    mooring: Run, project: Path
) -> None:
    (project / "pyproject.toml").write_text('[tool.mooring]\ntemplates = "own"\n')
    (project / "own/client").mkdir(parents=True)
    (project / "own/client/errors.py.jinja").write_text(
        "from ._runtime.errors import APIError\n__all__=['APIError']\n"
    )
    assert mooring("generate", "v3").returncode == 0
    written = (project / "generated/browser_use_cloud/v3/errors.py").read_text()
    assert (
        written == 'from ._runtime.errors import APIError\n\n__all__ = ["APIError"]\n'
    )


def test_a_template_that_fails_is_named(mooring: Run, project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.mooring]\ntemplates = "own"\n')
    (project / "own/client").mkdir(parents=True)
    (project / "own/client/errors.py.jinja").write_text("{{ nothing }}\n")
    run = mooring("generate", "v3")
    assert run.returncode == 2
    assert run.stderr.startswith(
        "mooring: error: Template client/errors.py.jinja, line 1, cannot be rendered: 'nothing' is undefined"
    )


def test_progress_is_shown_on_a_terminal_and_taken_away_again(
    project: Path,
) -> None:
    shutil.rmtree(project / "generated")
    shown = on_a_terminal(project, "generate", "v3")
    assert "\r\x1b[Kwriting browser-use/v3 …\r\x1b[K" in shown
    assert shown.endswith("wrote generated/browser_use_cloud\r\n")


def test_no_progress_is_shown_in_a_pipe(mooring: Run, project: Path) -> None:
    shutil.rmtree(project / "generated")
    run = mooring("generate", "v3")
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize(
    ("environment", "is_coloured"), [({}, True), ({"NO_COLOR": "1"}, False)]
)
def test_colour_is_for_terminals_that_want_it(
    project: Path, environment: dict[str, str], is_coloured: bool
) -> None:
    shown = on_a_terminal(project, "drift", "a.yaml", "b.yaml", **environment)
    assert "a.yaml:1:1: error: There is no such file" in shown
    assert ("\x1b[31m" in shown) is is_coloured


def on_a_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """What a command shows on a terminal."""
    ours, theirs = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    process = subprocess.Popen(
        [sys.executable, "-m", "mooring", *arguments],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT / "generator"), **environment},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    # Reading from a terminal whose other side is closed fails instead of ending.
    with contextlib.suppress(OSError):
        while part := os.read(ours, 65536):
            shown += part
    process.wait(timeout=60)
    os.close(ours)
    return shown.decode()
