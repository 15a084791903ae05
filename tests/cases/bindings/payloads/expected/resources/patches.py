"""Operations on Patches."""

from __future__ import annotations

from .. import models
from .._runtime import AsyncTransport, Operation, Transport

_PATCH_ALL: Operation[int | None] = Operation(
    "PATCH",
    "/patches",
    returns={"200": lambda: int, "204": lambda: None},
    content_type="application/merge-patch+json",
)


class Patches:
    """The operations on Patches."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def patch_all(self, *, body: list[models.PatchesPatchAllRequestItem]) -> int | None:
        """PATCH /patches"""
        return self._transport.send(_PATCH_ALL, body=body)


class AsyncPatches:
    """The operations on Patches."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def patch_all(
        self,
        *,
        body: list[models.PatchesPatchAllRequestItem],
    ) -> int | None:
        """PATCH /patches"""
        return await self._transport.send(_PATCH_ALL, body=body)
