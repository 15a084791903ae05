"""Operations on Ping."""

from __future__ import annotations

from .._runtime import AsyncTransport, Operation, Transport

_PING: Operation[None] = Operation("HEAD", "/ping", returns={"200": lambda: None})


class Ping:
    """The operations on Ping."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def ping(self) -> None:
        """HEAD /ping"""
        self._transport.send(_PING)


class AsyncPing:
    """The operations on Ping."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def ping(self) -> None:
        """HEAD /ping"""
        await self._transport.send(_PING)
