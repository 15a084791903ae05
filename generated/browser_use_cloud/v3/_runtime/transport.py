"""Sends operations, blocking or not; both kinds share everything but what waits."""

from typing import Never, Self, Unpack, cast

from . import http
from .calls import Call
from .operation import Arguments, Operation, Result
from .reading import Received
from .responses import AsyncStreamedResponse, Body, RawResponse, StreamedResponse
from .settings import Changes, Options, settings
from .waiting import Asynchronous, Blocking, Wire, finished


class Connected:
    """Settings, and the connections that are used with them.

    Its coroutines are what both kinds of transport do; `waiting.finished` runs them for the one that blocks.
    """

    def __init__(
        self, base_url: str, wire: Wire, options: Options, *, is_shared: bool
    ) -> None:
        self.wire = wire
        self._settings = settings(base_url, options)
        self._is_shared = is_shared

    @property
    def timeout(self) -> float | None:
        """Seconds that a call may take in all; None for no limit."""
        return self._settings.timeout

    def with_options(self, **changes: Unpack[Changes]) -> Self:
        """A transport with other settings and the same connections, which stay with this one; headers are added."""
        other = object.__new__(type(self))
        other.wire = self.wire
        other._settings = self._settings.changed(changes)
        other._is_shared = True
        return other

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._settings.base_url!r})"

    def __reduce__(self) -> Never:
        raise TypeError(
            "A client holds credentials and connections, so it is not pickled; make one where it is used."
        )

    async def result(
        self, operation: Operation[Result], arguments: Arguments
    ) -> Result:
        """What `send` gives."""
        call = self._call(operation, arguments)
        with call.failing():
            return call.result(await self._received(call))

    async def response(
        self, operation: Operation[Result], arguments: Arguments
    ) -> RawResponse[Result]:
        """What `respond` gives."""
        call = self._call(operation, arguments)
        with call.failing():
            received = await self._received(call)
            call.success(received)
        return RawResponse(received, call)

    async def body(
        self, operation: Operation[Result], arguments: Arguments
    ) -> Body[Result]:
        """What `open` gives access to."""
        call = self._call(operation, arguments, is_streamed=True)
        with call.failing():
            response = await self._outcome(call)
            call.success(response)
        # What is not left open is no success.
        return Body(cast(http.Response, response), call, self.wire)

    async def shut(self) -> None:
        """Closes the connections, unless they belong to another."""
        if not self._is_shared:
            await self.wire.shut()

    def _call(
        self,
        operation: Operation[Result],
        arguments: Arguments,
        *,
        is_streamed: bool = False,
    ) -> Call[Result]:
        client = self.wire.client
        return Call(
            operation, arguments, self._settings, client, is_streamed=is_streamed
        )

    async def _received(self, call: Call[Result]) -> Received:
        # Only a streamed call leaves a response open.
        return cast(Received, await self._outcome(call))

    async def _outcome(self, call: Call[Result]) -> Received | http.Response:
        outcome = await self._attempt(call)
        while (wait := call.pause(outcome)) is not None:
            await self.wire.sleep(wait)
            outcome = await self._attempt(call)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def _attempt(
        self, call: Call[Result]
    ) -> Received | http.Response | Exception:
        try:
            async with self.wire.within(call.seconds_left):
                response = await self.wire.send(call.attempt())
                if call.stays_open(response):
                    return response
                try:
                    reader = call.reader(response)
                    async for chunk in self.wire.chunks(response):
                        if not call.takes(reader, chunk):
                            break
                finally:
                    await self.wire.close(response)
        except (http.TransportError, TimeoutError) as error:
            return error
        return reader.received()


class Transport(Connected):
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
        wire = Blocking(http_client or http.new_client())
        super().__init__(base_url, wire, options, is_shared=http_client is not None)

    def send(
        self, operation: Operation[Result], **arguments: Unpack[Arguments]
    ) -> Result:
        """The result of an operation.

        Raises:
            APIError: there is none.
            ValueError: an argument has no place in a request.
        """
        return finished(self.result(operation, arguments))

    def respond(
        self, operation: Operation[Result], **arguments: Unpack[Arguments]
    ) -> RawResponse[Result]:
        """The response to an operation, if it is a success."""
        return finished(self.response(operation, arguments))

    def open(
        self, operation: Operation[Result], **arguments: Unpack[Arguments]
    ) -> StreamedResponse[Result]:
        """The response to an operation, if it is a success, whose body is still to be read; it has to be closed."""
        return StreamedResponse(finished(self.body(operation, arguments)))

    def close(self) -> None:
        """Closes the connections, unless they belong to another."""
        finished(self.shut())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


class AsyncTransport(Connected):
    """Sends operations to one server without blocking; made like `Transport`, for asyncio."""

    def __init__(
        self,
        base_url: str,
        *,
        http_client: http.AsyncHTTPClient | None = None,
        **options: Unpack[Options],
    ) -> None:
        http.refuse_other_clients(http_client, http.AsyncHTTPClient)
        wire = Asynchronous(http_client or http.new_async_client())
        super().__init__(base_url, wire, options, is_shared=http_client is not None)

    async def send(
        self, operation: Operation[Result], **arguments: Unpack[Arguments]
    ) -> Result:
        """`Transport.send`, for asyncio."""
        return await self.result(operation, arguments)

    async def respond(
        self, operation: Operation[Result], **arguments: Unpack[Arguments]
    ) -> RawResponse[Result]:
        """`Transport.respond`, for asyncio."""
        return await self.response(operation, arguments)

    async def open(
        self, operation: Operation[Result], **arguments: Unpack[Arguments]
    ) -> AsyncStreamedResponse[Result]:
        """`Transport.open`, for asyncio."""
        return AsyncStreamedResponse(await self.body(operation, arguments))

    async def close(self) -> None:
        """Closes the connections, unless they belong to another."""
        await self.shut()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.close()
