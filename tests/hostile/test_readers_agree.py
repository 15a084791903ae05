"""One document is one model, however it is written down; what is no document says what it is."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from mooring import sources, spec
from mooring.cli import main
from mooring.model import Api
from mooring.sources.yaml import dump, load

CASES = Path(__file__).parents[1] / "cases"
YAML = (CASES / "bindings/values/openapi.yaml").read_text("utf-8")
ROOT = load(YAML, "api.yaml")
JSON = json.dumps(ROOT, ensure_ascii=False, indent=1)


def model(data: bytes, name: str = "api") -> Api:
    return spec.parse(sources.read(name, data))


def anchored(text: str) -> str:
    """The document with its schemas behind anchors and merge keys."""
    return text.replace(
        "openapi:", "x-shared: &shared {}\nx-again: {<<: *shared}\nopenapi:", 1
    )


def page(text: str) -> str:
    return f"# Title\n\n## OpenAPI\n\n````yaml get /values\n{text}````\n"


WAYS: dict[str, Callable[[], bytes]] = {
    "yaml as a machine writes it": lambda: dump(ROOT).encode(),
    "json": lambda: JSON.encode(),
    "json in one line": lambda: json.dumps(ROOT).encode(),
    "json with tabs": lambda: json.dumps(ROOT, indent="\t").encode(),
    "a byte order mark": lambda: YAML.encode("utf-8-sig"),
    "json with a byte order mark": lambda: JSON.encode("utf-8-sig"),
    "line ends of Windows": lambda: YAML.replace("\n", "\r\n").encode(),
    "line ends of old": lambda: JSON.replace("\n", "\r").encode(),
    "utf-16": lambda: YAML.encode("utf-16"),
    "utf-16, big end first": lambda: b"\xfe\xff" + YAML.encode("utf-16-be"),
    "utf-32": lambda: JSON.encode("utf-32"),
    "spaces around": lambda: f"\n\n{JSON}\n\n".encode(),
    "comments": lambda: f"# one\n{YAML}\n# two\n".encode(),
    "a document start": lambda: f"---\n{YAML}".encode(),
    "a document end": lambda: f"{YAML}\n...\n".encode(),
    "a directive": lambda: f"%YAML 1.2\n---\n{YAML}".encode(),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_same_document_is_the_same_model(way: str) -> None:
    expected = model(YAML.encode())
    assert expected.operations and expected.schemas
    assert model(WAYS[way]()) == expected


def test_anchors_and_merge_keys_change_nothing() -> None:
    written_out = model(
        YAML.replace("openapi:", "x-shared: {}\nx-again: {}\nopenapi:", 1).encode()
    )
    assert model(anchored(YAML).encode()) == written_out


def test_a_page_says_what_the_file_in_it_says() -> None:
    text = (
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /values:\n    get:\n"
        "      operationId: read\n      responses:\n        '200':\n          description: ok\n"
        "          content: {application/json: {schema: {type: object, properties: {a: {type: string, enum: ['no', 'on']}}}}}\n"
    )
    in_page, in_file = model(page(text).encode(), "page.md"), model(text.encode())
    assert in_page.operations == in_file.operations
    assert in_page.schemas == in_file.schemas


HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"
BROKEN: list[tuple[str, bytes, str, str]] = [
    ("a key twice", f"{HEAD}paths: {{}}\npaths: {{}}\n".encode(), "4:1", "“paths” stands here for the second time; it is already on line 3"),
    ("a key twice in json", b'{"openapi": "3.1.0",\n "info": {},\n "info": {}}', "3:2", "“info” stands here for the second time; it is already on line 2"),
    ("a merge conflict", f"{HEAD}<<<<<<< HEAD\npaths: {{}}\n=======\npaths: {{}}\n>>>>>>> mine\n".encode(), "3:1", "merge"),
    ("a merge conflict deeper", f"{HEAD}paths:\n<<<<<<< HEAD\n  /a: {{}}\n=======\n  /b: {{}}\n>>>>>>> mine\n".encode(), "4:1", "merge"),
    ("a merge conflict in json", b'{"openapi": "3.1.0",\n<<<<<<< HEAD\n"info": {}\n=======\n"info": {}\n>>>>>>> mine\n}', "2:1", "merge"),
    ("a tab", f"{HEAD}paths:\n\t/a: {{}}\n".encode(), "4:1", "spaces"),
    ("not a number", b'{"openapi": "3.1.0", "x": NaN}', "1:27", "NaN is no number"),
    ("endless", b'{"openapi": "3.1.0", "x": [-Infinity]}', "1:28", "Infinity is no number"),
    ("not a number in yaml", f"{HEAD}x: .nan\n".encode(), "3:4", ".nan"),
    ("a trailing comma", b'{"openapi": "3.1.0",\n "x": 1,\n}', "3:1", "trailing comma"),
    ("a trailing comma in a list", b'{"openapi": "3.1.0",\n "x": [1,]}', "2:10", "trailing comma"),
    ("a comment in json", b'{"openapi": "3.1.0", // new\n "x": 1}', "1:22", "comment"),
    ("single quotes in json", b'{"openapi": \'3.1.0\',\n "x": "\'"}', "1:13", "double quotes"),
    ("cut off", b'{"openapi": "3.1.0", "info": {"title": "T"', "1:43", "not closed"),
    ("html", b"<!DOCTYPE html>\n<html><body>Sign in</body></html>", "1:1", "HTML page"),
    ("html without a doctype", b"  <html lang=en><body>Sign in</body></html>", "1:1", "HTML page"),
    ("xml", b'<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code></Error>', "1:1", "XML"),
    ("gzip", gzip.compress(HEAD.encode()), "1:1", "gzip archive"),
    ("png", b"\x89PNG\r\n\x1a\n\0\0", "1:1", "PNG image"),
    ("zip", b"PK\x03\x04\0\0", "1:1", "ZIP archive"),
    ("pdf", b"%PDF-1.7\n", "1:1", "PDF file"),
    ("latin-1", "openapi: 3.1.0\ninfo: {title: Café}\n".encode("latin-1"), "2:18", "not UTF-8"),
    ("a zero byte", b"openapi: 3.1.0\0\n", "1:15", "zero byte"),
    ("two documents", f"{HEAD}---\n{HEAD}".encode(), "3:1", "second YAML document"),
    ("a pointer of large file storage", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n", "1:1", "Git LFS"),
    ("nothing", b"", "1:1", "empty"),
    ("an error of a server", b'{"error": "not found"}', "1:1", "JSON without"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "place", "words"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN]
)  # fmt: skip
def test_what_is_no_document_is_one_line_with_the_place_and_the_cause(
    data: bytes,
    place: str,
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("api").write_bytes(data)
    command = ["generate", "--spec", "api", "--output", "pkg"]
    done = CliRunner().invoke(main, command)
    assert (done.exit_code, done.stdout) == (3, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"api:{place}: error: ")
    assert words in line
    assert not Path("pkg").exists()
