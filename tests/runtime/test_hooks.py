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
    started, failed = heard(server, call, runtime, write)
    assert type(started) is runtime.hooks.Started
    assert str(failed).startswith(f"POST {server.url}/tasks: {error} after ")


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


class Span:
    """What OpenTelemetry's API asks of a span, written down."""

    def __init__(self, name: str, kind: Any, attributes: dict[str, Any]) -> None:
        self.name, self.kind, self.attributes = name, kind, dict(attributes)
        self.events: list[str] = []
        self.status: Any = None
        self.ends = 0

    def set_attribute(self, name: str, value: object) -> None:
        self.attributes[name] = value

    def add_event(self, name: str, attributes: dict[str, Any]) -> None:
        self.events.append(name)

    def set_status(self, status: Any) -> None:
        self.status = status

    def end(self) -> None:
        self.ends += 1


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> list[Span]:
    """The spans that a provider of OpenTelemetry's own API is asked for."""
    trace = pytest.importorskip("opentelemetry.trace")
    made: list[Span] = []

    class Tracer(trace.NoOpTracer):  # type: ignore[misc, name-defined]  # found at run time
        def start_span(self, name: str, **options: Any) -> Any:
            made.append(Span(name, options["kind"], options["attributes"]))
            return made[-1]

    class Provider(trace.NoOpTracerProvider):  # type: ignore[misc, name-defined]  # as above
        def get_tracer(self, *given: Any, **options: Any) -> Any:
            return Tracer()

    monkeypatch.setattr(trace, "get_tracer_provider", Provider)
    return made


@pytest.mark.parametrize(
    ("scripts", "attributes", "is_error"),
    [
        ([OK], {"http.response.status_code": 200}, False),
        (
            [answer(503, Retry_After="0"), OK],
            {"http.response.status_code": 200, "http.request.resend_count": 1},
            False,
        ),
        (
            [answer(404, b"{}")],
            {"http.response.status_code": 404, "error.type": "404"},
            True,
        ),
        ([[OK[:-5], End.HANG_UP]], {"error.type": "APIConnectionError"}, True),
    ],
)
def test_a_call_is_one_span_by_the_conventions(
    server: Server,
    call: Caller,
    runtime: Any,
    read: Any,
    spans: list[Span],
    scripts: Any,
    attributes: dict[str, Any],
    is_error: bool,
) -> None:
    server.says(*scripts)
    options = {
        "hooks": (runtime.hooks.opentelemetry(),),
        "max_retries": int(len(scripts) > 1),
    }
    try:
        call(server.url, read, options, query={"token": SECRET})
    except runtime.APIError:
        assert is_error
    (span,) = spans
    host, _, port = server.url.removeprefix("http://").partition(":")
    assert (span.name, span.kind.name, span.ends) == ("GET /tasks", "CLIENT", 1)
    assert span.attributes == {
        "http.request.method": "GET",
        "server.address": host,
        "server.port": int(port),
        "url.full": f"{server.url}/tasks",
        "url.template": "/tasks",
        **attributes,
    }
    assert len(span.events) == len(scripts) - 1
    assert (span.status is not None) == is_error


def test_a_real_provider_gives_spans_that_do_nothing(
    server: Server, call: Caller, runtime: Any, read: Any
) -> None:
    pytest.importorskip("opentelemetry")
    server.says(OK)
    trace = runtime.hooks.opentelemetry()
    assert call(server.url, read, {"hooks": (trace,)}) == {"id": 1}
    for event in (runtime.hooks.Failed(0, read, server.url, 1, 0.0, KeyError()),):
        trace(event)
