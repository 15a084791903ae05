"""Connections, and who owns them, on both HTTP libraries."""

import asyncio
import gzip
import pickle
from typing import Any

import pytest

from .conftest import SECRET, Caller
from .loopback import OK, End, Pause, Server, Step, answer


@pytest.mark.parametrize(
    "body",
    [
        answer(
            200,
            gzip.compress(bytes(80_000_000), 1),
            "application/octet-stream",
            Content_Encoding="gzip",
        ),
        b"HTTP/1.1 200 OK\r\nContent-Length: 400000000\r\n\r\n" + bytes(70_000_000),
    ],
    ids=["gzip bomb", "huge body"],
)
def test_a_body_is_not_read_beyond_its_limit(
    server: Server, call: Caller, runtime: Any, body: bytes
) -> None:
    server.says([body, End.HANG_UP])
    operation = runtime.Operation(
        "GET", "/", returns={"200": lambda: bytes}, accept="*/*"
    )
    with pytest.raises(runtime.APIResponseError, match="is larger than 67108864 bytes"):
        call(server.url, operation)


def test_a_transport_shows_no_secret(runtime: Any) -> None:
    for kind in (runtime.Transport, runtime.AsyncTransport):
        transport = kind(
            "https://api.example.com", credentials={"k": runtime.Bearer(SECRET)}
        )
        assert repr(transport) == f"{kind.__name__}('https://api.example.com')"


def test_changed_options_share_the_connections(
    server: Server, runtime: Any, read: Any
) -> None:
    server.says(OK)
    with runtime.Transport(server.url, headers={"A": "1"}) as transport:
        hurried = transport.with_options(timeout=1.0, max_retries=0, headers={"B": "2"})
        transport.send(read)
        hurried.send(read)
        hurried.close()
        transport.send(read)
    assert [
        (heard.headers.get("a"), heard.headers.get("b")) for heard in server.heard
    ] == [
        ("1", None),
        ("1", "2"),
        ("1", None),
    ]
    assert server.connections == 1
    with pytest.raises(RuntimeError, match="closed"):
        transport.send(read)


def test_changed_options_share_the_connections_of_an_async_transport(
    server: Server, runtime: Any, read: Any
) -> None:
    async def three() -> None:
        async with runtime.AsyncTransport(server.url) as transport:
            hurried = transport.with_options(timeout=1.0)
            await transport.send(read)
            await hurried.send(read)
            await hurried.close()
            await transport.send(read)

    server.says(OK)
    asyncio.run(three())
    assert server.connections == 1 and len(server.heard) == 3


def test_a_client_of_the_callers_own_is_used_and_left_open(
    server: Server, runtime: Any, read: Any
) -> None:
    server.says(OK)
    with runtime.HTTPClient(headers={"X-Own": "yes"}, follow_redirects=True) as own:
        with runtime.Transport(server.url, http_client=own) as transport:
            transport.send(read)
        assert not own.is_closed
    assert server.heard[0].headers["x-own"] == "yes"


def test_a_client_of_another_library_or_kind_is_refused(runtime: Any) -> None:
    with pytest.raises(TypeError, match="http_client must be a httpx2?.Client"):
        runtime.Transport("https://x", http_client=runtime.AsyncHTTPClient())
    with pytest.raises(TypeError, match="http_client must be a httpx2?.AsyncClient"):
        runtime.AsyncTransport("https://x", http_client=object())


def test_two_hundred_calls_at_once_share_one_client(
    server: Server, runtime: Any, read: Any
) -> None:
    async def all_at_once() -> Any:
        async with runtime.AsyncTransport(server.url) as transport:
            return await asyncio.gather(
                *(transport.send(read, query={"n": n}) for n in range(200))
            )

    server.says(OK)
    assert asyncio.run(all_at_once()) == [{"id": 1}] * 200
    assert sorted(
        int(heard.target.rpartition("=")[2]) for heard in server.heard
    ) == list(range(200))


@pytest.mark.parametrize(
    "trouble", [answer(200, b"<html>", "text/html"), answer(404, b"{}"), answer(503)]
)
def test_calls_that_fail_leave_no_connection_behind(
    server: Server, runtime: Any, write: Any, trouble: bytes
) -> None:
    server.says(trouble)
    with runtime.Transport(server.url) as transport:
        for _ in range(50):
            with pytest.raises(runtime.APIError):
                transport.send(write, json={})
    assert server.connections == 1 and len(server.heard) == 50


def test_a_call_can_be_cancelled(server: Server, runtime: Any, read: Any) -> None:
    async def cancelled() -> object:
        async with runtime.AsyncTransport(server.url) as transport:
            task = asyncio.ensure_future(transport.send(read))
            await asyncio.sleep(0.1)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            return await transport.send(read)

    server.says([Pause(0.5), OK], OK)
    assert asyncio.run(cancelled()) == {"id": 1}


def test_a_thousand_calls_leave_one_connection(
    server: Server, runtime: Any, read: Any
) -> None:
    server.says(OK, answer(404, b"{}"), answer(302, Location="//other.test/"), OK)
    with runtime.Transport(server.url, max_retries=0) as transport:
        for number in range(1000):
            server.heard.clear() if number % 4 == 0 else None
            try:
                transport.send(read)
            except runtime.APIStatusError:
                pass
        pool: Any = transport.wire.client._transport._pool
        assert len(pool.connections) == 1 and pool.connections[0].is_idle()
    assert server.connections == 1 and pool.connections == []


@pytest.mark.parametrize(
    "trouble", [[End.RESET], [OK[:-5], End.HANG_UP], [Pause(0.4), OK]]
)
def test_an_error_takes_no_request_with_it(
    server: Server, call: Caller, runtime: Any, write: Any, trouble: list[Step]
) -> None:
    server.says(trouble)
    credentials = {
        "k": runtime.Bearer(SECRET),
        "q": runtime.ApiKey("query", "key", SECRET),
    }
    options = {"credentials": credentials, "timeout": 0.2}
    with pytest.raises(runtime.APIConnectionError) as caught:
        call(server.url, write, options, json={})
    error: BaseException | None = caught.value
    while error is not None:
        assert SECRET.encode() not in pickle.dumps(vars(error))
        assert SECRET not in f"{error!r}{error}{vars(error)!r}"
        error = error.__cause__ or error.__context__


def test_an_error_that_a_cluster_sends_home_holds_no_credential(
    server: Server, runtime: Any, write: Any
) -> None:
    # distributed pickles an error with its causes and its trace, by value where it must.
    core = pytest.importorskip("distributed.protocol.pickle")
    errors = pytest.importorskip("distributed.core")
    server.says([End.RESET])
    with runtime.Transport(
        server.url, credentials={"k": runtime.Bearer(SECRET)}
    ) as transport:
        with pytest.raises(runtime.APIConnectionError) as caught:
            transport.send(write, json={})
        message = errors.error_message(caught.value)
    parts = [part for part in message.values() if part is not None]
    assert SECRET.encode() not in core.dumps(caught.value)
    assert SECRET not in repr(parts)


def test_a_transport_is_not_pickled(runtime: Any) -> None:
    with runtime.Transport(
        "https://x.test", credentials={"k": runtime.Bearer(SECRET)}
    ) as transport:
        with pytest.raises(TypeError, match="A client holds credentials"):
            pickle.dumps(transport)
