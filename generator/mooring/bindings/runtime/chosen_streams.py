"""Operations that bring one item after the other where their body asks for it, and else a whole."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any, Unpack

from .operation import Arguments, Operation, Result
from .responses import Sender
from .streams import AsyncStream, Stream
from .transport import AsyncTransport, Transport

EVENTS = "text/event-stream"


def chosen(
    is_streamed: object,
    transport: Transport | Sender,
    operation: Operation[Result],
    type_: Callable[[], object],
    **arguments: Unpack[Arguments],
) -> Result | Stream[Any]:
    """The items as they come where that was asked for, else the whole.

    Args:
        is_streamed: What the body says.
        type_: That of an item.
    """
    # What stands in a transport's place gives the response, whatever that brings.
    if is_streamed is True and not isinstance(transport, Sender):
        asked = replace(operation, accept=EVENTS)
        return Stream[Any](transport, asked, type_, **arguments)
    return transport.send(operation, **arguments)


def async_chosen(
    is_streamed: object,
    transport: AsyncTransport | Sender,
    operation: Operation[Result],
    type_: Callable[[], object],
    **arguments: Unpack[Arguments],
) -> Coroutine[Any, Any, Result] | AsyncStream[Any]:
    """`chosen`, for asyncio: the whole is awaited."""
    if is_streamed is True and not isinstance(transport, Sender):
        asked = replace(operation, accept=EVENTS)
        return AsyncStream[Any](transport, asked, type_, **arguments)
    return transport.send(operation, **arguments)
