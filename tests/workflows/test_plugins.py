"""Sources, report formats and rules of other distributions, installed as a person would."""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from mooring import plugins
from tests.files.killing import DOCUMENT
from tests.workflows.conftest import ROOT

EXAMPLES = sorted((ROOT / "examples/plugins").iterdir())
TABLE = "method,path,id\nGET,/pets,list_pets\nPOST,/pets,create_pet\n"
BROKEN_FORM = (
    "TITLE, RANK = 'a form', 2\ndef recognises(page): return 1 / 0\n"
    "def read(page, grounds): ...\n"
)
BROKEN_RULE = (
    "from mooring.document import Fact\nfrom mooring.model import Operation\n"
    "from mooring.drift.rule import Example, added\n"
    "@added(Operation, fact=Fact.NAMES, reports=Example('', ''), ignores=Example('', ''))\n"
    "def broken(after):\n    '''Broken.'''\n    raise KeyError('x')\n"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the examples are installed."""
    folder = tmp_path_factory.mktemp("site")
    is_at_hand = importlib.util.find_spec("hatchling") is not None
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"),
            *(["--no-build-isolation", "--no-index"] if is_at_hand else []),
            *("--target", str(folder), *map(str, EXAMPLES)),
        ],
        check=True,
    )
    return folder


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    (tmp_path / "table.csv").write_text(TABLE)
    (tmp_path / "old.yaml").write_text(DOCUMENT.format("first"))
    added = "  /more: {get: {operationId: getMore, responses: {}}}\ncomponents:"
    text = DOCUMENT.format("first").replace("components:", added)
    (tmp_path / "new.yaml").write_text(text)
    return tmp_path


def run(folder: Path, site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(ROOT / "generator"), str(site)))
    return subprocess.run(
        [sys.executable, "-m", "mooring", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def installed(folder: Path, group: str, module: str, value: str = "broken") -> Path:
    """A folder with a plugin of one module, as an installer leaves it."""
    (folder / "broken-1.dist-info").mkdir(parents=True)
    (folder / "broken-1.dist-info/METADATA").write_text(
        "Metadata-Version: 2.1\nName: broken\nVersion: 1\n"
    )
    (folder / "broken-1.dist-info/entry_points.txt").write_text(
        f"[{group}]\nbroken = {value}\n"
    )
    (folder / "broken.py").write_text(module)
    return folder


def test_a_source_reads_what_mooring_does_not(site: Path, documents: Path) -> None:
    generate = ("generate", "--spec", "table.csv", "--output", "client")
    assert run(documents, documents, *generate).returncode == 3
    done = run(documents, site, *generate)
    assert (done.returncode, done.stdout) == (0, "wrote client\n"), done.stderr
    written = (documents / "client/resources/pets.py").read_text()
    assert "def list(self)" in written
    assert "def create(self)" in written


def test_a_newer_version_of_a_source_makes_what_it_read_stale(
    site: Path, documents: Path, tmp_path: Path
) -> None:
    mine = shutil.copytree(site, tmp_path / "site")
    (documents / "mooring.toml").write_text("")
    names = ("--api", "pets", "--version", "v1", "--revision", "2026-01-01")
    assert run(documents, mine, "import", "table.csv", *names).returncode == 0
    assert run(documents, mine, "generate").returncode == 0
    (manifest,) = documents.glob("generated/pets/v1/.mooring-manifest.json")
    before = manifest.read_text()
    assert run(documents, mine, "generate").stdout.startswith("unchanged ")
    for metadata in mine.glob("*.dist-info/METADATA"):
        text = metadata.read_text()
        metadata.write_text(re.sub(r"(?m)^Version: .*", "Version: 99", text))
    assert run(documents, mine, "generate").returncode == 0
    assert manifest.read_text() != before


def test_a_rule_and_a_report_format_tell_what_changed(
    site: Path, documents: Path
) -> None:
    done = run(documents, site, "drift", "old.yaml", "new.yaml", "--format", "json")
    rules = [one["rule"] for one in json.loads(done.stdout)["findings"]]
    assert sorted(rules) == ["operation-added", "operation-id-style"]
    done = run(documents, site, "drift", "new.yaml", "old.yaml", "--format", "chat")
    assert json.loads(done.stdout)["text"].splitlines() == [
        "new.yaml → old.yaml: 1 breaking",
        "• GET /more: operation-removed",
    ]
    done = run(documents, site, "explain", "operation-id-style")
    assert "Ask for another id" in done.stdout


@pytest.mark.parametrize(
    ("group", "module", "value", "said"),
    [
        (plugins.SOURCES, "1 / 0", "broken", "cannot be loaded: ZeroDivisionError"),
        (plugins.SOURCES, "", "broken", "is no source: it needs TITLE, RANK"),
        (plugins.SOURCES, BROKEN_FORM, "broken", "failed: ZeroDivisionError"),
        (plugins.RULES, "", "nowhere", "cannot be loaded: ModuleNotFoundError"),
        (plugins.RULES, "broken = 1", "broken:broken", "is no rule"),
        (plugins.RULES, BROKEN_RULE, "broken:broken", "failed: KeyError: 'x'"),
        (
            plugins.REPORTS,
            "def broken(report): raise SystemError('a\\nb')",
            "broken:broken",
            "failed: SystemError: a b",
        ),
        (plugins.REPORTS, "def broken(report): return 1", "broken:broken", "no text"),
    ],
)
def test_a_broken_plugin_is_named(
    documents: Path, tmp_path: Path, group: str, module: str, value: str, said: str
) -> None:
    folder = installed(tmp_path / "site", group, module, value)
    command = {
        plugins.SOURCES: ("generate", "--spec", "table.csv", "--output", "client"),
        plugins.RULES: ("drift", "old.yaml", "new.yaml"),
        plugins.REPORTS: ("drift", "old.yaml", "new.yaml", "--format", "broken"),
    }[group]
    done = run(documents, folder, *command)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"mooring: error: The plugin broken of {group} ")
    assert said in line


def test_a_format_that_nobody_has_is_said(documents: Path) -> None:
    done = run(documents, documents, "drift", "a", "b", "--format", "tea")
    assert done.returncode == 2
    assert "There is no format tea; there are text, markdown" in done.stderr


def test_without_plugins_nothing_is_loaded_for_them() -> None:
    """Looking for plugins imports nothing, and takes a few milliseconds once."""
    program = (
        "import sys\nbefore = set(sys.modules)\nfrom mooring import plugins\n"
        "import time\nstarted = time.process_time()\n"
        "assert not plugins.loaded(plugins.RULES)\n"
        "assert time.process_time() - started < 0.1\n"
        "print('importlib.metadata' in set(sys.modules) - before)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "False\n"


def test_every_type_that_a_plugin_may_rely_on_is_there() -> None:
    named = re.findall(
        r"`(mooring(?:\.[a-z_]+)+)\.([A-Za-z]\w*)`", plugins.__doc__ or ""
    )
    assert len(named) > 20
    for module, name in named:
        if f"{module}.{name}" not in (plugins.SOURCES, plugins.REPORTS, plugins.RULES):
            found = import_module(module)
            assert hasattr(found, name) or import_module(f"{module}.{name}")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_example_is_short_enough_to_be_copied(example: Path) -> None:
    (module,) = example.glob("*.py")
    lines = [line for line in module.read_text().splitlines() if line.strip()]
    assert len(lines) <= 30
