"""Whatever a document says, nobody who reads what is printed about it obeys: no terminal, no build, no page.

Each payload says `FORGED` where it would have got its way: at the start of a line, or outside of where words belong.
"""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from markdown_it import MarkdownIt
from markdown_it.token import Token

from mooring import sources
from mooring.cli import main
from mooring.document import Json, JsonObject

from .planting import Planting

SPECS = Path(__file__).parents[2] / "specs" / "browser-use"
PAYLOADS = (
    *("\n::error file=FORGED::FORGED", "\r::warning::FORGED", "%0A::error::FORGED"),
    *("\u2028FORGED", "\x85FORGED", "\x0bFORGED", "\x1b[31mFORGED\x1b]8;;http://forged\x07"),
    *("\u202eFORGED\u2066", "\ufeff\u200bFORGED", "\x9b31mFORGED", "##[error]FORGED ##vso[x]FORGED"),
    *("\n# FORGED\n- FORGED", "</code></pre></script><forged onforged=1>FORGED", "\n```\nFORGED"),
    "`` ` [FORGED](https://forged.example) ![FORGED](https://forged.example/a.png) <img src=x>",
    "| FORGED | **FORGED** @forged #1 https://forged.example forged@forged.example",
    *("]]>FORGED&amp;<!-- FORGED", "{0} [FORGED](1)", "'\"><forged onforged='1'>FORGED"),
)  # fmt: skip
AT_ONCE = (
    "\n::error file=FORGED::FORGED\rFORGED\u2028FORGED\x1b[31m\u202e##[error]FORGED"
)
HEAD = '{"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, '


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three documents with payloads in all places, two of one version and one of the next."""
    found = tmp_path_factory.mktemp("reports")
    for name, path, turn in (
        ("old.json", "v2/2026-03-10.openapi.yaml", 0),
        ("new.json", "v2/2026-03-10.openapi.yaml", 1),
        ("other.json", "v3/2026-03-10.openapi.yaml", 2),
    ):
        root = sources.read("api.yaml", (SPECS / path).read_bytes()).root
        (found / name).write_text(json.dumps(planted(root, turn)))
    (found / "pyproject.toml").write_text("[tool.mooring]\n")
    return found


@pytest.fixture(autouse=True)
def _in_the_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_ACTIONS", "GITLAB_CI"):
        monkeypatch.delenv(name, raising=False)


def planted(root: JsonObject, turn: int) -> JsonObject:
    return Planting(lambda at: PAYLOADS[(at + turn) % len(PAYLOADS)]).planted(root)


def mooring(*arguments: str) -> Result:
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code in (0, 1, 2, 3), done.stderr + repr(done.exception)
    _has_no_forged_line(done.stderr)
    return done


def _has_no_forged_line(text: str) -> None:
    for line in text.split("\n"):
        assert not re.match(r"\W*FORGED", line), line
        assert not re.match(r"\s*::", line), line
    _is_seen(text)


def _is_seen(text: str) -> None:
    assert all(one.isprintable() or one.isspace() for one in text)
    assert not set("\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029") & set(text)
    assert not re.search(r"##(\[|vso)", text)


def test_a_text(folder: Path) -> None:
    for sides in (("old.json", "new.json"), ("old.json", "other.json")):
        text = mooring("drift", *sides, "--format", "text").stdout
        assert text.count("FORGED") > 10
        _has_no_forged_line(text)


def test_annotations_of_github() -> None:
    for sides in (("old.json", "new.json"), ("old.json", "other.json")):
        text = mooring("drift", *sides, "--format", "github").stdout
        _is_seen(text)
        *commands, last = text.splitlines()
        _has_no_forged_line(last)
        assert commands
        for command in commands:
            kind, properties, _ = _taken(command)
            assert kind in ("error", "warning", "notice")
            assert properties.keys() <= {"file", "line", "col", "title"}
            assert "FORGED" not in properties.get("file", "")


def _taken(command: str) -> tuple[str, dict[str, str], str]:
    """A command as the runner takes it apart."""
    found = re.fullmatch(r"::(\w+) ([^\n]*?)::(.*)", command)
    assert found is not None, command
    pairs = (one.split("=", 1) for one in found[2].split(","))
    return found[1], {name: value for name, value in pairs}, found[3]


@pytest.mark.parametrize("format_", ["json", "sarif", "gitlab"])
def test_a_report_for_programs(format_: str) -> None:
    text = mooring("drift", "old.json", "other.json", "--format", format_).stdout
    _is_seen(text)
    value: Json = json.loads(text)
    if format_ == "sarif":
        for message in _messages(value):
            assert not re.search(r"(?<!\\)\[[^\]]*\]\(", message)
            _is_seen(message)
            assert "\n" not in message


def _messages(value: Json) -> Iterator[str]:
    match value:
        case {"message": {"text": str(text)}, **others}:
            yield text
            yield from _messages(others)
        case dict():
            for one in value.values():
                yield from _messages(one)
        case list():
            for one in value:
                yield from _messages(one)
        case _:
            pass


def test_a_report_of_tests() -> None:
    text = mooring("drift", "old.json", "other.json", "--format", "junit").stdout
    _is_seen(text)
    kinds = {one.tag for one in ElementTree.fromstring(text).iter()}
    assert "forged" not in kinds and kinds


def test_a_comment() -> None:
    for sides in (("old.json", "new.json"), ("old.json", "other.json")):
        _is_plain(mooring("drift", *sides, "--format", "markdown").stdout)


def _is_plain(text: str) -> None:
    """Words of a document stand in code spans, and nothing in Markdown is a link or a page's element but our own."""
    _is_seen(text)
    assert "FORGED" in text
    for one in _tokens(MarkdownIt("gfm-like").parse(text)):
        assert one.type not in ("link_open", "image"), one
        if one.type in ("html_block", "html_inline"):
            assert not re.sub(r"</?(details|summary|b)( open)?>", "", one.content).count("<")  # fmt: skip
        if one.type not in ("code_inline", "inline"):
            assert "forged" not in one.content.lower(), one


