"""What hooks hear of a call, on both HTTP libraries, blocking and not."""

import asyncio
import logging
from typing import Any

import pytest

from .conftest import SECRET, Caller
from .loopback import OK, End, Pause, Server, answer


def heard(server: Server, call: Caller, runtime: Any, operation: Any) -> list[Any]:
    events: list[Any] = []
    options = {
        "hooks": (events.append,),
        "credentials": {"k": runtime.ApiKey("query", "key", SECRET)},
    }
    try:
        call(server.url, operation, options, query={"token": SECRET})
    except runtime.APIError as error:
        assert events[-1].error is error
    assert SECRET not in repr(events) and len({event.call for event in events}) == 1
    assert {event.url for event in events} == {f"{server.url}/tasks"}
    assert all(event.operation is operation for event in events)
    return events


def test_hooks_hear_of_every_attempt_and_its_end(
    server: Server, call: Caller, runtime: Any, read: Any
) -> None:
    server.says(answer(503, Retry_After="0"), answer(200, b"{}", X_Request_Id="r1"))
    events = heard(server, call, runtime, read)
    assert [(type(one).__name__, one.attempt) for one in events] == [
        ("Started", 1),
        ("Retried", 1),
        ("Started", 2),
        ("Responded", 2),
        ("Decoded", 2),
    ]
    assert (events[1].cause, events[1].wait) == (503, 0)
    assert (events[3].status_code, events[3].request_id) == (200, "r1")
    assert events[4].value == {} and 0 < events[3].elapsed < 5


@pytest.mark.parametrize(
    ("script", "error"),
    [
        (answer(404, b"{}"), "NotFoundError"),
        (answer(200, b"{"), "APIResponseError"),
        ([End.RESET], "APIConnectionError"),
    ],
)
def test_hooks_hear_of_a_failure(
    server: Server, call: Caller, runtime: Any, write: Any, script: Any, error: str
) -> None:
    server.says(script)
    names = [type(one).__name__ for one in heard(server, call, runtime, write)]
    assert names == ["Started", "Failed"]


def test_hooks_hear_of_a_redirect(
    server: Server, call: Caller, runtime: Any, read: Any
) -> None:
    server.says(answer(302, Location="/tasks"), OK)
    events = heard(server, call, runtime, read)
    assert [type(one).__name__ for one in events[:3]] == [
        *("Started", "Retried", "Started")
    ]


def test_a_cancelled_call_has_an_end_too(
    server: Server, runtime: Any, read: Any
) -> None:
    events: list[Any] = []

    async def cancelled() -> None:
        async with runtime.AsyncTransport(
            server.url, hooks=(events.append,)
        ) as transport:
            await asyncio.wait_for(transport.send(read), 0.1)

    server.says([Pause(0.5), OK])
    with pytest.raises(TimeoutError):
        asyncio.run(cancelled())
    assert isinstance(events[-1].error, asyncio.CancelledError)


def test_a_hook_that_fails_harms_no_call(
    server: Server,
    call: Caller,
    runtime: Any,
    read: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(event: object) -> None:
        raise ZeroDivisionError

    server.says(OK)
    assert call(server.url, read, {"hooks": (broken,)}) == {"id": 1}
    assert "A hook failed, and the call goes on." in caplog.text
    assert logging.getLogger(runtime.hooks.PACKAGE).name in {
        record.name for record in caplog.records
    }
