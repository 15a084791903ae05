"""Schemas of every kind, and values of each: what a generated model decodes, it sends back over HTTP as it came."""

import importlib
import json
import pkgutil
import sys
import threading
from collections.abc import Iterator, Mapping
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from mooring.document import Json
from mooring.workflows.generating import generate_file

CASES = Path(__file__).parents[1] / "cases" / "models" / "cases.json"
BY_NAME = {case["name"]: case for case in json.loads(CASES.read_bytes())["cases"]}
PAYLOAD = {"application/json": {"schema": {"$ref": "#/components/schemas/Wrap"}}}
BESIDE = {
    "openapi": "3.1.0",
    "info": {"title": "Beside", "version": "1"},
    "paths": {},
    "components": {
        "schemas": {"Ext": {"type": "object", "properties": {"x": {"type": "string"}}}}
    },
}
"""The file `ext.yaml` that a case refers to."""


class Echo(BaseHTTPRequestHandler):
    """Answers every request with its own body."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """Where the echo is."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the packages of the cases can be imported from."""
    path = tmp_path_factory.mktemp("cases")
    (path / "ext.yaml").write_text(json.dumps(BESIDE), encoding="utf-8")
    sys.path.insert(0, str(path))
    yield path
    sys.path.remove(str(path))


@pytest.mark.parametrize("name", BY_NAME)
def test_a_value_comes_back_as_it_was_sent(name: str, url: str, folder: Path) -> None:
    case = BY_NAME[name]
    package = f"case_{name.lower()}"
    document = folder / f"{name}.json"
    document.write_text(json.dumps(written(case)), encoding="utf-8")
    generate_file(None, str(document), folder / package)
    client_module: Any = importlib.import_module(f"{package}.client")
    values: Any = importlib.import_module(f"{package}._runtime.values")
    operation = operation_of(package)
    with client_module.Client(base_url=url) as client:
        for sample in case["samples"]:
            received = client._transport.send(operation, body=sample)
            returned = client._transport.send(operation, body=received)
            assert same(values.plain(received), sample)
            assert same(values.plain(returned), sample)


def written(case: Mapping[str, Any]) -> Mapping[str, Any]:
    """The document of a case: its own, or one around its schemas."""
    return case["document"] or {
        "openapi": case["openapi"],
        "info": {"title": "Case", "version": "1"},
        "paths": {
            "/x": {
                "post": {
                    "operationId": "exchange",
                    "requestBody": {"required": True, "content": PAYLOAD},
                    "responses": {"200": {"description": "Same", "content": PAYLOAD}},
                }
            }
        },
        "components": {"schemas": case["schemas"]},
    }


def operation_of(package: str) -> object:
    """The description of the one operation of a generated package."""
    runtime: Any = importlib.import_module(f"{package}._runtime.operation")
    resources = importlib.import_module(f"{package}.resources")
    names = [one.name for one in pkgutil.iter_modules(resources.__path__)]
    modules = [
        importlib.import_module(f"{package}.client"),
        *(importlib.import_module(f"{package}.resources.{name}") for name in names),
    ]
    [operation] = (
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, runtime.Operation)
    )
    return operation


def same(ours: Json, theirs: Json) -> bool:
    """Whether two JSON values are one, where the text of a moment may differ; true is not 1."""
    match ours, theirs:
        case dict(), dict():
            return ours.keys() == theirs.keys() and all(
                same(ours[key], theirs[key]) for key in ours
            )
        case list(), list():
            return len(ours) == len(theirs) and all(map(same, ours, theirs))
        case str(), str():
            return ours == theirs or is_moment(ours) and moment(ours) == moment(theirs)
        case _:
            return type(ours) is type(theirs) and ours == theirs


def is_moment(text: str) -> bool:
    return text[4:5] == "-" and "T" in text


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
