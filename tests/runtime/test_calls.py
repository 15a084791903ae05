"""Servers that misbehave, on both HTTP libraries, blocking and not."""

import gzip
import logging
import pickle
import re
import socket
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from mooring.bindings.runtime import APITimeoutError, Operation, Transport

from .conftest import SECRET, Caller
from .loopback import OK, End, Pause, Server, Step, answer

FAULTS: list[tuple[str, list[Step], str]] = [
    (
        "truncated headers",
        [b"HTTP/1.1 200 OK\r\nContent-", End.HANG_UP],
        "APIConnectionError",
    ),
    ("reset at once", [End.RESET], "APIConnectionError"),
    ("reset in the body", [OK[:-5], Pause(0.01), End.RESET], "APIConnectionError"),
    ("short body", [OK[:-5], End.HANG_UP], "APIConnectionError"),
    ("no HTTP", [b"220 smtp.example.com\r\n\r\n", End.HANG_UP], "APIConnectionError"),
    ("truncated JSON", [answer(200, b'{"id": ')], "APIResponseError"),
    ("HTML", [answer(200, b"<html>", "text/html")], "APIResponseError"),
    ("another type", [answer(200, b'{"id": 1}', "text/plain")], "APIResponseError"),
    ("empty", [answer(200)], "APIResponseError"),
    ("not gzip", [answer(200, b"{}", Content_Encoding="gzip")], "APIResponseError"),
    (
        "cut gzip",
        [answer(200, gzip.compress(b"{}")[:-4], Content_Encoding="gzip")],
        "APIResponseError",
    ),
    ("brotli", [answer(200, b"{}", Content_Encoding="br")], "APIResponseError"),
    (
        "HTML 502",
        [answer(502, b"<html>bad gateway", "text/html")],
        "InternalServerError",
    ),
    ("text 404", [answer(404, b"nope", "text/plain")], "NotFoundError"),
    ("520", [answer(520, b"<html>", "text/html")], "InternalServerError"),
    ("418", [answer(418, b"")], "ClientError"),
    ("201", [answer(201, b"{}")], "APIResponseError"),
    ("304", [answer(304)], "APIStatusError"),
]


