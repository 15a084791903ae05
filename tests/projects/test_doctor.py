"""Whatever is wrong with a set-up is found where it is, with what mends it; a sound one is left in peace."""

import json
import re
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from mooring.workflows.checkup import CHECKS
from tests.projects.conftest import Git, Mooring
from tests.workflows.cluster import running
from tests.workflows.conftest import ROOT

PYPROJECT = """\
[project]
name = "acme"
requires-python = ">=3.11"
dependencies = ["httpx2>=2.16", "pydantic>=2.12"]

[tool.mooring]
output = "src"
"""
Fault = Callable[[Path], None]


@pytest.fixture
def sound(mooring: Mooring, folder: Path, document: Path) -> Path:
    """A project in which nothing is wrong."""
    (folder / "pyproject.toml").write_text(PYPROJECT)
    (folder / "src/acme").mkdir(parents=True)
    (folder / "src/acme/__init__.py").write_text("")
    run = mooring(
        "init", "openapi.yaml", "--api", "rockets", "--revision", "2026-01-01"
    )
    assert run.exit_code == 0, run.stderr
    return folder


def replaced(path: str, old: str, new: str) -> Fault:
    def fault(folder: Path) -> None:
        text = (folder / path).read_text()
        assert old in text
        (folder / path).write_text(text.replace(old, new, 1))

    return fault


def added(path: str, text: str) -> Fault:
    def fault(folder: Path) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        with (folder / path).open("a") as file:
            file.write(text)

    return fault


def removed(path: str) -> Fault:
    def fault(folder: Path) -> None:
        place = folder / path
        shutil.rmtree(place) if place.is_dir() else place.unlink()

    return fault


def setting(line: str) -> Fault:
    return added("pyproject.toml", f"{line}\n")


def settings_elsewhere(folder: Path) -> None:
    (folder / "mooring.toml").write_text('output = "src"\n')


def line_ends_of_windows(folder: Path) -> None:
    path = folder / "specs/rockets/v2/2026-01-01.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def flat_layout(folder: Path) -> None:
    (folder / "src").rename(folder / "lib")
    for name in ("acme", "rockets"):
        (folder / "lib" / name).rename(folder / name)
    (folder / "lib").rmdir()
    replaced("pyproject.toml", 'output = "src"', 'output = "."')(folder)


def build(backend: str, more: str = "") -> Fault:
    return added(
        "pyproject.toml", f'\n[build-system]\nbuild-backend = "{backend}"\n{more}'
    )


