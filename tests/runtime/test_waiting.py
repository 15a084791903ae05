"""What a blocking client does with what both kinds share, and answers that were made up beforehand."""

import asyncio
import gzip
from collections.abc import AsyncGenerator
from contextlib import closing
from typing import Any

import pytest
from mooring.bindings.runtime.waiting import finished, iterated

from .loopback import OK, Server, answer


async def _counted(closed: list[bool]) -> AsyncGenerator[int]:
    try:
        for number in range(3):
            yield number
    finally:
        closed.append(True)


def test_what_should_block_may_not_wait_for_a_loop() -> None:
    with pytest.raises(RuntimeError, match="waits for a loop"):
        finished(asyncio.sleep(0))


def test_items_come_one_by_one_and_the_rest_is_let_go() -> None:
    closed: list[bool] = []
    assert list(iterated(_counted(closed))) == [0, 1, 2] and closed == [True]
    some = iterated(_counted(closed))
    assert next(some) == 0
    some.close()
    assert closed == [True, True]


def test_a_blocking_client_works_where_a_loop_is_running(
    server: Server, runtime: Any, read: Any
) -> None:
    """What it runs to the end must not reach for the loop, whose thread it blocks."""
    server.says(answer(503, Retry_After="0"), OK, OK, answer(200, bytes(100)))

    async def inside() -> list[object]:
        with runtime.Transport(server.url) as transport:
            sent, parsed = transport.send(read), transport.respond(read).parse()
            with closing(transport.open(read)) as response:
                return [sent, parsed, next(response.iter_bytes())]

    assert asyncio.run(inside()) == [{"id": 1}, {"id": 1}, bytes(100)]


def test_answers_that_a_caller_makes_up_are_read_like_any(
    runtime: Any, read: Any
) -> None:
    """Tests of callers answer in place of a server, and such a response has been read and decompressed already."""
    library: Any = runtime.HTTPClient.__mro__[0].__module__.partition(".")[0]
    module: Any = __import__(library)
    body = gzip.compress(b'{"id": 1}')

    def answers(request: Any) -> Any:
        return module.Response(200, headers=HEADERS, content=body)

    made_up = module.MockTransport(answers)
    with runtime.HTTPClient(transport=made_up) as client:
        transport = runtime.Transport("https://x", http_client=client)
        assert transport.send(read) == {"id": 1}

    async def waiting() -> Any:
        async with runtime.AsyncHTTPClient(transport=made_up) as client:
            transport = runtime.AsyncTransport("https://x", http_client=client)
            return await transport.send(read)

    assert asyncio.run(waiting()) == {"id": 1}


HEADERS = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
