"""One command sets a project up, whatever is there already."""

import os
import pty
import select
import subprocess
import sys
import time
import tomllib
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.projects.conftest import DOCUMENT, Mooring, tree
from tests.workflows.conftest import ROOT


def imported(place: Path, module: str) -> str:
    """Where Python finds a module, and that it can be imported."""
    program = f"import {module}; print({module}.__file__)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(place)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_an_empty_folder_becomes_a_project_in_one_command(
    mooring: Mooring, folder: Path, document: Path
) -> None:
    result = mooring("init", "openapi.yaml")
    assert result.exit_code == 0
    assert (
        result.stdout.partition("Next:\n")[2]
        == "  pip install -e .\n  mooring doctor\n"
    )
    settings = tomllib.loads((folder / "pyproject.toml").read_text())
    assert settings["tool"]["mooring"] == {"output": "."}
    assert settings["project"]["name"] == "acme-rockets"
    (vendored,) = folder.glob("specs/acme-rockets/v2/????-??-??.yaml")
    assert vendored.read_bytes() == document.read_bytes()
    assert imported(folder, "acme_rockets.v2").startswith(str(folder))
    assert mooring("check").exit_code == 0
    assert mooring("doctor").stdout == ""


def test_a_second_run_changes_nothing_and_says_so(
    mooring: Mooring, folder: Path, document: Path
) -> None:
    mooring("init", "openapi.yaml", "--revision", "2026-01-01")
    before = tree(folder)
    result = mooring("init", "openapi.yaml")
    assert (result.exit_code, tree(folder)) == (0, before)
    assert result.stdout.startswith("Nothing to do: ")


def test_a_dry_run_says_what_would_be_written_and_writes_nothing(
    mooring: Mooring, folder: Path, document: Path
) -> None:
    before = tree(folder)
    result = mooring("init", "openapi.yaml", "--ci", "github", "--dry-run")
    assert (result.exit_code, tree(folder)) == (0, before)
    planned = [line.split()[2] for line in result.stdout.splitlines()]
    mooring("init", "openapi.yaml", "--ci", "github")
    assert planned == [
        "pyproject.toml",
        "specs/acme-rockets",
        "acme_rockets/v2",
        ".github/workflows/mooring.yml",
    ]
    assert all((folder / path).exists() for path in planned)


SRC = '[tool.setuptools.packages.find]\nwhere = ["lib"]\n'
LAYOUTS = [
    ("src", {"src/acme/__init__.py": ""}, "src"),
    ("flat", {"acme/__init__.py": ""}, "."),
    ("src of another language", {"src/main.ts": "", "acme/__init__.py": ""}, "."),
    ("empty src", {"src/.keep": ""}, "src"),
    ("declared", {"pyproject.toml": SRC, "lib/acme/__init__.py": ""}, "lib"),
    (
        "hatchling",
        {
            "pyproject.toml": '[tool.hatch.build.targets.wheel]\npackages = ["generator/acme"]\n'
        },
        "generator",
    ),
    (
        "poetry",
        {
            "pyproject.toml": '[tool.poetry]\npackages = [{include = "a", from = "py"}]\n'
        },
        "py",
    ),
    (
        "uv",
        {"pyproject.toml": '[tool.uv.build-backend]\nmodule-root = "code"\n'},
        "code",
    ),
]


@pytest.mark.parametrize(
    ("files", "output"), [row[1:] for row in LAYOUTS], ids=[row[0] for row in LAYOUTS]
)
def test_the_package_goes_where_the_project_keeps_its_own(
    files: dict[str, str], output: str, mooring: Mooring, folder: Path, document: Path
) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    assert f'output = "{output}"' in mooring("init", "openapi.yaml", "--dry-run").stdout


PYPROJECT = """\
# Ours.
[project]
name = "acme"  # not for sale
dependencies = ["pydantic"]

[tool.black]
line-length = 100

[[tool.mypy.overrides]]
module = "x"
"""
ODD = [
    ("nothing at the end", PYPROJECT.rstrip("\n")),
    ("line ends of Windows", PYPROJECT.replace("\n", "\r\n")),
    ("tool as an inline table", '[project]\nname = "a"\n'),
    ("dotted keys", "tool.black.line-length = 100\n"),
    (
        "tool tables apart",
        '[tool.black]\na = 1\n[project]\nname = "a"\n[tool.ruff]\nb = 1\n',
    ),
    ("a comment that names it", "# see [tool.mooring]\n[project]\nname = 'a'\n"),
]


