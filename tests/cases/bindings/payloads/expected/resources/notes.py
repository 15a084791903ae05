"""Operations on Notes."""

from __future__ import annotations

from .._runtime import AsyncTransport, Operation, Transport

_CREATE: Operation[str] = Operation(
    "POST",
    "/notes",
    returns={"200": lambda: str},
    content_type="text/plain",
)


class Notes:
    """The operations on Notes."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create(self, *, body: bytes | str | None = None) -> str:
        """POST /notes"""
        return self._transport.send(_CREATE, content=body)


class AsyncNotes:
    """The operations on Notes."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def create(self, *, body: bytes | str | None = None) -> str:
        """POST /notes"""
        return await self._transport.send(_CREATE, content=body)
