"""Operations on Values."""

from __future__ import annotations

from .. import models
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

_LIST: Operation[models.Value] = Operation(
    "GET",
    "/values",
    returns={"200": lambda: models.Value},
)


class Values(Resource):
    """The operations on Values."""

    with_raw_response = Responding(lambda own: ValuesWithResponse(Raw(own)))
    with_streaming_response = Responding(lambda own: ValuesWithResponse(Streamed(own)))

    def list(self) -> models.Value:
        """GET /values"""
        return self._transport.send(_LIST)


class AsyncValues(AsyncResource):
    """The operations on Values."""

    with_raw_response = Responding(lambda own: AsyncValuesWithResponse(Raw(own)))
    with_streaming_response = Responding(
        lambda own: AsyncValuesWithResponse(Streamed(own)),
    )

    async def list(self) -> models.Value:
        """GET /values"""
        return await self._transport.send(_LIST)


class ValuesWithResponse(WithResponse[Mode]):
    list = Method(Values.list)


class AsyncValuesWithResponse(WithResponse[Mode]):
    list = AsyncMethod(AsyncValues.list)
