"""Responses themselves, in place of what they mean: `client.tasks.with_raw_response.create(…)`."""

import copy
from codecs import getincrementaldecoder
from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Awaitable,
    Callable,
    Coroutine,
    Generator,
    Iterator,
    Mapping,
)
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    asynccontextmanager,
    contextmanager,
)
from functools import partial
from typing import Any, Concatenate, Generic, Never, ParamSpec, TypeVar, cast, overload

from . import http
from .calls import Call
from .errors import request_id
from .operation import Result
from .reading import Received
from .waiting import Wire, finished, iterated

P = ParamSpec("P")
Mode = TypeVar("Mode")
Value = TypeVar("Value")
Methods = TypeVar("Methods", covariant=True)

_MODE = "(mode)"
"""The attribute that no method can be called like."""


class _Head:
    """Status and headers of a response."""

    def __init__(self, status_code: int, headers: Mapping[str, str]) -> None:
        self.status_code = status_code
        self.headers = headers
        """By their names in lower case."""
        self._made: Callable[[Any], Any] | None = None

    @property
    def request_id(self) -> str | None:
        """The server's name for the request, to quote in a support case."""
        return request_id(self.headers)

    def makes(self, made: Callable[[Any], Any]) -> None:
        """Says what a method makes of the result that the document describes."""
        self._made = made

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.status_code}>"

    def _as_made(self, result: Value) -> Value:
        return result if self._made is None else cast(Value, self._made(result))

    def __reduce__(self) -> Never:
        raise TypeError("A response belongs to its call; pickle what parse() returns.")


class RawResponse(_Head, Generic[Result]):
    """A success with its whole body, as far as that was read: at most 64 MiB."""

    def __init__(self, received: Received, call: Call[Result]) -> None:
        super().__init__(received.status_code, received.headers)
        self._received = received
        self._call = call

    @property
    def content(self) -> bytes:
        """The body, decompressed."""
        return self._received.content

    @property
    def http_response(self) -> http.Response:
        """The response as the HTTP library has it; it holds no request, and so no credential."""
        headers = {**self.headers}
        # The content is decompressed, and whole.
        headers.pop("content-encoding", None)
        headers.pop("transfer-encoding", None)
        return http.Response(self.status_code, headers=headers, content=self.content)

    def parse(self) -> Result:
        """What the method returns for this response.

        Raises:
            APIResponseError: the response is none that the API declares.
        """
        return self._as_made(self._call.parsed(self._received))


class Body(Generic[Result]):
    """The body of a success, which is read while it comes; each read may take as long as a whole call may otherwise."""

    def __init__(self, response: http.Response, call: Call[Result], wire: Wire) -> None:
        self.response = response
        self._call = call
        self._wire = wire
        self._reader = call.reader(response)

    async def pieces(self) -> AsyncGenerator[bytes]:
        """It without compression, in pieces as they come.

        Raises:
            APIConnectionError: it ends too early, or stalls.
        """
        with self._call.failing():
            async for chunk in self._wire.chunks(self.response):
                for piece in self._reader.pieces(chunk):
                    yield piece
            if self._reader.problem is not None:
                self._call.parsed(self._reader.received())

    async def lines(self) -> AsyncGenerator[str]:
        """Its lines without their ends, as UTF-8."""
        lines = _Lines()
        async for piece in self.pieces():
            for line in lines.taken(piece):
                yield line
        for line in lines.rest():
            yield line

    async def whole(self) -> Result:
        """What it means; at most 64 MiB of it are read.

        Raises:
            APIError: that is nothing that the API declares, or does not come.
        """
        with self._call.failing():
            async for chunk in self._wire.chunks(self.response):
                if not self._reader.takes(chunk):
                    break
        return self._call.parsed(self._reader.received())

    async def close(self) -> None:
        await self._wire.close(self.response)


class _Streamed(_Head, Generic[Result]):
    def __init__(self, body: Body[Result]) -> None:
        response = body.response
        super().__init__(response.status_code, dict(response.headers.items()))
        self._body = body


class StreamedResponse(_Streamed[Result]):
    """A success whose body is read while it comes; each read may take as long as a whole call may otherwise."""

    def iter_bytes(self) -> Iterator[bytes]:
        """The body, decompressed, in pieces as they come.

        Raises:
            APIConnectionError: it ends too early, or stalls.
        """
        return iterated(self._body.pieces())

    def iter_lines(self) -> Iterator[str]:
        """The body's lines without their ends, as UTF-8."""
        return iterated(self._body.lines())

    def parse(self) -> Result:
        """What the method returns for this response; reads the body, at most 64 MiB of it.

        Raises:
            APIError: that is nothing that the API declares, or does not come.
        """
        return self._as_made(finished(self._body.whole()))

    def close(self) -> None:
        """Gives the connection back; leaving the `with` block does so, too."""
        finished(self._body.close())


