"""Operations on Values."""

from __future__ import annotations

from .._runtime import AsyncTransport, Operation, Transport
from ..models import Value

_LIST: Operation[Value] = Operation("GET", "/values", returns={"200": Value})


class Values:
    """The operations on Values."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self) -> Value:
        """GET /values"""
        return self._transport.send(_LIST)


class AsyncValues:
    """The operations on Values."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def list(self) -> Value:
        """GET /values"""
        return await self._transport.send(_LIST)
