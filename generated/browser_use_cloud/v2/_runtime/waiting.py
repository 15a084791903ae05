"""What waits: for the network, and for time to pass. Everything around it is written once, as coroutines.

A blocking client runs them to their end at once, since what they wait for blocks and never gives way to a loop.
"""

import asyncio
import time
from collections.abc import AsyncGenerator, Coroutine, Generator
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any, TypeAlias, TypeVar, cast

from . import http

Value = TypeVar("Value")


class Blocking:
    """The wire of a client that blocks."""

    def __init__(self, client: http.HTTPClient) -> None:
        self.client = client

    def within(self, seconds: float | None) -> AbstractAsyncContextManager[object]:
        """Nothing can end a read that blocks but its own timeout, which `Call` sets."""
        return nullcontext()

    async def send(self, request: http.Request) -> http.Response:
        return self.client.send(request, stream=True, follow_redirects=False)

    async def chunks(self, response: http.Response) -> AsyncGenerator[bytes]:
        """The body as it arrives; at once where it was made up beforehand, as in tests."""
        if response.is_stream_consumed:
            yield response.content
        else:
            for chunk in response.iter_raw():
                yield chunk

    async def close(self, response: http.Response) -> None:
        response.close()

    async def shut(self) -> None:
        self.client.close()

    async def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


class Asynchronous:
    """The wire of a client for asyncio."""

    def __init__(self, client: http.AsyncHTTPClient) -> None:
        self.client = client

    def within(self, seconds: float | None) -> AbstractAsyncContextManager[object]:
        """Ends what is inside with a TimeoutError once it has taken so long."""
        return asyncio.timeout(seconds)

    async def send(self, request: http.Request) -> http.Response:
        return await self.client.send(request, stream=True, follow_redirects=False)

    async def chunks(self, response: http.Response) -> AsyncGenerator[bytes]:
        """The body as it arrives; at once where it was made up beforehand, as in tests."""
        if response.is_stream_consumed:
            yield response.content
        else:
            async for chunk in response.aiter_raw():
                yield chunk

    async def close(self, response: http.Response) -> None:
        await response.aclose()

    async def shut(self) -> None:
        await self.client.aclose()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


Wire: TypeAlias = Blocking | Asynchronous


def finished(coroutine: Coroutine[Any, Any, Value]) -> Value:
    """The result of a coroutine in which everything blocks, so that one step is all it takes."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return cast(Value, end.value)
    raise RuntimeError("What should block waits for a loop.")


def iterated(items: AsyncGenerator[Value]) -> Generator[Value, None, None]:
    """The items of an asynchronous generator in which everything blocks."""
    try:
        while True:
            yield finished(items.__anext__())
    except StopAsyncIteration:
        return
    finally:
        finished(items.aclose())
