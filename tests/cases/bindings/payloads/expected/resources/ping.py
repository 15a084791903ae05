"""Operations on Ping."""

from __future__ import annotations

from .._runtime.operation import Operation
from .._runtime.resources import AsyncResource, Resource
from .._runtime.responses import (
    AsyncMethod,
    Method,
    Mode,
    Raw,
    Responding,
    Streamed,
    WithResponse,
)

_PING: Operation[None] = Operation("HEAD", "/ping", returns={"200": lambda: None})


class Ping(Resource):
    """The operations on Ping."""

    with_raw_response = Responding(lambda own: PingWithResponse(Raw(own)))
    with_streaming_response = Responding(lambda own: PingWithResponse(Streamed(own)))

    def ping(self) -> None:
        """HEAD /ping"""
        return self._transport.send(_PING)


class AsyncPing(AsyncResource):
    """The operations on Ping."""

    with_raw_response = Responding(lambda own: AsyncPingWithResponse(Raw(own)))
    with_streaming_response = Responding(
        lambda own: AsyncPingWithResponse(Streamed(own)),
    )

    async def ping(self) -> None:
        """HEAD /ping"""
        return await self._transport.send(_PING)


class PingWithResponse(WithResponse[Mode]):
    ping = Method(Ping.ping)


class AsyncPingWithResponse(WithResponse[Mode]):
    ping = AsyncMethod(AsyncPing.ping)
