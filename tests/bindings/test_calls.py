"""Packages of the recorded cases over real HTTP: what the styles, bodies and statuses of a document become."""

import datetime
import importlib
import sys
import uuid
from collections.abc import Callable, Generator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ..generated.loopback import Recorder, serving


@pytest.fixture(scope="module")
def server() -> Generator[Recorder]:
    with serving(None) as recorder:
        yield recorder


@pytest.fixture
def package(site: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    monkeypatch.setattr("sys.path", [str(site), *sys.path])
    return lambda name: importlib.import_module(f"case_{name}")


Package = Callable[[str], ModuleType]


def test_parameters_travel_in_their_styles(server: Recorder, package: Package) -> None:
    _says(server, 200, b"[]")
    client = package("parameters").Client(base_url=server.url)
    client.reports.list(
        uuid.UUID(int=1),
        "k v",
        [1, 2],
        page_size=5,
        x_trace_id="t",
        ids=["a", "b"],
        tags=["x", "y"],
        words=["q", "r,s"],
        filter={"a": "b"},
        next="/a?b=c",
        where={"x": None},
        since=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
        if_match=["a", "b"],
        session="s",
    )
    [heard] = server.heard
    account = "00000000-0000-0000-0000-000000000001"
    assert heard.path == f"/accounts/{account}/reports/.k v;range=1;range=2"
    assert heard.query.split("&") == [
        "page%5Bsize%5D=5",
        "ids=a%7Cb",
        "tags=x%20y",
        "words=q,r%2Cs",
        "filter%5Ba%5D=b",
        "next=/a?b=c",
        "where=%7B%22x%22%3Anull%7D",
        "since=2026-01-01T00%3A00%3A00Z",
    ]
    assert heard.headers["x-trace-id"] == "t"
    assert heard.headers["if-match"] == "a,b"
    assert heard.headers["cookie"] == "session=s"


def test_one_name_in_three_places_reaches_all_three(
    server: Recorder, package: Package
) -> None:
    _says(server, 204, b"")
    client = package("parameters").Client(base_url=server.url)
    assert client.accounts.replace("a", query_id="b", json_id="c") is None
    [heard] = server.heard
    assert (heard.path, heard.query) == ("/accounts/a", "id=b")
    assert heard.body == b'{"id":"c"}'


BODIES: list[tuple[str, tuple[Any, ...], dict[str, Any], str, bytes]] = [
    ("files.replace", ("1",), {"body": b"%PDF"}, "application/pdf", b"%PDF"),
    ("notes.create", (), {"body": "a note"}, "text/plain", b"a note"),
    (
        "tokens.create",
        (),
        {"grant_type": "a", "scope": None},
        "application/x-www-form-urlencoded",
        b"grant_type=a",
    ),
    (
        "patches.patch_all",
        (),
        {"body": [{"op": "add"}]},
        "application/merge-patch+json",
        b'[{"op":"add"}]',
    ),
]


@pytest.mark.parametrize(("method", "path", "named", "media_type", "body"), BODIES)
def test_a_body_has_its_media_type(
    server: Recorder,
    package: Package,
    method: str,
    path: tuple[Any, ...],
    named: dict[str, Any],
    media_type: str,
    body: bytes,
) -> None:
    _says(server, 200 if "create" in method else 204, b'"ok"')
    if method == "tokens.create":
        _says(server, 200, b"{}")
    _found(package("payloads").Client(base_url=server.url), method)(*path, **named)
    [heard] = server.heard
    assert heard.headers["content-type"] == media_type
    assert heard.body == body


def test_the_parts_of_a_form_travel_as_what_they_are(
    server: Recorder, package: Package
) -> None:
    payloads = package("payloads")
    _says(server, 201, b'{"id":"1"}')
    settings = payloads.models.FilesUploadRequestSettings(keep=True)
    created = payloads.Client(base_url=server.url).files.upload(
        file=b"\x00bytes", purpose="train", extra=[b"1", b"2"], settings=settings
    )
    assert created.id == "1"
    [heard] = server.heard
    boundary = heard.headers["content-type"].partition("boundary=")[2].encode()
    parts = heard.body.split(b"--" + boundary)[1:-1]
    heads, contents = zip(
        *(part.strip(b"\r\n").split(b"\r\n\r\n", 1) for part in parts), strict=True
    )
    assert list(contents) == [b"\x00bytes", b"train", b"1", b"2", b'{"keep":true}']
    assert [b"filename" in head for head in heads] == [True, False, True, True, False]
    assert b"application/json" in heads[-1]


RESULTS: list[tuple[str, str, int, str, bytes, object]] = [
    (
        "payloads",
        "files.download",
        200,
        "application/octet-stream",
        b"\0\xff",
        b"\0\xff",
    ),
    (
        "payloads",
        "files.read_text",
        200,
        "text/plain; charset=utf-8",
        b"caf\xc3\xa9",
        "café",
    ),
    ("payloads", "files.delete", 204, "application/json", b"", None),
    ("unions", "shapes.get", 204, "application/json", b"", None),
]


@pytest.mark.filterwarnings("ignore:The API has deprecated this operation")
@pytest.mark.parametrize(
    ("case", "method", "status", "media_type", "body", "result"), RESULTS
)
def test_a_result_is_what_the_status_and_media_type_say(
    server: Recorder,
    package: Package,
    case: str,
    method: str,
    status: int,
    media_type: str,
    body: bytes,
    result: object,
) -> None:
    _says(server, status, body, content_type=media_type)
    found = _found(package(case).Client(base_url=server.url), method)("1")
    assert (type(found), found) == (type(result), result)


SHAPES = [
    (200, b'{"kind":"square","side":2}', "Square"),
    (200, b'{"kind":"circle","radius":2}', "Circle"),
    (202, b'{"ticket":"later"}', "Ticket"),
]


@pytest.mark.parametrize(("status", "body", "model"), SHAPES)
def test_each_success_has_its_type(
    server: Recorder, package: Package, status: int, body: bytes, model: str
) -> None:
    unions = package("unions")
    _says(server, status, body)
    found = unions.Client(base_url=server.url).shapes.get(1)
    assert type(found) is getattr(unions.models, model)


def test_default_is_the_success_where_no_other_is_declared(
    server: Recorder, package: Package
) -> None:
    unions = package("unions")
    _says(server, 200, b'{"ticket":"it"}')
    found = unions.Client(base_url=server.url).shapes.get_legacy()
    assert type(found) is unions.models.Ticket


FAILURES = [
    (400, b'{"title":"t"}', "BadRequestError", "Problem"),
    (400, b'"in words"', "BadRequestError", "str"),
    (418, b'{"title":"t"}', "ClientError", "Problem"),
    (500, b'{"title":"t"}', "InternalServerError", "Problem"),
]


@pytest.mark.parametrize(("status", "body", "error", "model"), FAILURES)
def test_each_failure_has_the_type_of_its_status_or_range(
    server: Recorder,
    package: Package,
    status: int,
    body: bytes,
    error: str,
    model: str,
) -> None:
    unions = package("unions")
    _says(server, status, body)
    client = unions.Client(base_url=server.url, max_retries=0)
    with pytest.raises(getattr(unions.errors, error)) as caught:
        client.shapes.get(1)
    raised: Any = caught.value
    assert type(raised).__name__ == error
    assert type(raised.body).__name__ == model


def _says(server: Recorder, status: int, body: bytes, **headers: str) -> None:
    server.heard.clear()
    server.answers.clear()
    server.says(status, body, **headers)


def _found(client: Any, method: str) -> Any:
    for part in method.split("."):
        client = getattr(client, part)
    return client
