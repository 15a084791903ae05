"""Everything that a server, a network or a caller may do wrong, case by case, to a client as it is generated, blocking and not.

A case ends in one of three ways: with a value, whose wrong members are known; with an error of the package's own that has a
status, a request id and a bounded text, and holds no credential; or with a refusal before anything is sent.
"""

import asyncio
import gzip
import importlib
import json
import pickle
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from mooring import bindings, sources
from mooring.spec import parse

from ..runtime.loopback import Connection, End, Listener, Pause, Server, Step, answer

TEMPLATES = Path(__file__).parents[2] / "templates"
DOCUMENT = Path(__file__).with_name("depot.yaml")
SECRET = "t-very-secret"
PARCEL = {"id": 1, "sentAt": "2026-03-10T12:30:45Z", "state": "sent"}


def parcel(**members: object) -> list[Step]:
    return [answer(200, json.dumps(PARCEL | members).encode())]


def without(name: str) -> list[Step]:
    rest = {one: value for one, value in PARCEL.items() if one != name}
    return [answer(200, json.dumps(rest).encode())]


def body(text: bytes, status: int = 200, kind: str = "application/json") -> list[Step]:
    return [answer(status, text, kind, X_Request_Id="r1")]


def packed(text: bytes) -> list[Step]:
    return [answer(200, text, Content_Encoding="gzip")]


def turned_away(status: int, **headers: str) -> list[Step]:
    return [answer(status, b"", **headers)]


@dataclass(frozen=True)
class Case:
    """What goes wrong, and how it ends.

    Args:
        scripts: What the server does, request by request.
        error: The class of the error; None where there is a value.
        wrong: The paths in the value that are known to be wrong.
        requests: How many the server has heard in the end.
    """

    name: str
    scripts: list[list[Step]]
    error: str | None = None
    wrong: tuple[str, ...] = ()
    requests: int = 1
    options: dict[str, Any] = field(default_factory=lambda: {"max_retries": 0})


