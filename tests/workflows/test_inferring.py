"""What is inferred becomes data in `api.toml`, which is corrected there and held against the document."""

import tomllib
from pathlib import Path

import pytest
from mooring import sources
from mooring.bindings.runtime.signatures import Signature
from mooring.config import load_api
from mooring.config.conducts import kind_of, record
from mooring.diagnostics import Unreadable
from mooring.inference import infer
from mooring.model import Conduct, LinkPages
from mooring.spec import parse

from tests.inference.test_cases import CASES
from tests.workflows.conftest import Run

SETTINGS = 'name = "a"\n\n[versions.v1]\n\n'


def vendor(mooring: Run, project: Path, case: str) -> Path:
    """A version v1 of the API `works`, from a recorded case; its settings."""
    document = CASES / case / "openapi.yaml"
    names = ("--api", "works", "--version", "v1", "--revision", "2026-01-01")
    assert mooring("import", str(document), *names).returncode == 0
    return project / "specs" / "works" / "api.toml"


def test_what_is_recorded_is_in_the_bindings_and_nothing_else(
    mooring: Run, project: Path
) -> None:
    settings = vendor(mooring, project, "runs")
    package = project / "generated" / "works" / "v1"
    assert mooring("generate", "works/v1").returncode == 0
    assert not (package / "_runtime" / "runs.py").exists()

    run = mooring("infer", "works/v1", "--write")
    assert run.returncode == 0
    assert run.stdout == "wrote specs/works/api.toml\n"
    assert "2 certain, 1 guesses" in run.stderr
    recorded = tomllib.loads(settings.read_text("utf-8"))["versions"]["v1"]["inferred"]
    assert recorded.keys() == {"POST /works"}
    assert '# [versions.v1.inferred."POST /orders".run]' in settings.read_text("utf-8")
    assert mooring("check").returncode == 1
    assert mooring("generate", "works/v1").returncode == 0
    assert "def run(" in (package / "resources" / "works.py").read_text("utf-8")

    again = mooring("infer", "works/v1", "--write")
    assert again.stdout == "unchanged specs/works/api.toml\n"


def test_what_the_document_does_not_support_is_an_error_at_its_line(
    mooring: Run, project: Path
) -> None:
    settings = vendor(mooring, project, "runs")
    assert mooring("infer", "works/v1", "--write").returncode == 0
    text = settings.read_text("utf-8").replace('"completed"', '"perfect"')
    settings.write_text(text, "utf-8")
    line = text.split("\n").index('[versions.v1.inferred."POST /works".run]') + 1
    run = mooring("generate", "works/v1")
    assert run.returncode == 3
    assert (
        f"specs/works/api.toml:{line}:1: error: POST /works: the states" in run.stderr
    )
    assert "do not include perfect" in run.stderr
    assert "[unsupported-inference]" in run.stderr


def test_what_was_declined_is_not_suggested_again(mooring: Run, project: Path) -> None:
    settings = vendor(mooring, project, "runs")
    with settings.open("a", encoding="utf-8") as file:
        file.write(
            '\n[versions.v1.inferred."POST /works"]\nrun = false\nidempotency = false\n'
        )
    run = mooring("infer", "works/v1")
    assert run.stdout.startswith("# A guess")
    assert "0 certain, 1 guesses, 2 decided before" in run.stderr
    assert mooring("generate", "works/v1").returncode == 0
    text = project / "generated" / "works" / "v1" / "resources" / "works.py"
    assert "def run(" not in text.read_text("utf-8")


def test_a_lone_document_has_what_is_certain_of_it(
    mooring: Run, project: Path, tmp_path: Path
) -> None:
    document = CASES / "pages" / "openapi.yaml"
    output = tmp_path / "lists"
    run = mooring("generate", "--spec", str(document), "--output", str(output))
    assert (run.returncode, run.stderr) == (0, "")
    text = (output / "resources" / "numbers.py").read_text("utf-8")
    assert "-> _pages.NumbersListResponsePage:" in text
    assert "_paging" not in (output / "resources" / "guess.py").read_text("utf-8")


