"""Operations on Trees."""

from __future__ import annotations

from .. import models
from .._runtime import AsyncTransport, Operation, Transport

_CREATE: Operation[models.Tree] = Operation(
    "POST",
    "/trees",
    returns={"200": lambda: models.Tree},
)


class Trees:
    """The operations on Trees."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create(
        self,
        *,
        root: models.Node,
        by_name: dict[str, models.Tree] | None = None,
    ) -> models.Tree:
        """POST /trees"""
        return self._transport.send(_CREATE, json={"root": root, "by_name": by_name})


class AsyncTrees:
    """The operations on Trees."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def create(
        self,
        *,
        root: models.Node,
        by_name: dict[str, models.Tree] | None = None,
    ) -> models.Tree:
        """POST /trees"""
        return await self._transport.send(
            _CREATE,
            json={"root": root, "by_name": by_name},
        )