def cluster_that_is_gone(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    setting(f'executor = "dask"\nscheduler = "tcp://127.0.0.1:{port}"')(folder)


API = "specs/rockets/api.toml"
YAML = "specs/rockets/v2/2026-01-01.yaml"
FAULTS: list[tuple[str, str, str, Fault]] = [
    (
        "settings-missing",
        "pyproject.toml:1",
        "mooring init SOURCE",
        replaced("pyproject.toml", "[tool.mooring]", "[tool.other]"),
    ),
    (
        "invalid-settings",
        "pyproject.toml:1",
        "not valid TOML",
        added("pyproject.toml", "x = ["),
    ),
    (
        "invalid-settings",
        API,
        "must be given as a string",
        replaced(API, 'sha256 = "', 'sha = "'),
    ),
    (
        "setting-unknown",
        "pyproject.toml:7",
        "write output",
        replaced("pyproject.toml", "output", "ouput"),
    ),
    ("settings-twice", "pyproject.toml:6", "take one of them out", settings_elsewhere),
    ("templates-missing", "pyproject.toml:8", "make it", setting('templates = "mine"')),
    (
        "template-unknown",
        "mine/client/client.py.jinja.jinja",
        "one of them",
        lambda folder: (
            setting('templates = "mine"')(folder),
            added("mine/client/client.py.jinja.jinja", "")(folder),
        )[0],
    ),
    (
        "nothing-vendored",
        "pyproject.toml:8",
        "`specs` names another",
        setting('specs = "documents"'),
    ),
    ("vendored-file-missing", f"{API}:5", "git restore", removed(YAML)),
    (
        "vendored-file-changed",
        YAML,
        "not the file that was vendored",
        added(YAML, "# edited\n"),
    ),
    ("vendored-file-changed", YAML, ".gitattributes", line_ends_of_windows),
    (
        "overlay-missing",
        API,
        "write it",
        replaced(
            API,
            "[[versions",
            '[versions.v2]\noverlays = ["v2/fixes.yaml"]\n\n[[versions',
        ),
    ),
    (
        "base-missing",
        f"{API}:8",
        "no revision of v2",
        added(API, 'base = "2025-01-01"\n'),
    ),
    (
        "name-not-importable",
        API,
        "must be an identifier",
        replaced(API, "versions.v2", 'versions."2.0"'),
    ),
    (
        "module-hidden",
        f"{API}:2",
        "Python's own module",
        replaced(API, "\n", '\npackage = "calendar"\n'),
    ),
    (
        "file-missing",
        "src/rockets/v2/client.py",
        "mooring generate",
        removed("src/rockets/v2/client.py"),
    ),
    (
        "file-edited",
        "src/rockets/v2/client.py",
        "--force",
        added("src/rockets/v2/client.py", "# mine\n"),
    ),
    (
        "file-stale",
        "src/rockets/v2",
        "mooring generate",
        replaced(API, "\n", '\nenvironment = "OTHER"\n'),
    ),
    (
        "file-extra",
        "src/rockets/v2/mine.py",
        "move it out",
        added("src/rockets/v2/mine.py", ""),
    ),
    (
        "file-missing",
        "specs/rockets/v2/2026-01-01.openapi.yaml",
        "mooring import",
        removed("specs/rockets/v2/2026-01-01.openapi.yaml"),
    ),
    (
        "output-not-importable",
        "pyproject.toml:7",
        'output = "src"',
        replaced("pyproject.toml", 'output = "src"', 'output = "generated"'),
    ),
    (
        "output-not-importable",
        "pyproject.toml:7",
        "outside",
        replaced("pyproject.toml", 'output = "src"', 'output = "../out"'),
    ),
    ("build-stopped", "pyproject.toml:1", "packages.find", flat_layout),
    (
        "bindings-not-shipped",
        "pyproject.toml:10",
        "hatchling",
        build("hatchling.build"),
    ),
    ("bindings-not-shipped", "pyproject.toml:10", "uv_build", build("uv_build")),
    (
        "bindings-not-shipped",
        "pyproject.toml:10",
        "setuptools",
        build(
            "setuptools.build_meta",
            '[tool.setuptools.packages.find]\nwhere = ["src"]\ninclude = ["acme*"]\n',
        ),
    ),
    (
        "need-undeclared",
        "pyproject.toml:4",
        '"httpx2>=2.16"',
        replaced("pyproject.toml", '"httpx2>=2.16", ', ""),
    ),
    (
        "need-excluded",
        "pyproject.toml:4",
        "pydantic<2",
        replaced("pyproject.toml", "pydantic>=2.12", "pydantic<2"),
    ),
    (
        "need-excluded",
        "pyproject.toml:4",
        "pydantic==2.5.1",
        replaced("pyproject.toml", "pydantic>=2.12", "pydantic==2.5.1"),
    ),
    (
        "python-too-old",
        "pyproject.toml:3",
        ">=3.11",
        replaced("pyproject.toml", ">=3.11", ">=3.9"),
    ),
    (
        "python-too-old",
        ".python-version",
        "newer one",
        added(".python-version", "3.10.4\n"),
    ),
    (
        "executor-unreachable",
        "pyproject.toml:8",
        "give its address",
        cluster_that_is_gone,
    ),
]


@pytest.mark.parametrize(
    ("code", "place", "mend", "fault"),
    FAULTS,
    ids=[f"{row[0]} {number}" for number, row in enumerate(FAULTS)],
)
def test_a_fault_is_found_where_it_is_with_what_mends_it(
    code: str, place: str, mend: str, fault: Fault, mooring: Mooring, sound: Path
) -> None:
    fault(sound)
    result = mooring("doctor")
    found = [line for line in result.stdout.splitlines() if line.endswith(f"[{code}]")]
    assert found, result.stdout + result.stderr
    assert found[0].startswith(place)
    assert mend in found[0]
    assert result.exit_code == (
        0 if ": warning: " in result.stdout and ": error: " not in result.stdout else 1
    )


def test_a_sound_project_is_left_in_peace(mooring: Mooring, sound: Path) -> None:
    result = mooring("doctor")
    assert (result.exit_code, result.stdout) == (0, "")


SOUND: list[tuple[str, Fault]] = [
    ("httpx instead", replaced("pyproject.toml", "httpx2>=2.16", "httpx>=0.28")),
    ("pinned", replaced("pyproject.toml", "pydantic>=2.12", "pydantic==2.13.4")),
    ("a range", replaced("pyproject.toml", "pydantic>=2.12", "pydantic>=2,<3")),
    ("compatible", replaced("pyproject.toml", "pydantic>=2.12", "pydantic~=2.10")),
    (
        "another series",
        replaced("pyproject.toml", "pydantic>=2.12", "pydantic~=2.14.1"),
    ),
    (
        "hatchling told",
        build(
            "hatchling.build",
            '[tool.hatch.build.targets.wheel]\npackages = ["src/acme", "src/rockets"]\n',
        ),
    ),
    (
        "uv told",
        build(
            "uv_build", '[tool.uv.build-backend]\nmodule-name = ["acme", "rockets"]\n'
        ),
    ),
]


@pytest.mark.parametrize(
    "change", [row[1] for row in SOUND], ids=[row[0] for row in SOUND]
)
def test_other_ways_to_be_sound_are_no_fault(
    change: Fault, mooring: Mooring, sound: Path
) -> None:
    change(sound)
    result = mooring("doctor")
    assert (result.exit_code, result.stdout) == (0, "")


def test_every_check_is_made_to_find_something() -> None:
    """The faults here, and the two of git below, are as many kinds as there are checks."""
    kinds = {row[0] for row in FAULTS} - {"settings-missing", "invalid-settings"}
    states = {one for one in kinds if one.startswith("file-")}
    assert len(kinds) - len(states) + 1 + 2 == len(CHECKS)


def test_a_cluster_that_answers_is_no_fault(mooring: Mooring, sound: Path) -> None:
    with running(0) as address:
        setting(f'executor = "dask"\nscheduler = "{address}"')(sound)
        assert mooring("doctor").stdout == ""


def test_what_git_ignores_is_said(mooring: Mooring, sound: Path, git: Git) -> None:
    (sound / ".gitignore").write_text("rockets/\n")
    lines = mooring("doctor").stdout.splitlines()
    assert len(lines) == 3
    assert all("[ignored-by-git]" in line for line in lines)
    git("add", "--force", ".")
    assert mooring("doctor").stdout == ""


def test_a_shallow_clone_is_told_how_to_get_the_base_branch(
    mooring: Mooring,
    sound: Path,
    git: Git,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    git("add", ".")
    git("commit", "-qm", "all")
    git("checkout", "-qb", "change")
    git("commit", "-q", "--allow-empty", "-m", "more")
    assert mooring("doctor").stdout == ""
    git(
        "clone",
        "-q",
        "--depth",
        "1",
        "--branch",
        "change",
        sound.as_uri(),
        str(tmp_path / "clone"),
    )
    monkeypatch.chdir(tmp_path / "clone")
    result = mooring("doctor", GITHUB_ACTIONS="true", GITHUB_BASE_REF="main")
    assert result.exit_code == 1
    assert re.fullmatch(
        r".*: error: .* `fetch-depth: 0`\. \[base-branch-missing\]\n", result.stdout
    )


def test_programs_are_told_the_same(mooring: Mooring, sound: Path) -> None:
    (sound / "src/rockets/v2/client.py").unlink()
    result = mooring("doctor", "--json")
    assert result.exit_code == 1
    (found,) = json.loads(result.stdout)["findings"]
    assert (found["code"], found["file"]) == (
        "file-missing",
        "src/rockets/v2/client.py",
    )


def test_names_in_what_is_told_are_harmless(mooring: Mooring, sound: Path) -> None:
    setting('"\\u001b[31m" = 1')(sound)
    assert "\x1b" not in mooring("doctor").stdout


def test_a_folder_of_pages_that_was_changed_is_said(
    mooring: Mooring, folder: Path
) -> None:
    source = ROOT / "specs/browser-use/v3/2026-03-10.md"
    (folder / "pages").mkdir()
    (folder / "pages/a.md").write_bytes(source.read_bytes())
    mooring("init", "pages", "--revision", "2026-01-01")
    assert mooring("doctor").stdout == ""
    (page,) = folder.glob("specs/*/*/2026-01-01/a.md")
    page.write_text(page.read_text() + "\nMore.\n")
    assert "[vendored-file-changed]" in mooring("doctor").stdout
