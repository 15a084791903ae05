"""Operations on things."""

from __future__ import annotations

from .._runtime import AsyncResource, Operation, Resource

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

    def get_thing_c1a592(self) -> None:
        """GET /a/things"""
        self._transport.send(_GET_THING_C1A592)

    def get_thing_a7fa1f(self) -> None:
        """GET /b/things"""
        self._transport.send(_GET_THING_A7FA1F)


class AsyncThings(AsyncResource):
    """The operations on things."""

    async def get_thing_c1a592(self) -> None:
        """GET /a/things"""
        await self._transport.send(_GET_THING_C1A592)

    async def get_thing_a7fa1f(self) -> None:
        """GET /b/things"""
        await self._transport.send(_GET_THING_A7FA1F)
