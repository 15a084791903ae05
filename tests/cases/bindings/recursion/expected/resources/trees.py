"""Operations on Trees."""

from __future__ import annotations

from .. import models
from .._runtime import AsyncResource, Operation, Resource

_CREATE: Operation[models.Tree] = Operation(
    "POST",
    "/trees",
    returns={"200": lambda: models.Tree},
)


class Trees(Resource):
    """The operations on Trees."""

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