@pytest.mark.parametrize(
    ("steps", "error"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS]
)
def test_every_fault_is_an_error_with_a_class_and_without_the_secret(
    server: Server,
    call: Caller,
    runtime: Any,
    write: Any,
    steps: list[Step],
    error: str,
) -> None:
    server.says(steps)
    with pytest.raises(runtime.APIError) as caught:
        call(
            server.url,
            write,
            {"credentials": {"k": runtime.Bearer(SECRET)}},
            json={},
            query={"token": SECRET},
        )
    assert type(caught.value).__name__ == error
    assert str(caught.value).startswith(f"POST {server.url}/tasks: ")
    assert len(server.heard) == 1, "a request that may cost something is sent once"
    same = pickle.loads(pickle.dumps(caught.value))
    assert str(same) == str(caught.value)
    assert SECRET.encode() not in pickle.dumps(caught.value)
    assert (
        SECRET not in f"{caught.value!r}{caught.value.args!r}{caught.value.__cause__!r}"
    )


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_server_that_is_not_there_is_tried_again(
    call: Caller, runtime: Any, method: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    operation = runtime.Operation(method, "/", returns={"200": lambda: object})
    with pytest.raises(runtime.APIConnectionError, match="after 2 attempts"):
        call(f"http://127.0.0.1:{port}", operation, {"max_retries": 1})


@pytest.mark.parametrize(
    ("method", "headers", "trouble", "requests"),
    [
        ("GET", {}, [[End.RESET], answer(503, Retry_After="0"), OK], 3),
        ("PUT", {}, [[OK[:-5], End.HANG_UP], OK], 2),
        ("POST", {}, [answer(429, Retry_After="0"), OK], 2),
        ("POST", {"Idempotency-Key": "1"}, [answer(502, Retry_After="0"), OK], 2),
    ],
)
def test_what_may_be_repeated_is_repeated(
    server: Server,
    call: Caller,
    runtime: Any,
    method: str,
    headers: Any,
    trouble: Any,
    requests: int,
) -> None:
    server.says(*trouble)
    operation = runtime.Operation(method, "/", returns={"200": lambda: object})
    assert call(server.url, operation, json={"a": 1}, headers=headers) == {"id": 1}
    assert [heard.body for heard in server.heard] == [b'{"a":1}'] * requests


def test_repetitions_end(server: Server, call: Caller, runtime: Any, read: Any) -> None:
    server.says(answer(503, Retry_After="0"))
    with pytest.raises(runtime.InternalServerError):
        call(server.url, read, {"max_retries": 3})
    assert len(server.heard) == 4
    with pytest.raises(runtime.InternalServerError):
        call(server.url, read, {"max_retries": 0})
    assert len(server.heard) == 5


def test_the_server_says_when_to_come_back(
    server: Server, call: Caller, write: Any
) -> None:
    server.says(answer(429, Retry_After="0.3"), OK)
    started = time.monotonic()
    call(server.url, write, json={})
    assert 0.3 <= time.monotonic() - started < 1.5


def test_the_server_says_when_to_come_back_as_a_date(server: Server) -> None:
    # A date has whole seconds, so one that is two ahead is between one and two away.
    server.says(
        answer(
            429,
            Retry_After=format_datetime(
                datetime.now(UTC) + timedelta(seconds=2), usegmt=True
            ),
        ),
        OK,
    )
    started = time.monotonic()
    operation: Operation[object] = Operation(
        "POST", "/", returns={"200": lambda: object}
    )
    with Transport(server.url) as transport:
        transport.send(operation, json={})
    assert 0.9 <= time.monotonic() - started < 3


@pytest.mark.parametrize(("timeout", "asked"), [(5.0, "60"), (None, "3600")])
def test_a_server_that_wants_to_be_left_alone_for_long_is(
    server: Server,
    call: Caller,
    runtime: Any,
    read: Any,
    timeout: float | None,
    asked: str,
) -> None:
    server.says(
        answer(429, b'{"detail": "slow down"}', Retry_After=asked, X_Request_Id="r1")
    )
    started = time.monotonic()
    with pytest.raises(
        runtime.RateLimitError, match="429 Too Many Requests: slow down"
    ) as caught:
        call(server.url, read, {"timeout": timeout})
    assert caught.value.retry_after == float(asked) and caught.value.request_id == "r1"
    assert time.monotonic() - started < 2 and len(server.heard) == 1


SLOW: list[tuple[str, list[Step]]] = [
    ("headers that do not come", [Pause(1.5), OK]),
    ("a body that does not come", [OK[:-5], Pause(1.5), OK[-5:]]),
    (
        "a body that trickles",
        [OK[:-9], *[step for byte in OK[-9:] for step in (bytes([byte]), Pause(0.1))]],
    ),
]


@pytest.mark.parametrize(
    "steps", [row[1] for row in SLOW], ids=[row[0] for row in SLOW]
)
def test_a_call_ends_at_its_deadline(
    server: Server, call: Caller, runtime: Any, read: Any, steps: list[Step]
) -> None:
    server.says(steps)
    started = time.monotonic()
    with pytest.raises(
        runtime.APITimeoutError, match="no complete response in time"
    ) as caught:
        call(server.url, read, {"timeout": 0.3})
    assert 0.25 < time.monotonic() - started < 1.2
    assert isinstance(caught.value, runtime.APIConnectionError)


def test_late_headers_leave_less_time_for_the_body(server: Server) -> None:
    server.says([Pause(0.5), OK[:-5], Pause(2), OK[-5:]])
    operation: Operation[object] = Operation(
        "GET", "/", returns={"200": lambda: object}
    )
    started = time.monotonic()
    with (
        Transport(server.url, timeout=0.6) as transport,
        pytest.raises(APITimeoutError),
    ):
        transport.send(operation)
    assert time.monotonic() - started < 1


def test_a_call_without_any_time_is_over_at_once(
    server: Server, call: Caller, runtime: Any, read: Any
) -> None:
    with pytest.raises(runtime.APITimeoutError):
        call(server.url, read, {"timeout": 0})
    assert server.connections == 0


def test_the_deadline_holds_for_all_attempts_together(
    server: Server, call: Caller, runtime: Any, read: Any
) -> None:
    server.says([Pause(0.15), answer(503, Retry_After="0.1")])
    started = time.monotonic()
    with pytest.raises((runtime.APITimeoutError, runtime.InternalServerError)):
        call(server.url, read, {"timeout": 0.5, "max_retries": 100})
    assert time.monotonic() - started < 1.2 and 2 <= len(server.heard) <= 4


@pytest.mark.parametrize("location", ["/there?x=1", "there?x=1", "{url}/there?x=1"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_redirect_within_the_origin_is_followed(
    server: Server, call: Caller, runtime: Any, location: str, method: str
) -> None:
    server.says(answer(307, Location=location.format(url=server.url)), answer(204))
    operation = runtime.Operation(method, "/here", returns={"204": lambda: None})
    call(server.url, operation, {"credentials": {"k": runtime.Bearer(SECRET)}})
    assert [heard.target for heard in server.heard] == ["/here", "/there?x=1"]
    assert server.heard[1].headers["authorization"] == f"Bearer {SECRET}"


@pytest.mark.parametrize(
    ("method", "location"),
    [
        ("GET", "http://localhost:{port}/there"),
        ("GET", "http://127.0.0.2:{port}/there"),
        ("GET", "//127.0.0.1:1/there"),
        ("GET", "https://127.0.0.1:{port}/there"),
        ("GET", "http://127.0.0.1:{port}@localhost:{port}/there"),
        ("GET", "http://user:word@127.0.0.1:{port}/there"),
        ("GET", "file:///etc/passwd"),
        ("POST", "/there"),
        ("DELETE", "/there"),
    ],
)
def test_no_other_redirect_is_followed(
    server: Server, call: Caller, runtime: Any, method: str, location: str
) -> None:
    server.says(
        answer(302, Location=location.format(port=server.url.rpartition(":")[2]))
    )
    operation = runtime.Operation(method, "/here", returns={"200": lambda: object})
    with pytest.raises(
        runtime.APIStatusError, match="the redirect is not followed"
    ) as caught:
        call(server.url, operation, {"credentials": {"k": runtime.Bearer(SECRET)}})
    assert caught.value.status_code == 302 and len(server.heard) == 1


def test_a_redirect_to_nowhere_is_an_error(
    server: Server, call: Caller, runtime: Any, read: Any
) -> None:
    server.says(answer(302, Location="http://127.0.0.1:port/there"))
    # httpx reads the location itself, and gives up the response over it.
    with pytest.raises((runtime.APIStatusError, runtime.APIConnectionError)):
        call(server.url, read, {"max_retries": 0})
    assert len(server.heard) == 1


def test_redirects_that_go_in_circles_end(
    server: Server, call: Caller, runtime: Any, read: Any
) -> None:
    server.says(answer(302, Location="/tasks"))
    with pytest.raises(runtime.APIStatusError):
        call(server.url, read)
    assert len(server.heard) == 6


def test_the_log_holds_neither_query_nor_headers_nor_bodies(
    server: Server,
    call: Caller,
    runtime: Any,
    read: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    server.says(answer(503, b'{"detail": "body-word"}', Retry_After="0"), OK)
    credentials = {
        "q": runtime.ApiKey("query", "key", SECRET),
        "h": runtime.Bearer(SECRET),
    }
    with caplog.at_level(logging.DEBUG):
        call(server.url, read, {"credentials": credentials}, query={"token": SECRET})
        for library in ("httpx2", "httpx"):
            logging.getLogger(library).info("%(named)s", {"named": "arguments"})
    assert SECRET not in caplog.text and "body-word" not in caplog.text
    own = [
        record.getMessage()
        for record in caplog.records
        if record.name == runtime.__name__.removesuffix("._runtime")
    ]
    assert [re.sub(r" after \d+ ms", "", line) for line in own] == [
        f"GET {server.url}/tasks: sent, attempt 1",
        f"GET {server.url}/tasks: 503, sent again in 0.0 s, attempt 1",
        f"GET {server.url}/tasks: sent, attempt 2",
        f"GET {server.url}/tasks: 200, attempt 2",
        f"GET {server.url}/tasks: decoded with 0 mismatches, attempt 2",
    ]
