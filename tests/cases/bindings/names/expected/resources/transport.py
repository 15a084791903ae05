"""Operations on transport."""

from __future__ import annotations

from .._runtime import AsyncResource, Operation, Resource

_IMPORT: Operation[None] = Operation(
    "POST",
    "/transport",
    returns={"204": lambda: None},
)


class TransportResource(Resource):
    """The operations on transport."""

    def import_(self) -> None:
        """POST /transport"""
        self._transport.send(_IMPORT)


class AsyncTransportResource(AsyncResource):
    """The operations on transport."""

    async def import_(self) -> None:
        """POST /transport"""
        await self._transport.send(_IMPORT)
