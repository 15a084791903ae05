"""Operations on transport."""

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

_IMPORT: Operation[None] = Operation(
    "POST",
    "/transport",
    returns={"204": lambda: None},
)


class TransportResource(Resource):
    """The operations on transport."""

    with_raw_response = Responding(lambda own: TransportResourceWithResponse(Raw(own)))
    with_streaming_response = Responding(
        lambda own: TransportResourceWithResponse(Streamed(own)),
    )

    def import_(self) -> None:
        """POST /transport"""
        return self._transport.send(_IMPORT)


class AsyncTransportResource(AsyncResource):
    """The operations on transport."""

    with_raw_response = Responding(
        lambda own: AsyncTransportResourceWithResponse(Raw(own)),
    )
    with_streaming_response = Responding(
        lambda own: AsyncTransportResourceWithResponse(Streamed(own)),
    )

    async def import_(self) -> None:
        """POST /transport"""
        return await self._transport.send(_IMPORT)


class TransportResourceWithResponse(WithResponse[Mode]):
    import_ = Method(TransportResource.import_)


class AsyncTransportResourceWithResponse(WithResponse[Mode]):
    import_ = AsyncMethod(AsyncTransportResource.import_)
