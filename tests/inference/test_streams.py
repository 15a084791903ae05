"""Streams over HTTP, from a server that breaks them off, with both clients."""

import asyncio
import importlib
import json
import threading
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

from ..runtime.loopback import Connection, End, Listener, Server
from .conftest import in_both_ways

Package = Callable[[str], ModuleType]


@pytest.fixture
def breaking() -> Iterator[Server]:
    with Listener(("127.0.0.1", 0), Connection) as listener:
        script = Server(url=f"http://127.0.0.1:{listener.server_address[1]}")
        # The standard library's server takes its state as an attribute that it does not declare.
        listener.script = script  # type: ignore[attr-defined]
        threading.Thread(
            target=listener.serve_forever, args=(0.01,), daemon=True
        ).start()
        yield script
        listener.shutdown()


def stream(body: bytes, kind: str = "text/event-stream") -> bytes:
    """A response whose body comes in chunks, and whose end is still to come."""
    head = (
        f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    return head.encode() + (b"%x\r\n%s\r\n" % (len(body), body) if body else b"")


WHOLE = b"0\r\n\r\n"


def listed(
    module: ModuleType, url: str, name: str, *path: Any, **named: Any
) -> list[Any]:
    """What both clients read of a list."""

    async def waiting(client: Any) -> list[Any]:
        items = getattr(client, name)
        method = getattr(items, "list", None) or items.create
        return [item async for item in method(**named)]

    def blocking(client: Any) -> list[Any]:
        items = getattr(client, name)
        method = getattr(items, "list", None) or items.create
        return list(method(**named))

    return in_both_ways(module, url, blocking, waiting)


def test_events_come_as_what_their_data_is(package: Package, breaking: Server) -> None:
    breaking.says(
        [
            stream(b'data: {"at": 1}\n\n: still there\n\ndata: {"at":\ndata: 2}\n\n'),
            WHOLE,
        ]
    )
    module = package("streams")
    tick = module.models.Tick
    assert (
        listed(module, breaking.url, "ticks", since=3) == [[tick(at=1), tick(at=2)]] * 2
    )
    assert breaking.heard[0].target == "/ticks?since=3"
    assert breaking.heard[0].headers["accept"] == "text/event-stream"


def test_events_without_a_description_are_texts_up_to_the_one_that_says_done(
    package: Package, breaking: Server
) -> None:
    breaking.says([stream(b"data: a\n\ndata: [DONE]\n\ndata: b\n\n"), WHOLE])
    found = listed(package("streams"), breaking.url, "words", text="x")
    assert found == [["a"], ["a"]]
    assert json.loads(breaking.heard[0].body) == {"text": "x"}


def test_lines_of_json_come_one_by_one(package: Package, breaking: Server) -> None:
    body = b'{"at": 1}\n\n{"at": 2}\r\n{"at": 3}'
    breaking.says([stream(body, "application/x-ndjson"), WHOLE])
    module = package("streams")
    [first, second] = listed(module, breaking.url, "rows")
    assert [one.at for one in first] == [one.at for one in second] == [1, 2, 3]


def test_an_item_is_there_before_the_stream_has_ended(
    package: Package, breaking: Server
) -> None:
    breaking.says([stream(b'data: {"at": 1}\n\n')])
    with package("streams").Client(base_url=breaking.url) as client:
        with client.ticks.list() as ticks:
            assert next(iter(ticks)).at == 1
        assert list(ticks) == []

    async def one() -> list[Any]:
        async with package("streams").AsyncClient(base_url=breaking.url) as client:
            async with client.ticks.list() as ticks:
                assert (await anext(aiter(ticks))).at == 1
            return [item async for item in ticks]

    assert asyncio.run(one()) == []


@pytest.mark.parametrize("body", [b"data: 0123456789", b"data: 012\ndata: 345678\n"])
def test_an_event_that_never_ends_is_an_error(
    package: Package, breaking: Server, monkeypatch: pytest.MonkeyPatch, body: bytes
) -> None:
    breaking.says([stream(body)])
    module = package("streams")
    events = importlib.import_module(f"{module.__name__}._runtime.events")
    monkeypatch.setattr(events, "LONGEST_EVENT", 9)
    with module.Client(base_url=breaking.url) as client:
        with pytest.raises(module.errors.StreamError, match="is longer than 9"):
            list(client.words.create(text="x"))


def test_a_broken_stream_is_taken_up_after_the_last_event(
    package: Package, breaking: Server
) -> None:
    module = package("streams")

    def says() -> None:
        breaking.heard.clear()
        breaking.says(
            [stream(b'retry: 10\nid: a\ndata: {"at": 1}\n\ndata: {"at":'), End.HANG_UP],
            [stream(b""), End.RESET],
            [stream(b'id: b\ndata: {"at": 2}\n\n'), WHOLE],
            [b"HTTP/1.1 204 No Content\r\n\r\n"],
        )

    async def waiting(client: Any) -> list[int]:
        says()
        return [one.at async for one in client.ticks.list()]

    def blocking(client: Any) -> list[int]:
        says()
        return [one.at for one in client.ticks.list()]

    assert in_both_ways(module, breaking.url, blocking, waiting) == [[1, 2], [1, 2]]
    # The server said when to come back, so the end of the third response is none of the stream; 204 is.
    assert [one.headers.get("last-event-id") for one in breaking.heard] == [
        None,
        "a",
        "a",
        "b",
    ]


@pytest.mark.parametrize(
    ("name", "arguments", "body"),
    [
        ("ticks", {}, b'data: {"at": 1}\n\n'),
        ("words", {"text": "x"}, b"id: 1\ndata: a\n\n"),
        ("rows", {}, b'{"at": 1}\n'),
    ],
    ids=["events without ids", "what is not only read", "lines"],
)
def test_a_broken_stream_that_cannot_be_taken_up_is_an_error(
    package: Package,
    breaking: Server,
    name: str,
    arguments: dict[str, Any],
    body: bytes,
) -> None:
    kind = "application/x-ndjson" if name == "rows" else "text/event-stream"
    breaking.says([stream(body, kind), End.HANG_UP])
    module = package("streams")
    with module.Client(base_url=breaking.url) as client:
        resource = getattr(client, name)
        method = getattr(resource, "list", None) or resource.create
        items = iter(method(**arguments))
        next(items)
        with pytest.raises(module.errors.APIConnectionError):
            next(items)
    assert len(breaking.heard) == 1


def test_a_stream_that_only_breaks_is_given_up(
    package: Package, breaking: Server
) -> None:
    module = package("streams")
    breaking.says(
        [stream(b'retry: 1\nid: a\ndata: {"at": 1}\n\n'), End.HANG_UP],
        [stream(b""), End.HANG_UP],
    )
    with module.Client(base_url=breaking.url) as client:
        with pytest.raises(module.errors.APIConnectionError):
            list(client.ticks.list())
    assert len(breaking.heard) == 6


def test_an_item_that_is_not_as_described_is_an_error_that_holds_it(
    package: Package, breaking: Server
) -> None:
    module = package("streams")
    breaking.says([stream(b"data: {}\n\n"), WHOLE])
    with module.Client(base_url=breaking.url) as client:
        with pytest.raises(
            module.errors.StreamError, match="GET /ticks: an item"
        ) as caught:
            list(client.ticks.list())
    assert caught.value.text == "{}"


def test_a_failure_in_place_of_a_stream_is_the_error_that_it_is(
    package: Package, breaking: Server
) -> None:
    module = package("streams")
    breaking.says(b"HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\n{}")
    with module.Client(base_url=breaking.url) as client:
        with pytest.raises(module.errors.NotFoundError):
            list(client.ticks.list())