@pytest.mark.parametrize("text", [one[1] for one in ODD], ids=[one[0] for one in ODD])
def test_comments_order_and_line_ends_of_pyproject_stay(
    text: str, mooring: Mooring, folder: Path, document: Path
) -> None:
    path = folder / "pyproject.toml"
    path.write_bytes(text.encode())
    assert mooring("init", "openapi.yaml").exit_code == 0
    after = path.read_bytes().decode()
    end = "\r\n" if "\r\n" in text else "\n"
    assert after.count("\n") == after.count(end)
    added = [f"[tool.mooring]{end}", f'output = "."{end}']
    kept = [
        line for line in after.splitlines(keepends=True) if line.strip() or line == ""
    ]
    before = [one for one in text.splitlines(keepends=True) if one.strip()]
    assert [line.strip() for line in kept if line not in added] == [
        one.strip() for one in before
    ]
    settings = tomllib.loads(after)["tool"]
    assert settings.pop("mooring") == {"output": "."}
    assert settings == tomllib.loads(text).get("tool", {})


def test_a_client_that_is_there_already_is_not_touched(
    mooring: Mooring, folder: Path, document: Path
) -> None:
    other = folder / "acme_rockets"
    other.mkdir()
    (other / "__init__.py").write_text("ours = True\n")
    result = mooring("init", "openapi.yaml")
    assert result.exit_code == 0
    assert tree(other) == {"__init__.py": b"ours = True\n"}
    assert "acme_rockets_client" in result.stderr
    assert imported(folder, "acme_rockets_client.v2")
    assert mooring("init", "openapi.yaml").stdout.startswith("Nothing to do")


@pytest.mark.parametrize(
    ("title", "package"),
    [("Calendar API", "calendar_client"), ("Pydantic", "pydantic_client")],
)
def test_a_package_hides_no_module_that_others_import(
    title: str, package: str, mooring: Mooring, document: Path
) -> None:
    document.write_text(DOCUMENT.replace("Acme Rockets API", title))
    assert package in mooring("init", "openapi.yaml", "--dry-run").stdout


def test_a_build_that_stops_at_the_new_folders_is_told_what_it_needs(
    mooring: Mooring, folder: Path, document: Path
) -> None:
    (folder / "acme").mkdir()
    (folder / "acme/__init__.py").write_text("")
    (folder / "pyproject.toml").write_text('[project]\nname = "acme"\n')
    said = mooring("init", "openapi.yaml").stderr
    assert 'include = ["acme*", "acme_rockets*"]' in said
    with (folder / "pyproject.toml").open("a") as file:
        file.write("\n[tool.setuptools.packages.find]\n")
        file.write('include = ["acme*", "acme_rockets*"]\n')
    assert "[build-" not in mooring("doctor").stdout


def test_a_second_api_joins_the_first(
    mooring: Mooring, folder: Path, document: Path
) -> None:
    mooring("init", "openapi.yaml")
    settings = (folder / "pyproject.toml").read_bytes()
    (folder / "other.yaml").write_text(DOCUMENT.replace("Acme Rockets", "Moons"))
    assert mooring("init", "other.yaml").exit_code == 0
    assert (folder / "moons/v2/client.py").is_file()
    assert (folder / "pyproject.toml").read_bytes() == settings
    assert mooring("check").exit_code == 0


