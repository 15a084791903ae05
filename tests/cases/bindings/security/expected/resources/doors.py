"""Operations on Doors."""

from __future__ import annotations

from .._runtime import AsyncResource, Operation, Resource

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

    def get_either(self) -> None:
        """GET /either"""
        self._transport.send(_GET_EITHER)

    def get_open(self) -> None:
        """GET /open"""
        self._transport.send(_GET_OPEN)

    def get_other(self) -> None:
        """GET /other"""
        self._transport.send(_GET_OTHER)

    def get_scoped(self) -> None:
        """GET /scoped"""
        self._transport.send(_GET_SCOPED)

    def get_usual(self) -> None:
        """GET /usual"""
        self._transport.send(_GET_USUAL)


class AsyncDoors(AsyncResource):
    """The operations on Doors."""

    async def get_either(self) -> None:
        """GET /either"""
        await self._transport.send(_GET_EITHER)

    async def get_open(self) -> None:
        """GET /open"""
        await self._transport.send(_GET_OPEN)

    async def get_other(self) -> None:
        """GET /other"""
        await self._transport.send(_GET_OTHER)

    async def get_scoped(self) -> None:
        """GET /scoped"""
        await self._transport.send(_GET_SCOPED)

    async def get_usual(self) -> None:
        """GET /usual"""
        await self._transport.send(_GET_USUAL)
