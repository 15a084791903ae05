"""Operations on transport."""

from __future__ import annotations

from .._runtime import AsyncTransport, Operation, Transport

_IMPORT: Operation[None] = Operation(
    "POST",
    "/transport",
    returns={"204": lambda: None},
)


class TransportResource:
    """The operations on transport."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def import_(self) -> None:
        """POST /transport"""
        self._transport.send(_IMPORT)


class AsyncTransportResource:
    """The operations on transport."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def import_(self) -> None:
        """POST /transport"""
        await self._transport.send(_IMPORT)
