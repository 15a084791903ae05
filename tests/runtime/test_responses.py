"""Responses themselves, whole and while they come, on both HTTP libraries, blocking and not."""

import asyncio
import gzip
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from .conftest import SECRET
from .loopback import OK, End, Pause, Server, Step, answer

Act = Callable[[Any], Any]


@pytest.fixture
def tasks(runtime: Any) -> Any:
    """A resource as it is generated, in both kinds: `tasks(transport).with_raw_response.get()`."""
    operation = runtime.Operation("GET", "/tasks", returns={"200": lambda: object})
    one, mode = runtime.Responding, runtime.WithResponse

    class Tasks(runtime.Resource):
        with_raw_response = one(lambda own: TasksWithResponse(runtime.Raw(own)))
        with_streaming_response = one(
            lambda own: TasksWithResponse(runtime.Streamed(own))
        )

        def get(self) -> object:
            return self._transport.send(operation)

    class AsyncTasks(runtime.AsyncResource):
        with_raw_response = one(lambda own: AsyncTasksWithResponse(runtime.Raw(own)))
        with_streaming_response = one(
            lambda own: AsyncTasksWithResponse(runtime.Streamed(own))
        )

        async def get(self) -> object:
            return await self._transport.send(operation)

    class TasksWithResponse(mode):
        get = runtime.Method(Tasks.get)

    class AsyncTasksWithResponse(mode):
        get = runtime.AsyncMethod(AsyncTasks.get)

    return Tasks, AsyncTasks


@pytest.fixture(params=["blocking", "async"])
def raw(request: pytest.FixtureRequest, runtime: Any, tasks: Any) -> Any:
    """The whole response of one call: `raw(url, {options})`."""

    def blocking(url: str, **options: Any) -> Any:
        with runtime.Transport(url, **options) as transport:
            return tasks[0](transport).with_raw_response.get()

    async def waiting(url: str, **options: Any) -> Any:
        async with runtime.AsyncTransport(url, **options) as transport:
            return await tasks[1](transport).with_raw_response.get()

    if request.param == "blocking":
        return blocking
    return lambda url, **options: asyncio.run(waiting(url, **options))


@pytest.fixture(params=["blocking", "async"])
def stream(request: pytest.FixtureRequest, runtime: Any, tasks: Any) -> Any:
    """What one way of reading an open response gives: `stream(url, "iter_lines", {options})`."""

    def blocking(url: str, reading: str, **options: Any) -> Any:
        with runtime.Transport(url, **options) as transport:
            with tasks[0](transport).with_streaming_response.get() as response:
                assert response.status_code == 200 and response.request_id == "r1"
                read = getattr(response, reading)()
                found = read if reading == "parse" else [*read]
            assert response._body.response.is_closed
            return found

    async def waiting(url: str, reading: str, **options: Any) -> Any:
        async with runtime.AsyncTransport(url, **options) as transport:
            async with tasks[1](transport).with_streaming_response.get() as response:
                assert response.status_code == 200 and response.request_id == "r1"
                read = getattr(response, reading)()
                if reading == "parse":
                    found = await read
                else:
                    found = [one async for one in read]
            assert response._body.response.is_closed
            return found

    if request.param == "blocking":
        return blocking
    return lambda *given, **options: asyncio.run(waiting(*given, **options))


def test_a_raw_response_holds_what_came_and_what_it_means(
    server: Server, raw: Any, runtime: Any
) -> None:
    body = gzip.compress(b'{"id": 1}')
    server.says(
        answer(503, Retry_After="0"),
        answer(200, body, X_Request_Id="r1", Content_Encoding="gzip"),
    )
    response = raw(server.url, credentials={"k": runtime.Bearer(SECRET)})
    assert (response.status_code, response.request_id) == (200, "r1")
    assert response.headers["content-type"] == "application/json"
    assert response.content == b'{"id": 1}' and response.parse() == {"id": 1}
    http_response = response.http_response
    assert http_response.json() == {"id": 1} and http_response.is_success
    with pytest.raises(RuntimeError):
        print(http_response.request)
    assert repr(response) == "<RawResponse 200>"
    with pytest.raises(TypeError, match="pickle what parse"):
        pickle.dumps(response)


