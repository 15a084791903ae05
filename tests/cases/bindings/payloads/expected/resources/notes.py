"""Operations on Notes."""

from __future__ import annotations

from typing import Literal

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

_CREATE: Operation[str] = Operation(
    "POST",
    "/notes",
    returns={"200": lambda: str},
    content_type="text/plain",
)
_CHANGE: Operation[None] = Operation(
    "PATCH",
    "/notes/{id}",
    returns={"204": lambda: None},
    server="https://notes.example.com/v2",
)


class Notes(Resource):
    """The operations on Notes."""

    with_raw_response = Responding(lambda own: NotesWithResponse(Raw(own)))
    with_streaming_response = Responding(lambda own: NotesWithResponse(Streamed(own)))

    def create(self, *, body: bytes | str | None = None) -> str:
        """POST /notes"""
        return self._transport.send(_CREATE, content=body)

    def change(
        self,
        id: str,
        *,
        text: str,
        tags: list[str] | None = None,
        content_type: Literal[
            "application/json", "application/x-www-form-urlencoded"
        ] = "application/json",
    ) -> None:
        """PATCH /notes/{id}

        Args:
            content_type: The media type in which the body is sent. Default
                application/json.
        """
        return self._transport.send(
            _CHANGE,
            path={"id": id},
            json={"text": text, "tags": tags},
            content_type=content_type,
        )


class AsyncNotes(AsyncResource):
    """The operations on Notes."""

    with_raw_response = Responding(lambda own: AsyncNotesWithResponse(Raw(own)))
    with_streaming_response = Responding(
        lambda own: AsyncNotesWithResponse(Streamed(own)),
    )

    async def create(self, *, body: bytes | str | None = None) -> str:
        """POST /notes"""
        return await self._transport.send(_CREATE, content=body)

    async def change(
        self,
        id: str,
        *,
        text: str,
        tags: list[str] | None = None,
        content_type: Literal[
            "application/json", "application/x-www-form-urlencoded"
        ] = "application/json",
    ) -> None:
        """PATCH /notes/{id}

        Args:
            content_type: The media type in which the body is sent. Default
                application/json.
        """
        return await self._transport.send(
            _CHANGE,
            path={"id": id},
            json={"text": text, "tags": tags},
            content_type=content_type,
        )


class NotesWithResponse(WithResponse[Mode]):
    create = Method(Notes.create)
    change = Method(Notes.change)


class AsyncNotesWithResponse(WithResponse[Mode]):
    create = AsyncMethod(AsyncNotes.create)
    change = AsyncMethod(AsyncNotes.change)