def test_a_run_that_was_stopped_is_taken_up_again(
    mooring: Mooring, folder: Path, document: Path
) -> None:
    mooring("init", "openapi.yaml")
    whole = tree(folder)
    for path in sorted((folder / "acme_rockets").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert "wrote acme_rockets/v2" in mooring("init", "openapi.yaml").stdout
    assert tree(folder) == whole


WRONG = [
    (["init"], 2, "Name a SOURCE"),
    (["init", "nothing.yaml"], 3, "nothing.yaml:1:1: error: There is no such file"),
    (["init", "empty.yaml"], 3, "empty.yaml:1:1: error: "),
    (["init", "openapi.yaml", "--revision", "soon"], 2, "--revision takes a day"),
    (["init", "openapi.yaml", "--api", "../x"], 2, "--api takes letters"),
    (["init", "openapi.yaml", "--version", "1.0"], 2, "take an identifier such as v2"),
    (["init", "openapi.yaml", "--ci", "jenkins"], 2, "'jenkins' is not one of"),
    (["init", "--from", "datamodel-codegen"], 2, "no [tool.datamodel-codegen]"),
    (["init", "--ci", "github"], 2, "Name a SOURCE"),
    (["init", "http://127.0.0.1/x.yaml"], 3, "--allow-private"),
]


@pytest.mark.parametrize(
    ("arguments", "code", "said"), WRONG, ids=[" ".join(row[0]) for row in WRONG]
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    arguments: list[str],
    code: int,
    said: str,
    mooring: Mooring,
    folder: Path,
    document: Path,
) -> None:
    (folder / "empty.yaml").write_text("")
    before = tree(folder)
    result = mooring(*arguments)
    assert result.exit_code == code
    assert said in result.stderr
    assert tree(folder) == before


def test_another_document_under_the_same_name_is_sent_to_import(
    mooring: Mooring, folder: Path, document: Path
) -> None:
    mooring("init", "openapi.yaml")
    document.write_text(DOCUMENT + "x-more: true\n")
    result = mooring("init", "openapi.yaml")
    assert result.exit_code == 2
    command = result.stderr.partition("mooring import ")[2].partition(" DATE")[0]
    arguments = ["import", *command.split(), "2030-01-01"]
    assert mooring(*arguments).exit_code == 0


def test_settings_are_taken_back_when_nothing_can_be_vendored(
    mooring: Mooring, folder: Path, document: Path
) -> None:
    (folder / "pyproject.toml").write_text(PYPROJECT)
    (folder / "specs").write_text("in the way")
    before = tree(folder)
    assert mooring("init", "openapi.yaml").exit_code == 2
    assert tree(folder) == before


def test_a_folder_of_pages_is_set_up(mooring: Mooring, folder: Path) -> None:
    pages = folder / "pages"
    pages.mkdir()
    source = ROOT / "specs/browser-use/v3/2026-03-10.md"
    (pages / "create-session.md").write_bytes(source.read_bytes())
    (pages / "llms.txt").write_text("# Docs\n\n- [Create](create-session.md)\n")
    result = mooring("init", "pages/llms.txt", "--api", "cloud")
    assert result.exit_code == 0, result.stderr
    assert (folder / "cloud/v3/resources/sessions.py").is_file()
    assert mooring("init", "pages").stdout.startswith("Nothing to do")


def test_an_address_is_set_up_and_remembered(mooring: Mooring, folder: Path) -> None:
    published = folder.parent / "published"
    published.mkdir()
    (published / "openapi.yaml").write_text(DOCUMENT)
    handler = partial(SimpleHTTPRequestHandler, directory=str(published))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/openapi.yaml"
        result = mooring("init", address, "--allow-private", "--revision", "2026-01-01")
        again = mooring("init", address, "--allow-private")
        server.shutdown()
    assert result.exit_code == 0, result.stderr
    settings = tomllib.loads((folder / "specs/acme-rockets/api.toml").read_text())
    (revision,) = settings["versions"]["v2"]["revisions"]
    assert revision["source"] == address
    assert (folder / "specs/acme-rockets/v2/2026-01-01.fetched.json").is_file()
    assert again.stdout.startswith("Nothing to do")
    assert mooring("doctor").stdout == ""


def answered(
    folder: Path, arguments: list[str], answers: str, **environment: str
) -> tuple[str, int]:
    """What a command says on a terminal to a person who gives some answers, and how it ends."""
    main_end, command_end = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "mooring", *arguments],
        cwd=folder,
        stdin=command_end,
        stdout=command_end,
        stderr=command_end,
        env={
            **{key: value for key, value in os.environ.items() if key != "CI"},
            "PYTHONPATH": str(ROOT / "generator"),
            **environment,
        },
    )
    os.close(command_end)
    os.write(main_end, answers.encode())
    said = b""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if select.select([main_end], [], [], 1)[0]:
            try:
                said += os.read(main_end, 4096)
            except OSError:
                break
        elif process.poll() is not None:
            break
    os.close(main_end)
    return said.decode(), process.wait(timeout=10)


def test_a_person_on_a_terminal_is_asked(folder: Path, document: Path) -> None:
    said, code = answered(folder, ["init"], "openapi.yaml\n\n1.0\nv7\n")
    assert code == 0, said
    assert "API [acme-rockets]:" in said
    assert "take an identifier such as v2" in said
    assert (folder / "acme_rockets/v7/client.py").is_file()
    said, code = answered(folder, ["init", "openapi.yaml"], "")
    assert (code, "Nothing to do" in said) == (0, True)


def test_nobody_is_asked_who_has_said_it_all(folder: Path, document: Path) -> None:
    said, code = answered(folder, ["init", "openapi.yaml", "--api", "acme"], "")
    assert (code, "API [" in said) == (0, False)


def test_a_build_is_never_asked_even_on_a_terminal(
    folder: Path, document: Path
) -> None:
    said, code = answered(folder, ["init"], "openapi.yaml\n", CI="true")
    assert (code, "Name a SOURCE" in said) == (2, True)