def _tokens(tokens: list[Token]) -> Iterator[Token]:
    for one in tokens:
        yield one
        yield from _tokens(one.children or [])


class Elements(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.names = set[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {tag, *(name for name, _ in attrs)}


def _is_a_harmless_page(text: str) -> None:
    _is_seen(text)
    assert "FORGED" in text
    elements = Elements()
    elements.feed(text)
    assert {"html", "body"} <= elements.names
    assert not {one for one in elements.names if "forged" in one}
    assert not elements.names & {"img", "iframe", "object", "embed"}


def test_a_page() -> None:
    for sides in (("old.json", "new.json"), ("old.json", "other.json")):
        _is_a_harmless_page(mooring("drift", *sides, "--format", "html").stdout)


def test_a_project_and_what_is_said_about_it(folder: Path) -> None:
    names = ("--api", "t", "--version", "v1", "--revision")
    for source, date in (("old.json", "2026-01-01"), ("new.json", "2026-02-01")):
        done = mooring("import", source, *names, date)
        assert done.exit_code == 0, done.stderr
        _has_no_forged_line(done.stdout)
    told = [
        mooring("generate"),
        mooring("check"),
        mooring("doctor"),
        mooring("history", "t/v1", "POST /tasks"),
        mooring("history", "t/v1", "CreateTaskRequest.llm"),
        mooring("explain", "t/v1", "POST /tasks"),
        mooring("explain", "t/v1", "CreateTaskRequest"),
        mooring("explain", "t/v1", "FORGED"),
    ]
    for name in _properties(json.loads((folder / "new.json").read_text())):
        told.append(mooring("explain", "new.json", f"CreateTaskRequest.{name}"))
        told.append(mooring("explain", "t/v1", f"CreateTaskRequest.{name}"))
        told.append(mooring("history", "t/v1", f"CreateTaskRequest.{name}"))
    for done in told:
        _has_no_forged_line(done.stdout)
    assert sum(one.stdout.count("FORGED") for one in told) > 10
    _is_plain(mooring("changelog", "t/v1").stdout)
    _is_a_harmless_page(mooring("changelog", "t/v1", "--format", "html").stdout)


def _properties(document: JsonObject) -> Iterator[str]:
    match document:
        case {
            "components": {
                "schemas": {"CreateTaskRequest": {"properties": dict(properties)}}
            }
        }:
            yield from (name for name in properties if "FORGED" in name)
        case _:
            raise AssertionError("the document has no such schema")


def test_a_ledger_and_an_overlay(folder: Path) -> None:
    holed = json.loads((folder / "old.json").read_text())
    schemas = holed["components"]["schemas"]
    for payload in PAYLOADS:
        schemas["CreateTaskRequest"]["properties"][payload] = {"$ref": "#/nowhere"}
    (folder / "holed.json").write_text(json.dumps(holed))
    options = ("--report", "ledger.json", "--write-overlay", "overlay.yaml")
    mooring("generate", "--spec", "holed.json", "--output", "holed", *options)
    for name in ("ledger.json", "overlay.yaml"):
        text = (folder / name).read_text("utf-8")
        assert text.count("FORGED") > 10
        assert all(one == "\n" or one.isprintable() for one in text)


def test_what_a_document_suggests_and_what_is_read_of_it() -> None:
    for arguments in (("infer", "other.json"), ("import", "old.json", "--stdout")):
        text = mooring(*arguments).stdout
        for line in text.split("\n"):
            assert not re.match(r"::|##(\[|vso)", line)
            assert all(one.isprintable() or one in "\xa0\u3000" for one in line), line


def test_a_start() -> None:
    done = mooring("init", "old.json", "--revision", "2026-01-01", "--dry-run")
    _has_no_forged_line(done.stdout)


REFUSED: tuple[str, ...] = (
    '{"openapi": PAYLOAD}',
    '{"swagger": PAYLOAD}',
    '{"PAYLOAD"}',
    "{PAYLOAD: 1, PAYLOAD: 2}",
    HEAD + '"paths": PAYLOAD}',
    HEAD + '"paths": {PAYLOAD: 1}}',
    HEAD + '"paths": {"/a": {"get": PAYLOAD}}}',
    HEAD + '"paths": {"/a": {"get": {"parameters": [{"name": PAYLOAD, "in": PAYLOAD}], "responses": {}}}}}',
    HEAD + '"paths": {"/a": {"get": {"security": [{PAYLOAD: []}], "responses": {PAYLOAD: {"description": ""}}}}}}',
    HEAD + '"paths": {}, "components": {"schemas": {PAYLOAD: 1}}}',
    HEAD + '"paths": {}, "components": {"schemas": {"A": {"type": PAYLOAD}}}}',
    HEAD + '"paths": {}, "components": {"schemas": {"A": {"properties": {"a": {"$ref": PAYLOAD}}}}}}',
    HEAD + '"paths": {}, "components": {"schemas": {"A": {"pattern": PAYLOAD, "enum": [PAYLOAD, PAYLOAD]}}}}',
    HEAD + '"paths": {}, "components": {"securitySchemes": {PAYLOAD: {"type": PAYLOAD}}}}',
    HEAD + '"servers": [{"url": PAYLOAD, "variables": {PAYLOAD: {"default": PAYLOAD}}}], "paths": {}}',
)  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_a_diagnostic(text: str, folder: Path) -> None:
    (folder / "odd.json").write_text(text.replace("PAYLOAD", json.dumps(AT_ONCE)))
    command = ("generate", "--spec", "odd.json", "--output", "odd", "--force")
    done = mooring(*command)
    _has_no_forged_line(done.stdout)
