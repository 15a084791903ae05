"""Operations on Values."""

from __future__ import annotations

from .. import models
from .._runtime import AsyncTransport, Operation, Transport

_LIST: Operation[models.Value] = Operation(
    "GET",
    "/values",
    returns={"200": lambda: models.Value},
)


class Values:
    """The operations on Values."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self) -> models.Value:
        """GET /values"""
        return self._transport.send(_LIST)


class AsyncValues:
    """The operations on Values."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def list(self) -> models.Value:
        """GET /values"""
        return await self._transport.send(_LIST)