OK = parcel()
WHOLE = b"".join(one for one in OK if isinstance(one, bytes))
DEEP = b'{"id": ' + b"[" * 100_000
MEMBERS_OF_ZEROS = gzip.compress(bytes(1_000_000)) * 600
HUGE: list[Step] = [b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 400000000\r\n\r\n", *[bytes(1_000_000)] * 80, End.HANG_UP]  # fmt: skip
DRIP: list[Step] = [WHOLE[:-60], *(step for byte in WHOLE[-60:] for step in (bytes([byte]), Pause(0.05)))]  # fmt: skip
TWICE: dict[str, Any] = {"max_retries": 1}
QUICK: dict[str, Any] = {"timeout": 0.4}
LATER = datetime.now(UTC) + timedelta(hours=1)

CASES = [
    # The connection.
    Case("a body that ends too early", [[WHOLE[:-5], End.HANG_UP]], "APIConnectionError"),
    Case("a reset before anything", [[End.RESET]], "APIConnectionError"),
    Case("a reset in the body", [[WHOLE[:-5], Pause(0.01), End.RESET]], "APIConnectionError"),
    Case("headers that end too early", [[WHOLE[:20], End.HANG_UP]], "APIConnectionError"),
    Case("something else than HTTP", [[b"220 smtp.example.com\r\n\r\n", End.HANG_UP]], "APIConnectionError"),
    # Time.
    Case("no answer at all", [[Pause(2)]], "APITimeoutError", options=QUICK),
    Case("late headers", [[Pause(2), *OK]], "APITimeoutError", options=QUICK),
    Case("a body that drips", [DRIP], "APITimeoutError", options=QUICK),
    Case("a body that stalls", [[WHOLE[:-5], Pause(2), WHOLE[-5:]]], "APITimeoutError", options=QUICK),
    # Size.
    Case("a body of 400 MB", [HUGE], "APIResponseError"),
    Case("600 MB in 600 KB of gzip", [packed(MEMBERS_OF_ZEROS)], "APIResponseError"),
    Case("gzip that is none", [packed(b"{}")], "APIResponseError"),
    Case("an error page of 1 MB", [body(b"x" * 1_000_000, 500, "text/plain")], "InternalServerError"),
    # What is not JSON, or not the JSON that it should be.
    Case("truncated JSON", [body(b'{"id": ')], "APIResponseError"),
    Case("no JSON", [body(b"{'id': 1}")], "APIResponseError"),
    Case("HTML where JSON belongs", [body(b"<html>", kind="text/html")], "APIResponseError"),
    Case("HTML that says that it is JSON", [body(b"<html>")], "APIResponseError"),
    Case("another type of content", [body(b"{}", kind="application/xml")], "APIResponseError"),
    Case("nothing", [body(b"")], "APIResponseError"),
    Case("null", [body(b"null")], "APIResponseError"),
    Case("an array", [body(b"[]")], "APIResponseError"),
    Case("bytes that are not UTF-8", [body('{"note": "é"}'.encode("latin-1"))], "APIResponseError"),
    Case("100,000 brackets", [body(DEEP)], "APIResponseError"),
    Case("NaN", [body(b'{"id": NaN}')], "APIResponseError"),
    Case("a success that is not declared", [body(b"{}", 202)], "APIResponseError"),
    # Members.
    Case("a member that is missing", [without("sentAt")], wrong=("$.sentAt",)),
    Case("a date that is none", [parcel(sentAt="yesterday")], wrong=("$.sentAt",)),
    Case("a member of another type", [parcel(id="x")], wrong=("$.id",)),
    Case("null where none belongs", [parcel(id=None)], wrong=("$.id",)),
    Case("a number of 5,000 digits", [body(b'{"sentAt": "2026-03-10T12:30:45Z", "id": ' + b"9" * 5000 + b"}")], "APIResponseError"),
    Case("a value that is not listed", [parcel(state="lost")]),
    Case("a member that is not listed", [parcel(weight={"g": [1]})]),
    Case("a member twice, the last one right", [[answer(200, b'{"id": "x", ' + json.dumps(PARCEL).encode()[1:])]]),
    # Statuses.
    Case("429, then a success", [turned_away(429, Retry_After="0"), OK], requests=2, options=TWICE),
    Case("503, then a success", [turned_away(503, Retry_After="0"), OK], requests=2, options=TWICE),
    Case("429 with a date, then a success", [turned_away(429, Retry_After=format_datetime(datetime(2020, 1, 1, tzinfo=UTC), usegmt=True)), OK], requests=2, options=TWICE),
    Case("429 for an hour, as a date", [turned_away(429, Retry_After=format_datetime(LATER, usegmt=True))], "RateLimitError", options=TWICE),
    Case("429 for years, in seconds", [turned_away(429, Retry_After="999999999")], "RateLimitError", options=TWICE),
    Case("429 for nonsense", [turned_away(429, Retry_After="nan"), OK], requests=2, options=TWICE),
    Case("500 with HTML", [body(b"<html>", 500, "text/html")], "InternalServerError"),
    Case("502 with HTML", [body(b"<html>", 502, "text/html")], "InternalServerError"),
    Case("404 with text where JSON is declared", [body(b"nope", 404, "text/plain")], "NotFoundError"),
    Case("a status that nobody has given a meaning", [body(b"<html>", 520, "text/html")], "InternalServerError"),
    Case("an error that repeats the credential", [body(f'{{"message": "no {SECRET}"}}'.encode(), 401)], "AuthenticationError"),
]  # fmt: skip


@pytest.fixture(scope="module")
def depot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    folder = tmp_path_factory.mktemp("faults")
    api = parse(sources.read("depot.yaml", DOCUMENT.read_bytes()))
    settings = bindings.Settings("depot", "depot@1", "DEPOT")
    for path, text in bindings.generate(api, settings, TEMPLATES).items():
        file = folder / "depot" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    sys.path.insert(0, str(folder))
    yield importlib.import_module("depot")
    sys.path.remove(str(folder))


@contextmanager
def listening() -> Iterator[Server]:
    with Listener(("127.0.0.1", 0), Connection) as listener:
        script = Server(url=f"http://127.0.0.1:{listener.server_address[1]}")
        # The standard library's server takes its state as an attribute that it does not declare.
        listener.script = script  # type: ignore[attr-defined]
        serve = threading.Thread(
            target=listener.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )
        serve.start()
        yield script
        listener.shutdown()


@pytest.fixture
def server() -> Iterator[Server]:
    with listening() as script:
        yield script


Get = Callable[..., Any]


@pytest.fixture(params=["blocking", "async"])
def get(request: pytest.FixtureRequest, depot: Any) -> Get:
    """Asks for a parcel: `get(url, name, **options)`."""

    def blocking(url: str, name: str = "a", **options: Any) -> Any:
        with depot.Client(api_key=SECRET, base_url=url, **options) as client:
            return client.parcels.get(name)

    async def waiting(url: str, name: str = "a", **options: Any) -> Any:
        async with depot.AsyncClient(api_key=SECRET, base_url=url, **options) as client:
            return await client.parcels.get(name)

    if request.param == "blocking":
        return blocking
    return lambda *given, **options: asyncio.run(waiting(*given, **options))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_fault_ends_as_it_should(
    server: Server, get: Get, depot: Any, case: Case
) -> None:
    server.says(*case.scripts)
    if case.error is None:
        found = get(server.url, **case.options)
        assert [one.path for one in depot.mismatches(found)] == [*case.wrong]
        for name, path in (("id", "$.id"), ("sent_at", "$.sentAt")):
            if path in case.wrong:
                with pytest.raises(depot.errors.MismatchError):
                    getattr(found, name)
            else:
                assert getattr(found, name) is not None
    else:
        with pytest.raises(depot.errors.APIError) as caught:
            get(server.url, **case.options)
        assert type(caught.value).__name__ == case.error
        _is_bounded_and_holds_no_secret(caught.value, depot)
    assert len(server.heard) == case.requests


def _is_bounded_and_holds_no_secret(error: Any, depot: Any) -> None:
    assert SECRET not in f"{error!r}{error.args!r}{error.__cause__!r}"
    assert SECRET.encode() not in pickle.dumps(error)
    assert len(str(error)) < 1000
    if isinstance(error, (depot.errors.APIStatusError, depot.errors.APIResponseError)):
        assert type(error.status_code) is int
        assert len(error.response_text) <= 65_536
        assert error.request_id == error.headers.get("x-request-id")


def test_what_is_not_listed_stays_and_goes_back_as_it_came(
    server: Server, get: Get
) -> None:
    sent = PARCEL | {"state": "lost", "weight": {"g": [1]}}
    server.says(parcel(**sent))
    found = get(server.url)
    assert found.state == "lost" and not found.state.is_known
    assert json.loads(found.model_dump_json(exclude_unset=True)) == sent


def test_a_server_that_is_not_there(get: Get, depot: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(depot.errors.APIConnectionError):
        get(f"http://127.0.0.1:{port}", max_retries=0)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_another_host_is_not_followed(
    server: Server, get: Get, depot: Any, status: int
) -> None:
    with listening() as other:
        other.says(OK)
        server.says(turned_away(status, Location=f"{other.url}/parcels/a"))
        with pytest.raises(depot.errors.APIStatusError) as caught:
            get(server.url)
        assert caught.value.status_code == status
        assert "the redirect is not followed" in str(caught.value)
        assert other.connections == 0, "so it has no credential either"


@pytest.mark.parametrize("name", ["..", ".", ""])
def test_a_name_that_leads_to_another_resource_is_refused(
    server: Server, get: Get, name: str
) -> None:
    with pytest.raises(ValueError, match="/parcels/{name}"):
        get(server.url, name)
    assert server.connections == 0


@pytest.mark.parametrize(
    ("name", "segment"),
    [
        ("a/../b", "a%2F..%2Fb"),
        ("%2e%2e", "%252e%252e"),
        ("x?y", "x%3Fy"),
        ("x#y", "x%23y"),
        ("a\r\nX: 1", "a%0D%0AX%3A%201"),
        ("é", "%C3%A9"),
    ],
)
def test_a_name_stays_in_its_segment(
    server: Server, get: Get, name: str, segment: str
) -> None:
    server.says(OK)
    get(server.url, name)
    assert [heard.target for heard in server.heard] == [f"/parcels/{segment}"]
    assert "x" not in server.heard[0].headers


def test_a_request_that_may_cost_something_is_not_repeated(
    server: Server, depot: Any
) -> None:
    server.says(turned_away(503, Retry_After="0"))
    with depot.Client(api_key=SECRET, base_url=server.url) as client:
        with pytest.raises(depot.errors.InternalServerError):
            client.parcels.create(name="a")
    assert len(server.heard) == 1


def test_a_client_shows_no_secret_and_waits_no_longer_than_a_minute(depot: Any) -> None:
    for kind in (depot.Client, depot.AsyncClient):
        client = kind(api_key=SECRET, base_url="http://127.0.0.1:1")
        assert SECRET not in f"{client!r}{client!s}{client._transport!r}"
        assert client._transport.timeout == 60.0
        with pytest.raises(TypeError, match="holds credentials"):
            pickle.dumps(client)
