"""Operations on Patches."""

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

_PATCH_ALL: Operation[int | None] = Operation(
    "PATCH",
    "/patches",
    returns={"200": lambda: int, "204": lambda: None},
    content_type="application/merge-patch+json",
)


class Patches(Resource):
    """The operations on Patches."""

    with_raw_response = Responding(lambda own: PatchesWithResponse(Raw(own)))
    with_streaming_response = Responding(lambda own: PatchesWithResponse(Streamed(own)))

    def patch_all(self, *, body: list[models.PatchesPatchAllRequestItem]) -> int | None:
        """PATCH /patches"""
        return self._transport.send(_PATCH_ALL, body=body)


class AsyncPatches(AsyncResource):
    """The operations on Patches."""

    with_raw_response = Responding(lambda own: AsyncPatchesWithResponse(Raw(own)))
    with_streaming_response = Responding(
        lambda own: AsyncPatchesWithResponse(Streamed(own)),
    )

    async def patch_all(
        self,
        *,
        body: list[models.PatchesPatchAllRequestItem],
    ) -> int | None:
        """PATCH /patches"""
        return await self._transport.send(_PATCH_ALL, body=body)


class PatchesWithResponse(WithResponse[Mode]):
    patch_all = Method(Patches.patch_all)


class AsyncPatchesWithResponse(WithResponse[Mode]):
    patch_all = AsyncMethod(AsyncPatches.patch_all)
