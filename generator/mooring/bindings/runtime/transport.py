"""Sends operations, blocking or not; both kinds share everything that is neither input, output nor sleep."""

import asyncio
import time
from collections.abc import Callable
from typing import Generic, Never, Self, TypeVar, Unpack, cast

from . import http
from .calls import Call
from .operation import Arguments, Operation, Result
from .reading import Received
from .responses import AsyncStreamedResponse, RawResponse, StreamedResponse
from .settings import Changes, Options, settings

Library = TypeVar("Library", http.HTTPClient, http.AsyncHTTPClient)


class _Connected(Generic[Library]):
    """Settings, and the connections that are used with them."""

    def __init__(
        self,
        base_url: str,
        http_client: Library | None,
        new: Callable[[], Library],
        options: Options,
    ) -> None:
        self._settings = settings(base_url, options)
        self._client: Library = http_client or new()
        self._owns_client = http_client is None

    def with_options(self, **changes: Unpack[Changes]) -> Self:
        """A transport with other settings and the same connections, which stay with this one; headers are added."""
        other = object.__new__(type(self))
        other._settings = self._settings.changed(changes)
        other._client = self._client
        other._owns_client = False
        return other

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._settings.base_url!r})"

    def __reduce__(self) -> Never:
        raise TypeError(
            "A client holds credentials and connections, so it is not pickled; make one where it is used."
        )

    def _call(
        self,
        operation: Operation[Result],
        arguments: Arguments,
        *,
        is_streamed: bool = False,
    ) -> Call[Result]:
        return Call(
            operation,
            arguments,
            self._settings,
            self._client,
            is_streamed=is_streamed,
        )


class Transport(_Connected[http.HTTPClient]):
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
        super().__init__(base_url, http_client, http.new_client, options)

    def send(
        self, operation: Operation[Result], **arguments: Unpack[Arguments]
    ) -> Result:
        """The result of an operation.

        Raises:
            APIError: there is none.
            ValueError: an argument has no place in a request.
        """
        call = self._call(operation, arguments)
        with call.failing():
            return call.result(self._received(call))

    def respond(
        self, operation: Operation[Result], **arguments: Unpack[Arguments]
    ) -> RawResponse[Result]:
        """The response to an operation, if it is a success."""
        call = self._call(operation, arguments)
        with call.failing():
            received = self._received(call)
            call.success(received)
        return RawResponse(received, call)

    def open(
        self, operation: Operation[Result], **arguments: Unpack[Arguments]
    ) -> StreamedResponse[Result]:
        """The response to an operation, if it is a success, whose body is still to be read; it has to be closed."""
        call = self._call(operation, arguments, is_streamed=True)
        with call.failing():
            response = self._outcome(call)
            call.success(response)
        # What is not left open is no success.
        return StreamedResponse(cast(http.Response, response), call)

    def close(self) -> None:
        """Closes the connections, unless they belong to another."""
        if self._owns_client:
            self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _received(self, call: Call[Result]) -> Received:
        # Only a streamed call leaves a response open.
        return cast(Received, self._outcome(call))

    def _outcome(self, call: Call[Result]) -> Received | http.Response:
        outcome = self._attempt(call)
        while (wait := call.pause(outcome)) is not None:
            time.sleep(wait)
            outcome = self._attempt(call)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def _attempt(self, call: Call[Result]) -> Received | http.Response | Exception:
        try:
            response = self._client.send(
                call.attempt(), stream=True, follow_redirects=False
            )
            if call.stays_open(response):
                return response
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


class AsyncTransport(_Connected[http.AsyncHTTPClient]):
    """Sends operations to one server without blocking; made like `Transport`, for asyncio."""

    def __init__(
        self,
        base_url: str,
        *,
        http_client: http.AsyncHTTPClient | None = None,
        **options: Unpack[Options],
    ) -> None:
        http.refuse_other_clients(http_client, http.AsyncHTTPClient)
        super().__init__(base_url, http_client, http.new_async_client, options)

    async def send(
        self, operation: Operation[Result], **arguments: Unpack[Arguments]
    ) -> Result:
        """The result of an operation.

        Raises:
            APIError: there is none.
            ValueError: an argument has no place in a request.
        """
        call = self._call(operation, arguments)
        with call.failing():
            return call.result(await self._received(call))

    async def respond(
        self, operation: Operation[Result], **arguments: Unpack[Arguments]
    ) -> RawResponse[Result]:
        """The response to an operation, if it is a success."""
        call = self._call(operation, arguments)
        with call.failing():
            received = await self._received(call)
            call.success(received)
        return RawResponse(received, call)

    async def open(
        self, operation: Operation[Result], **arguments: Unpack[Arguments]
    ) -> AsyncStreamedResponse[Result]:
        """The response to an operation, if it is a success, whose body is still to be read; it has to be closed."""
        call = self._call(operation, arguments, is_streamed=True)
        with call.failing():
            response = await self._outcome(call)
            call.success(response)
        # What is not left open is no success.
        return AsyncStreamedResponse(cast(http.Response, response), call)

    async def close(self) -> None:
        """Closes the connections, unless they belong to another."""
        if self._owns_client:
            await self._client.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.close()

    async def _received(self, call: Call[Result]) -> Received:
        # Only a streamed call leaves a response open.
        return cast(Received, await self._outcome(call))

    async def _outcome(self, call: Call[Result]) -> Received | http.Response:
        outcome = await self._attempt(call)
        while (wait := call.pause(outcome)) is not None:
            await asyncio.sleep(wait)
            outcome = await self._attempt(call)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def _attempt(
        self, call: Call[Result]
    ) -> Received | http.Response | Exception:
        try:
            async with asyncio.timeout(call.seconds_left):
                response = await self._client.send(
                    call.attempt(), stream=True, follow_redirects=False
                )
                if call.stays_open(response):
                    return response
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