class AsyncStreamedResponse(_Streamed[Result]):
    """`StreamedResponse`, for asyncio."""

    def iter_bytes(self) -> AsyncIterator[bytes]:
        """`StreamedResponse.iter_bytes`, for asyncio."""
        return self._body.pieces()

    def iter_lines(self) -> AsyncIterator[str]:
        """`StreamedResponse.iter_lines`, for asyncio."""
        return self._body.lines()

    async def parse(self) -> Result:
        """`StreamedResponse.parse`, for asyncio."""
        return self._as_made(await self._body.whole())

    async def close(self) -> None:
        """Gives the connection back; leaving the `async with` block does so, too."""
        await self._body.close()


class _Lines:
    """Text in pieces, divided into lines."""

    def __init__(self) -> None:
        self._decoder = getincrementaldecoder("utf-8")(errors="replace")
        self._rest = ""

    def taken(self, piece: bytes) -> Iterator[str]:
        """The lines that a piece completes."""
        *lines, self._rest = (self._rest + self._decoder.decode(piece)).split("\n")
        yield from (line.removesuffix("\r") for line in lines)

    def rest(self) -> Iterator[str]:
        """What follows the last end of a line."""
        yield from filter(None, (self._rest + self._decoder.decode(b"", final=True),))


class Raw:
    """The mode in which a method returns the whole response."""

    sender = "respond"

    def __init__(self, owner: Any) -> None:
        self.owner = _sending(owner, self.sender)


class Streamed(Raw):
    """The mode in which a method opens a response, for a `with` block."""

    sender = "open"


def _sending(owner: Any, sender: str) -> Any:
    """The same resource or client, whose methods get something else from its transport."""
    own = copy.copy(owner)
    own._transport = Sender(owner._transport, sender)
    return own


class Sender:
    """Stands where a transport does, and sends in another way."""

    def __init__(self, transport: Any, sender: str) -> None:
        self.transport = transport
        self.send: Callable[..., Any] = getattr(transport, sender)


class WithResponse(Generic[Mode]):
    """The methods of a resource, in a mode."""

    def __init__(self, mode: Mode) -> None:
        vars(self)[_MODE] = mode


class Responding(Generic[Methods]):
    """The attribute of a resource that holds its methods in a mode."""

    def __init__(self, methods: Callable[[Any], Methods]) -> None:
        self._methods = methods

    def __get__(self, instance: object, owner: object) -> Methods:
        return self._methods(instance)


class Method(Generic[P, Result]):
    """A method of a resource, with its arguments, in the mode of the class that it stands in."""

    def __init__(self, method: Callable[Concatenate[Any, P], Result]) -> None:
        self._method = method

    @overload
    def __get__(
        self, instance: WithResponse[Raw], owner: object
    ) -> Callable[P, RawResponse[Result]]: ...
    @overload
    def __get__(
        self, instance: WithResponse[Streamed], owner: object
    ) -> Callable[P, AbstractContextManager[StreamedResponse[Result]]]: ...
    def __get__(self, instance: WithResponse[Any], owner: object) -> Any:
        mode: Raw = vars(instance)[_MODE]
        bound = partial(self._method, mode.owner)
        return _opened(bound) if isinstance(mode, Streamed) else bound


class AsyncMethod(Generic[P, Result]):
    """`Method`, for asyncio."""

    def __init__(
        self, method: Callable[Concatenate[Any, P], Awaitable[Result]]
    ) -> None:
        self._method = method

    @overload
    def __get__(
        self, instance: WithResponse[Raw], owner: object
    ) -> Callable[P, Coroutine[Any, Any, RawResponse[Result]]]: ...
    @overload
    def __get__(
        self, instance: WithResponse[Streamed], owner: object
    ) -> Callable[P, AbstractAsyncContextManager[AsyncStreamedResponse[Result]]]: ...
    def __get__(self, instance: WithResponse[Any], owner: object) -> Any:
        mode: Raw = vars(instance)[_MODE]
        bound = partial(self._method, mode.owner)
        return (_async_opened if isinstance(mode, Streamed) else _awaited)(bound)


def _opened(method: Callable[..., Any]) -> Callable[..., AbstractContextManager[Any]]:
    @contextmanager
    def block(*arguments: object, **named: object) -> Generator[Any]:
        response = method(*arguments, **named)
        try:
            yield response
        finally:
            response.close()

    return block


def _awaited(method: Callable[..., Any]) -> Callable[..., Coroutine[Any, Any, Any]]:
    """The method as one whose call is a coroutine, which that of a list is not."""

    async def call(*arguments: object, **named: object) -> Any:
        return await method(*arguments, **named)

    return call


def _async_opened(
    method: Callable[..., Any],
) -> Callable[..., AbstractAsyncContextManager[Any]]:
    @asynccontextmanager
    async def block(*arguments: object, **named: object) -> AsyncGenerator[Any]:
        response = await method(*arguments, **named)
        try:
            yield response
        finally:
            await response.close()

    return block
