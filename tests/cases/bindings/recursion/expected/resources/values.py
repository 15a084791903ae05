"""Operations on Values."""

from __future__ import annotations

from .. import models
from .._runtime import AsyncResource, Operation, Resource

_LIST: Operation[models.Value] = Operation(
    "GET",
    "/values",
    returns={"200": lambda: models.Value},
)


class Values(Resource):
    """The operations on Values."""

    def list(self) -> models.Value:
        """GET /values"""
        return self._transport.send(_LIST)


class AsyncValues(AsyncResource):
    """The operations on Values."""

    async def list(self) -> models.Value:
        """GET /values"""
        return await self._transport.send(_LIST)
