"""A generated server: what reaches its handlers, and what it answers in their place."""

import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import black
import httpx2
import pytest
from mooring import bindings
from starlette.datastructures import UploadFile

from ..bindings.documents import TEMPLATES, api_of
from .loopback import serving

DOCUMENT = Path(__file__).with_name("harbour.yaml")
KEY = {"X-Key": "any"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The package, as `harbour_server`."""
    settings = bindings.Settings("harbour", "harbour@1", "HARBOUR")
    api = api_of(DOCUMENT.read_text("utf-8"))
    folder = tmp_path_factory.mktemp("server")
    files = bindings.generate_server(api, settings, TEMPLATES)
    for path, text in {**files, "openapi.json": '{"openapi": "3.1.0"}'}.items():
        file = folder / "harbour_server" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    sys.path.insert(0, str(folder))
    yield importlib.import_module("harbour_server")
    sys.path.remove(str(folder))


@pytest.fixture(scope="module")
def mock(server: ModuleType) -> Iterator[httpx2.Client]:
    """A client of the server that answers by examples."""
    examples = importlib.import_module("harbour_server.examples")
    with serving(examples.app) as running:
        with httpx2.Client(base_url=running.url) as client:
            yield client


JSON = {"content-type": "application/json", **KEY}
ROWS: list[tuple[str, str, str, dict[str, str], bytes, int, str]] = [
    ("no credential", "GET", "/boats", {}, b"", 401, '{"message":"header: A credential is missing: header X-Key."}'),
    ("any credential", "GET", "/boats", KEY, b"", 200, '[{"name":"name","kind":"sail","length":1.0}]'),
    ("none is needed", "GET", "/boats/newest", {}, b"", 200, '{"name":"name","kind":"sail","length":1.0}'),
    ("a variable that looks like a path", "GET", "/boats/a%2Fb", KEY, b"", 200, '{"name":"name","kind":"sail","length":1.0}'),
    ("out of bounds", "GET", "/boats?limit=51", KEY, b"", 400, '{"message":"query.limit: Input should be less than or equal to 50"}'),
    ("no number", "GET", "/boats?limit=many", KEY, b"", 400, '{"message":"query.limit: Input should be a valid integer"}'),
    ("not listed", "GET", "/boats?kind=rowing", KEY, b"", 400, '{"message":"query.kind: Input should be a value that is listed"}'),
    ("no body", "POST", "/boats", JSON, b"", 422, '{"detail":[{"loc":["body"],"msg":"Invalid JSON: EOF while parsing a value at line 1 column 0","type":"json_invalid"}]}'),
    ("a member too many", "POST", "/boats", JSON, b'{"name":"Ida","sails":2}', 422, '{"detail":[{"loc":["body"],"msg":"Members that the document does not allow: sails","type":"extra_forbidden"}]}'),
    ("a number as text", "POST", "/boats", JSON, b'{"name":"Ida","length":"9"}', 422, '{"detail":[{"loc":["body","length"],"msg":"Input should be a valid number","type":"float_type"}]}'),
    ("NaN", "POST", "/boats", JSON, b'{"name":"Ida","length":NaN}', 400, '{"detail":[{"loc":["body"],"msg":"NaN and Infinity have no form in JSON.","type":"json_invalid"}]}'),
    ("another media type", "POST", "/boats", {"content-type": "text/plain", **KEY}, b"Ida", 415, '{"detail":[{"loc":["header","content-type"],"msg":"The body is text/plain; this takes application/json.","type":"media_type"}]}'),
    ("the document's example", "POST", "/boats", JSON, b'{"name":"Ida"}', 201, '{"name":"Ida","kind":"sail"}'),
    ("another success", "POST", "/boats", {"prefer": "code=202", **JSON}, b'{"name":"Ida"}', 202, ""),
    ("a declared error", "POST", "/boats", {"prefer": "code=409", **JSON}, b'{"name":"Ida"}', 409, '{"message":"message"}'),
    ("an answer that is not declared", "POST", "/boats", {"prefer": "code=418", **JSON}, b'{"name":"Ida"}', 400, '{"detail":"POST /boats declares no answer 418; it declares 409, 201, 202."}'),
    ("no such path", "GET", "/ships", KEY, b"", 404, '{"detail":"Not Found"}'),
    ("no such method", "DELETE", "/boats", KEY, b"", 405, '{"detail":"Method Not Allowed"}'),
    ("the document", "GET", "/openapi.json", {}, b"", 200, '{"openapi":"3.1.0"}'),
]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status", "answer"),
    [row[1:] for row in ROWS],
    ids=[row[0] for row in ROWS],
)
def test_a_request_is_judged_by_the_document(
    mock: httpx2.Client,
    method: str,
    path: str,
    headers: dict[str, str],
    body: bytes,
    status: int,
    answer: str,
) -> None:
    found = mock.request(method, path, headers=headers, content=body)
    assert (found.status_code, found.text) == (status, answer)


def test_a_401_names_what_it_wants(mock: httpx2.Client) -> None:
    assert mock.get("/boats").headers["www-authenticate"] == "ApiKey"


def test_handlers_get_values_and_answer_with_models(server: ModuleType) -> None:
    given: dict[str, Any] = {}
    reply = importlib.import_module("harbour_server._runtime.serving").Reply

    class Boats(server.Boats):  # type: ignore[misc, name-defined]  # The class is only known once it is generated.
        async def list(self, *, limit: int, kind: Any = None) -> Any:
            given.update(limit=limit, kind=kind)
            return [server.models.Boat(name="Ida", length=None)]

        async def create(self, *, body: Any) -> Any:
            if body.name == "Ida":
                problem = server.models.Problem(message="There is one.")
                raise server.errors.ConflictError(problem)
            return reply(None, status_code=202, headers={"x-queue": "3"})

        async def newest(self) -> Any:
            return {"kind": "sail"}

        async def get(self, name: str) -> Any:
            raise server.errors.ConflictError(server.models.Problem(message="No."))

        async def put_photo(self, name: str, **form: Any) -> None:
            given.update(form, name=name)
            given["file"] = await form["file"].read()

    class Security(server.Security):  # type: ignore[misc, name-defined]  # As above.
        async def key(self, request: Any, key: str) -> None:
            if key != "right":
                serving_package = sys.modules["harbour_server._runtime.serving"]
                raise serving_package.HTTPError(403, {"detail": "Wrong key."})

    app = server.create_app(boats=Boats(), security=Security())
    with serving(app) as running, httpx2.Client(base_url=running.url) as client:
        client.headers["X-Key"] = "right"
        assert client.get("/boats?kind=sail").text == '[{"name":"Ida","length":null}]'
        assert given == {"limit": 20, "kind": "sail"}
        assert given["kind"] is server.models.Kind.SAIL
        assert client.post("/boats", json={"name": "Ida"}).status_code == 409
        later = client.post("/boats", json={"name": "Eva"})
        assert (later.status_code, later.headers["x-queue"]) == (202, "3")
        assert client.get("/boats", headers={"X-Key": "x"}).status_code == 403
        # What a handler answers is held to the document, too; the caller is not told why.
        wrong = client.get("/boats/newest")
        assert (wrong.status_code, "name" in wrong.text) == (500, False)
        sent = client.put(
            "/boats/a%2Fb/photo",
            data={"tags": ["x", "y"], "place": '{"berth": 4}'},
            files={"file": b"\x00\xff"},
        )
        assert sent.status_code == 204
        assert given["name"] == "a/b"
        assert (given["file"], given["tags"]) == (b"\x00\xff", ["x", "y"])
        assert given["place"].berth == 4
    assert UploadFile is sys.modules["harbour_server._runtime.serving"].UploadFile


def test_a_class_that_answers_some_operations_leaves_the_rest_to_examples(
    server: ModuleType,
) -> None:
    examples = importlib.import_module("harbour_server.examples").examples

    class Boats(server.Boats):  # type: ignore[misc, name-defined]  # As above.
        async def newest(self) -> Any:
            return server.models.Boat(name="Eva")

    anyone = sys.modules["harbour_server._runtime.serving.examples"].anyone
    app = server.create_app(
        boats=examples.answering(Boats), security=anyone(server.Security)
    )
    with serving(app) as running, httpx2.Client(base_url=running.url) as client:
        assert client.get("/boats/newest").json() == {"name": "Eva"}
        assert client.get("/boats/Ida", headers=KEY).json()["name"] == "name"


def test_the_models_are_the_files_of_the_client(server: ModuleType) -> None:
    settings = bindings.Settings("harbour", "harbour@1", "HARBOUR")
    api = api_of(DOCUMENT.read_text("utf-8"))
    client = bindings.generate(api, settings, TEMPLATES)
    folder = Path(server.__file__ or "").parent
    shared = [path for path in client if path.startswith("models")]
    assert shared
    for path in shared:
        assert (folder / path).read_text("utf-8") == client[path]


def test_the_server_is_laid_out_and_typed_as_if_written_by_hand(
    server: ModuleType,
) -> None:
    folder = Path(server.__file__ or "").parent
    for path in folder.rglob("*.py"):
        text = path.read_text("utf-8")
        assert black.format_str(text, mode=black.Mode()) == text
    settings = folder.parent / "pyproject.toml"
    settings.write_text('[tool.basedpyright]\ntypeCheckingMode = "strict"\n')
    for checker in (("mypy", "--strict"), ("basedpyright", "--project", str(settings))):
        run = subprocess.run(
            [sys.executable, "-m", *checker, folder.name],
            cwd=folder.parent,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stdout