@pytest.mark.parametrize("case", ["pages", "runs"])
def test_what_is_written_is_read_as_the_same(case: str, tmp_path: Path) -> None:
    document = (CASES / case / "openapi.yaml").read_bytes()
    inferred = infer(parse(sources.read("openapi.yaml", document)))
    # A path is a text of the document, and has no power over the settings.
    hostile = Conduct('GET /"]\n[x]\\\x7f\u2028', LinkPages(()))
    tables = [
        *(
            record("versions.v1.inferred", one.conduct, one.evidence)
            for one in inferred
        ),
        record("versions.v1.inferred", hostile, ('"""\n[y]',)),
    ]
    path = tmp_path / "api.toml"
    path.write_text(SETTINGS + "\n".join(tables), "utf-8")
    [version] = load_api(path).versions
    assert version.conducts == (*(one.conduct for one in inferred), hostile)
    assert version.decided == {
        (one.operation, kind_of(one.behaviour)) for one in version.conducts
    }
    text = path.read_text("utf-8").split("\n")
    for one in version.conducts:
        assert one.location is not None
        assert text[one.location.line - 1].endswith(f".{kind_of(one.behaviour)}]")


@pytest.mark.parametrize(
    ("stated", "message"),
    [
        ("inferred = 1", "`versions.v1.inferred` must be a table"),
        ('inferred."GET /x" = 1', "must be a table with some of pages, run"),
        ('inferred."GET /x".paging = 1', "must be a table with some of pages, run"),
        ('inferred."GET /x".pages = true', "must be a table, or false where"),
        ('inferred."GET /x".pages = {by = "link"}', "`items` must be given"),
        (
            'inferred."GET /x".pages = {by = "page", items = "", parameter = "p"}',
            "is 'page'; it is one of cursor",
        ),
        (
            'inferred."GET /x".pages = {by = "link", items = "", total = "t"}',
            "has total; known are by, items and evidence",
        ),
        (
            'inferred."GET /x".pages = {by = "number", items = "", parameter = "p", first = "1"}',
            "`first` must be a whole number",
        ),
        ("webhooks = 1", "`webhooks` must be a table"),
        ('webhooks = {scheme = "md5"}', "`scheme` is one of hmac-sha256"),
        ('webhooks = {header = "x", tolerance = 0}', "`tolerance` is a number"),
        (
            'webhooks = {scheme = "standard-webhooks", header = "x"}',
            "has header; known are scheme, tolerance",
        ),
        (
            'inferred."POST /x".run = {poll = "GET /x/{id}", id = "id", status = "status"}',
            "`done` lists the states",
        ),
    ],
)
def test_settings_that_mean_nothing_are_refused(
    tmp_path: Path, stated: str, message: str
) -> None:
    path = tmp_path / "api.toml"
    path.write_text(f"{SETTINGS}{stated}\n", "utf-8")
    with pytest.raises(Unreadable, match=message):
        load_api(path)


def test_how_messages_are_signed_is_in_the_bindings(
    mooring: Run, project: Path
) -> None:
    settings = project / "specs" / "browser-use" / "api.toml"
    table = """
[versions.v2.webhooks]
header = "X-Browser-Use-Signature"
timestamp = "X-Browser-Use-Timestamp"
body = "canonical"
"""
    settings.write_text(settings.read_text("utf-8") + table, "utf-8")
    assert mooring("generate", "browser-use/v2").returncode == 0
    package = project / "generated" / "browser_use_cloud" / "v2"
    text = (package / "webhooks.py").read_text("utf-8")
    assert (package / "_runtime" / "signatures.py").exists()
    names: dict[str, object] = {}
    exec(text.replace("from ._runtime", "from mooring.bindings.runtime"), names)
    assert names["SIGNATURE"] == Signature(
        "X-Browser-Use-Signature",
        timestamp="X-Browser-Use-Timestamp",
        is_canonical=True,
    )
