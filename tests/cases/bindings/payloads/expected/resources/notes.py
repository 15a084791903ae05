"""Operations on Notes."""

from __future__ import annotations

from .._runtime import AsyncResource, Operation, Resource

_CREATE: Operation[str] = Operation(
    "POST",
    "/notes",
    returns={"200": lambda: str},
    content_type="text/plain",
)


class Notes(Resource):
    """The operations on Notes."""

    def create(self, *, body: bytes | str | None = None) -> str:
        """POST /notes"""
        return self._transport.send(_CREATE, content=body)


class AsyncNotes(AsyncResource):
    """The operations on Notes."""

    async def create(self, *, body: bytes | str | None = None) -> str:
        """POST /notes"""
        return await self._transport.send(_CREATE, content=body)
