"""Sends operations, blocking or not; both kinds share everything that is neither input, output nor sleep."""

import asyncio
import copy
import time
from collections.abc import Mapping
from typing import Self, Unpack

from . import http
from .calls import Call
from .operation import Arguments, Operation, Result
from .reading import Received
from .settings import Changes, Options, settings


class Transport:
    """Sends operations to one server and waits for their results.

    An `http_client` is used instead of an own one, and left open; `Options` says what else there is.
    """

    def __init__(
        self,
        base_url: str,
        *,
        http_client: http.HTTPClient | None = None,
        **options: Unpack[Options],
    ) -> None:
        http.refuse_other_clients(http_client, http.HTTPClient)
        self._settings = settings(base_url, options)
        self._client = http_client or http.new_client()
        self._owns_client = http_client is None

    def send(
        self, operation: Operation[Result], **arguments: Unpack[Arguments]
    ) -> Result:
        """The result of an operation.

        Raises:
            APIError: there is none.
            ValueError: an argument has no place in a request.
        """
        result, _ = self.receive(operation, **arguments)
        return result

    def receive(
        self, operation: Operation[Result], **arguments: Unpack[Arguments]
    ) -> tuple[Result, Mapping[str, str]]:
        """The result of an operation, and the headers that came with it, their names in lower case; raises as `send` does."""
        call = Call(operation, arguments, self._settings, self._client)
        outcome = self._attempt(call)
        while (wait := call.pause(outcome)) is not None:
            time.sleep(wait)
            outcome = self._attempt(call)
        result = call.result(outcome)
        return result, outcome.headers if isinstance(outcome, Received) else {}

    @property
    def timeout(self) -> float | None:
        """Seconds that a call may take in all; None for no limit."""
        return self._settings.timeout

    def with_options(self, **changes: Unpack[Changes]) -> Self:
        """A transport with other settings and the same connections, which stay with this one; headers are added."""
        other = copy.copy(self)
        other._settings = self._settings.changed(changes)
        other._owns_client = False
        return other

    def close(self) -> None:
        """Closes the connections, unless they belong to another."""
        if self._owns_client:
            self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._settings.base_url!r})"

    def _attempt(self, call: Call[Result]) -> Received | Exception:
        try:
            response = self._client.send(
                call.attempt(), stream=True, follow_redirects=False
            )
            try:
                reader = call.reader(response)
                for chunk in http.raw_chunks(response):
                    call.check_time()
                    if not reader.takes(chunk):
                        break
            finally:
                response.close()
        except (http.TransportError, TimeoutError) as error:
            return error
        return reader.received()


class AsyncTransport:
    """Sends operations to one server without blocking; made like `Transport`, for asyncio."""

    def __init__(
        self,
        base_url: str,
        *,
        http_client: http.AsyncHTTPClient | None = None,
        **options: Unpack[Options],
    ) -> None:
        http.refuse_other_clients(http_client, http.AsyncHTTPClient)
        self._settings = settings(base_url, options)
        self._client = http_client or http.new_async_client()
        self._owns_client = http_client is None

    async def send(
        self, operation: Operation[Result], **arguments: Unpack[Arguments]
    ) -> Result:
        """The result of an operation.

        Raises:
            APIError: there is none.
            ValueError: an argument has no place in a request.
        """
        result, _ = await self.receive(operation, **arguments)
        return result

    async def receive(
        self, operation: Operation[Result], **arguments: Unpack[Arguments]
    ) -> tuple[Result, Mapping[str, str]]:
        """The result of an operation, and the headers that came with it, their names in lower case; raises as `send` does."""
        call = Call(operation, arguments, self._settings, self._client)
        outcome = await self._attempt(call)
        while (wait := call.pause(outcome)) is not None:
            await asyncio.sleep(wait)
            outcome = await self._attempt(call)
        result = call.result(outcome)
        return result, outcome.headers if isinstance(outcome, Received) else {}

    @property
    def timeout(self) -> float | None:
        """Seconds that a call may take in all; None for no limit."""
        return self._settings.timeout

    def with_options(self, **changes: Unpack[Changes]) -> Self:
        """A transport with other settings and the same connections, which stay with this one; headers are added."""
        other = copy.copy(self)
        other._settings = self._settings.changed(changes)
        other._owns_client = False
        return other

    async def close(self) -> None:
        """Closes the connections, unless they belong to another."""
        if self._owns_client:
            await self._client.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._settings.base_url!r})"

    async def _attempt(self, call: Call[Result]) -> Received | Exception:
        try:
            async with asyncio.timeout(call.seconds_left):
                response = await self._client.send(
                    call.attempt(), stream=True, follow_redirects=False
                )
                try:
                    reader = call.reader(response)
                    async for chunk in http.async_raw_chunks(response):
                        if not reader.takes(chunk):
                            break
                finally:
                    await response.aclose()
        except (http.TransportError, TimeoutError) as error:
            return error
        return reader.received()
