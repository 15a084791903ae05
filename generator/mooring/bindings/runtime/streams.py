"""Responses that bring one item after the other: server-sent events, and lines of JSON."""

from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Callable,
    Generator,
    Iterator,
)
from functools import cached_property
from typing import Any, Generic, Self, TypeVar, Unpack, cast

from pydantic import TypeAdapter

from .errors import APIConnectionError, StreamError
from .events import EventDecoder, LineDecoder
from .exactness import exact_type
from .operation import Arguments, Operation
from .transport import Connected
from .variants import RECEIVED
from .waiting import iterated

Item = TypeVar("Item")

FIRST_WAIT = 1.0
"""Seconds before a broken stream is taken up again, where the server does not say."""
LONGEST_WAIT = 60.0
MOST_FAILURES = 5
"""How often in a row a stream may break without having brought anything."""
END = "[DONE]"
"""What OpenAI's API, and those that follow it, send in place of a last event."""


class _Reception(Generic[Item]):
    """Pieces of a body → items, and where to take it up again."""

    def __init__(
        self,
        operation: Operation[Any],
        arguments: Arguments,
        type_: Callable[[], object],
        *,
        is_lines: bool,
    ) -> None:
        self.is_over = False
        self._operation = operation
        self._arguments = arguments
        self._type = type_
        self._is_lines = is_lines
        self._adapter: TypeAdapter[object] | None = None
        self._events = EventDecoder()
        self._lines = LineDecoder()
        self._failures = 0

    def opened(self) -> Arguments:
        """What asks for the stream, from where it broke off."""
        last_id, retry = self._events.last_id, self._events.retry
        self._events, self._lines = EventDecoder(last_id), LineDecoder()
        self._events.retry = retry
        if not last_id:
            return self._arguments
        headers = {**self._arguments.get("headers", {}), "Last-Event-ID": last_id}
        return {**self._arguments, "headers": headers}

    def items(self, piece: bytes) -> Iterator[Item]:
        """The items that a piece completes.

        Raises:
            StreamError: one is not what the document says.
        """
        try:
            if self._is_lines:
                texts = self._lines.taken(piece)
            else:
                texts = (event.data for event in self._events.taken(piece))
            yield from self._read(texts)
        except ValueError as error:
            raise StreamError(f"{self._operation}: {error}") from error

    def rest(self) -> Iterator[Item]:
        """The last line, which need not have an end."""
        if self._is_lines and not self.is_over:
            yield from self._read(self._lines.rest())

    def pause(self, failure: APIConnectionError | None) -> float | None:
        """Seconds until a stream that has ended is taken up again; None where it is not.

        A stream of events that breaks is taken up where nothing but reading is repeated, and the server has given its
        events names. One that ends as it should is over, unless the server said when to come back.
        """
        events = self._events
        can_go_on = (
            not self._is_lines
            and not self.is_over
            and self._operation.method == "GET"
            and bool(events.last_id)
            and (failure is not None or events.retry is not None)
        )
        self._failures += 1
        if not can_go_on or self._failures > MOST_FAILURES:
            return None
        first = FIRST_WAIT if events.retry is None else events.retry
        return float(min(LONGEST_WAIT, first * 2 ** (self._failures - 1)))

    def _read(self, texts: Iterator[str]) -> Iterator[Item]:
        for text in texts:
            if self._is_lines and not text.strip():
                continue
            if not self._is_lines and text.strip() == END:
                self.is_over = True
                return
            self._failures = 0
            yield self._item(text)

    def _item(self, text: str) -> Item:
        type_ = self._type()
        if type_ is str:
            return cast(Item, text)
        if self._adapter is None:
            self._adapter = exact_type(type_)
        try:
            return cast(Item, self._adapter.validate_json(text, context=RECEIVED))
        except ValueError as error:
            # The words of pydantic repeat the value, which may be anything.
            count = getattr(error, "error_count", lambda: 1)()
            raise StreamError(
                f"{self._operation}: an item is not what the document says, in {count} places.",
                text,
            ) from None


class _Streaming(Generic[Item]):
    """What both kinds of stream share: they are opened, and taken up again where they break off."""

    def __init__(
        self,
        transport: Connected,
        operation: Operation[Any],
        type_: Callable[[], object],
        *,
        is_lines: bool = False,
        **arguments: Unpack[Arguments],
    ) -> None:
        self._transport = transport
        self._operation = operation
        self._reception = _Reception[Item](
            operation, arguments, type_, is_lines=is_lines
        )
        self._items = self._received()

    async def _received(self) -> AsyncGenerator[Item]:
        reception = self._reception
        while True:
            failure: APIConnectionError | None = None
            try:
                opened = reception.opened()
                body = await self._transport.body(self._operation, opened)
                try:
                    async for piece in body.pieces():
                        for item in reception.items(piece):
                            yield item
                        if reception.is_over:
                            return
                    for item in reception.rest():
                        yield item
                finally:
                    await body.close()
                if body.response.status_code == 204:
                    return
            except APIConnectionError as error:
                failure = error
            wait = reception.pause(failure)
            if wait is None:
                if failure is not None:
                    raise failure
                return
            await self._transport.wire.sleep(wait)


class Stream(_Streaming[Item]):
    """Items as they come; it is opened by the first one that is wanted, and closed at its end, or by `with`."""

    def __iter__(self) -> Iterator[Item]:
        return self._blocking

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends it, and gives the connection back."""
        self._blocking.close()

    @cached_property
    def _blocking(self) -> Generator[Item, None, None]:
        return iterated(self._items)


class AsyncStream(_Streaming[Item]):
    """Items as they come; it is opened by the first one that is wanted, and closed at its end, or by `async with`."""

    def __aiter__(self) -> AsyncIterator[Item]:
        return self._items

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Ends it, and gives the connection back."""
        await self._items.aclose()
