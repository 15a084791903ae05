"""Operations on Ping."""

from __future__ import annotations

from .._runtime import AsyncResource, Operation, Resource

_PING: Operation[None] = Operation("HEAD", "/ping", returns={"200": lambda: None})


class Ping(Resource):
    """The operations on Ping."""

    def ping(self) -> None:
        """HEAD /ping"""
        self._transport.send(_PING)


class AsyncPing(AsyncResource):
    """The operations on Ping."""

    async def ping(self) -> None:
        """HEAD /ping"""
        await self._transport.send(_PING)
