"""Operations on Patches."""

from __future__ import annotations

from .. import models
from .._runtime import AsyncResource, Operation, Resource

_PATCH_ALL: Operation[int | None] = Operation(
    "PATCH",
    "/patches",
    returns={"200": lambda: int, "204": lambda: None},
    content_type="application/merge-patch+json",
)


class Patches(Resource):
    """The operations on Patches."""

    def patch_all(self, *, body: list[models.PatchesPatchAllRequestItem]) -> int | None:
        """PATCH /patches"""
        return self._transport.send(_PATCH_ALL, body=body)


class AsyncPatches(AsyncResource):
    """The operations on Patches."""

    async def patch_all(
        self,
        *,
        body: list[models.PatchesPatchAllRequestItem],
    ) -> int | None:
        """PATCH /patches"""
        return await self._transport.send(_PATCH_ALL, body=body)
