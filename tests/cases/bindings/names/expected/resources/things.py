"""Operations on things."""

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

_GET_THING_C1A592: Operation[None] = Operation(
    "GET",
    "/a/things",
    returns={"204": lambda: None},
)
_GET_THING_A7FA1F: Operation[None] = Operation(
    "GET",
    "/b/things",
    returns={"204": lambda: None},
)


class Things(Resource):
    """The operations on things."""

    with_raw_response = Responding(lambda own: ThingsWithResponse(Raw(own)))
    with_streaming_response = Responding(lambda own: ThingsWithResponse(Streamed(own)))

    def get_thing_c1a592(self) -> None:
        """GET /a/things"""
        return self._transport.send(_GET_THING_C1A592)

    def get_thing_a7fa1f(self) -> None:
        """GET /b/things"""
        return self._transport.send(_GET_THING_A7FA1F)


class AsyncThings(AsyncResource):
    """The operations on things."""

    with_raw_response = Responding(lambda own: AsyncThingsWithResponse(Raw(own)))
    with_streaming_response = Responding(
        lambda own: AsyncThingsWithResponse(Streamed(own)),
    )

    async def get_thing_c1a592(self) -> None:
        """GET /a/things"""
        return await self._transport.send(_GET_THING_C1A592)

    async def get_thing_a7fa1f(self) -> None:
        """GET /b/things"""
        return await self._transport.send(_GET_THING_A7FA1F)


class ThingsWithResponse(WithResponse[Mode]):
    get_thing_c1a592 = Method(Things.get_thing_c1a592)
    get_thing_a7fa1f = Method(Things.get_thing_a7fa1f)


class AsyncThingsWithResponse(WithResponse[Mode]):
    get_thing_c1a592 = AsyncMethod(AsyncThings.get_thing_c1a592)
    get_thing_a7fa1f = AsyncMethod(AsyncThings.get_thing_a7fa1f)
