"""Operations on Doors."""

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

_GET_EITHER: Operation[None] = Operation(
    "GET",
    "/either",
    returns={"204": lambda: None},
    security=((), ("cookie",)),
)
_GET_OPEN: Operation[None] = Operation(
    "GET",
    "/open",
    returns={"204": lambda: None},
    security=(),
)
_GET_OTHER: Operation[None] = Operation("GET", "/other", returns={"204": lambda: None})
_GET_SCOPED: Operation[None] = Operation(
    "GET",
    "/scoped",
    returns={"204": lambda: None},
    security=(("oauth",),),
)
_GET_USUAL: Operation[None] = Operation("GET", "/usual", returns={"204": lambda: None})


class Doors(Resource):
    """The operations on Doors."""

    with_raw_response = Responding(lambda own: DoorsWithResponse(Raw(own)))
    with_streaming_response = Responding(lambda own: DoorsWithResponse(Streamed(own)))

    def get_either(self) -> None:
        """GET /either"""
        return self._transport.send(_GET_EITHER)

    def get_open(self) -> None:
        """GET /open"""
        return self._transport.send(_GET_OPEN)

    def get_other(self) -> None:
        """GET /other"""
        return self._transport.send(_GET_OTHER)

    def get_scoped(self) -> None:
        """GET /scoped"""
        return self._transport.send(_GET_SCOPED)

    def get_usual(self) -> None:
        """GET /usual"""
        return self._transport.send(_GET_USUAL)


class AsyncDoors(AsyncResource):
    """The operations on Doors."""

    with_raw_response = Responding(lambda own: AsyncDoorsWithResponse(Raw(own)))
    with_streaming_response = Responding(
        lambda own: AsyncDoorsWithResponse(Streamed(own)),
    )

    async def get_either(self) -> None:
        """GET /either"""
        return await self._transport.send(_GET_EITHER)

    async def get_open(self) -> None:
        """GET /open"""
        return await self._transport.send(_GET_OPEN)

    async def get_other(self) -> None:
        """GET /other"""
        return await self._transport.send(_GET_OTHER)

    async def get_scoped(self) -> None:
        """GET /scoped"""
        return await self._transport.send(_GET_SCOPED)

    async def get_usual(self) -> None:
        """GET /usual"""
        return await self._transport.send(_GET_USUAL)


class DoorsWithResponse(WithResponse[Mode]):
    get_either = Method(Doors.get_either)
    get_open = Method(Doors.get_open)
    get_other = Method(Doors.get_other)
    get_scoped = Method(Doors.get_scoped)
    get_usual = Method(Doors.get_usual)


class AsyncDoorsWithResponse(WithResponse[Mode]):
    get_either = AsyncMethod(AsyncDoors.get_either)
    get_open = AsyncMethod(AsyncDoors.get_open)
    get_other = AsyncMethod(AsyncDoors.get_other)
    get_scoped = AsyncMethod(AsyncDoors.get_scoped)
    get_usual = AsyncMethod(AsyncDoors.get_usual)