def test_a_raw_response_that_cannot_be_read_is_one_until_it_is_parsed(
    server: Server, raw: Any, runtime: Any
) -> None:
    server.says(answer(200, b"<html>", "text/html"))
    response = raw(server.url)
    assert response.content == b"<html>"
    with pytest.raises(runtime.APIResponseError, match="is an HTML page"):
        response.parse()
    server.says(answer(404, b'{"detail": "gone"}'))
    with pytest.raises(runtime.NotFoundError, match="gone"):
        raw(server.url)


STREAM = answer(200, b'{"id":\r\n 1}\n', X_Request_Id="r1")


@pytest.mark.parametrize(
    ("reading", "steps", "found"),
    [
        ("iter_lines", [STREAM], ['{"id":', " 1}"]),
        ("iter_lines", [STREAM[:-3], Pause(0.05), STREAM[-3:-1]], ['{"id":', " 1}"]),
        ("parse", [STREAM], {"id": 1}),
    ],
)
def test_a_response_is_read_while_it_comes(
    server: Server, stream: Any, reading: str, steps: list[Step], found: object
) -> None:
    whole = b"".join(step for step in steps if isinstance(step, bytes))
    size = len(whole.partition(b"\r\n\r\n")[2])
    first = steps[0]
    assert isinstance(first, bytes)
    steps[0] = first.replace(b"Length: 12", b"Length: %d" % size)
    server.says(answer(503, Retry_After="0"), steps)
    assert stream(server.url, reading) == found


def test_a_stream_is_decompressed_in_bounded_pieces(
    server: Server, stream: Any
) -> None:
    body = gzip.compress(bytes(80_000_000), 1)
    server.says(answer(200, body, X_Request_Id="r1", Content_Encoding="gzip"))
    pieces = stream(server.url, "iter_bytes")
    assert sum(map(len, pieces)) == 80_000_000 and max(map(len, pieces)) <= 65_536


@pytest.mark.parametrize(
    ("steps", "error", "says"),
    [
        ([STREAM[:-5], End.HANG_UP], "APIConnectionError", "no complete response"),
        ([STREAM[:-5], Pause(1), STREAM[-5:]], "APITimeoutError", "in time"),
        (
            [answer(200, b"{}", X_Request_Id="r1", Content_Encoding="gzip")],
            "APIResponseError",
            "is not the gzip",
        ),
        ([answer(404, b'{"detail": "gone"}')], "NotFoundError", "gone"),
    ],
    ids=["short", "stalled", "no gzip", "404"],
)
@pytest.mark.parametrize("reading", ["iter_bytes", "parse"])
def test_a_stream_that_fails_is_an_error_of_the_callers_kind(
    server: Server,
    stream: Any,
    runtime: Any,
    steps: list[Step],
    error: str,
    says: str,
    reading: str,
) -> None:
    server.says(steps)
    with pytest.raises(runtime.APIError, match=says) as caught:
        stream(server.url, reading, timeout=0.4)
    assert type(caught.value).__name__ == error


def test_each_read_of_a_stream_has_the_time_of_a_call(
    server: Server, stream: Any
) -> None:
    slow: list[Step] = [STREAM[:-4]]
    for byte in STREAM[-4:]:
        slow += [Pause(0.2), bytes([byte])]
    server.says(slow)
    assert stream(server.url, "parse", timeout=0.6) == {"id": 1}


def test_a_stream_that_nobody_reads_gives_its_connection_back(
    server: Server, runtime: Any, tasks: Any
) -> None:
    server.says(answer(200, b"x" * 100_000, X_Request_Id="r1"), OK)
    with runtime.Transport(server.url) as transport:
        own = tasks[0](transport)
        with own.with_streaming_response.get() as response:
            next(response.iter_bytes())
        assert own.get() == {"id": 1}
