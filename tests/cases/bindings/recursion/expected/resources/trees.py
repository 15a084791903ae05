"""Operations on Trees."""

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

_CREATE: Operation[models.Tree] = Operation(
    "POST",
    "/trees",
    returns={"200": lambda: models.Tree},
)


class Trees(Resource):
    """The operations on Trees."""

    with_raw_response = Responding(lambda own: TreesWithResponse(Raw(own)))
    with_streaming_response = Responding(lambda own: TreesWithResponse(Streamed(own)))

    def create(
        self,
        *,
        root: models.Node,
        by_name: dict[str, models.Tree] | None = None,
    ) -> models.Tree:
        """POST /trees"""
        return self._transport.send(_CREATE, json={"root": root, "by_name": by_name})


class AsyncTrees(AsyncResource):
    """The operations on Trees."""

    with_raw_response = Responding(lambda own: AsyncTreesWithResponse(Raw(own)))
    with_streaming_response = Responding(
        lambda own: AsyncTreesWithResponse(Streamed(own)),
    )

    async def create(
        self,
        *,
        root: models.Node,
        by_name: dict[str, models.Tree] | None = None,
    ) -> models.Tree:
        """POST /trees"""
        return await self._transport.send(
            _CREATE,
            json={"root": root, "by_name": by_name},
        )


class TreesWithResponse(WithResponse[Mode]):
    create = Method(Trees.create)


class AsyncTreesWithResponse(WithResponse[Mode]):
    create = AsyncMethod(AsyncTrees.create)
