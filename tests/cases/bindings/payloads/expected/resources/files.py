"""Operations on Files."""

# pyright: reportDeprecated=false

from __future__ import annotations

from typing_extensions import deprecated

from .. import models
from .._runtime.operation import File, Operation
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

_UPLOAD: Operation[models.FilesUploadResponse] = Operation(
    "POST",
    "/files",
    returns={"201": lambda: models.FilesUploadResponse},
)
_DOWNLOAD: Operation[bytes] = Operation(
    "GET",
    "/files/{id}",
    returns={"200": lambda: bytes},
    accept="application/octet-stream",
)
_REPLACE: Operation[None] = Operation(
    "PUT",
    "/files/{id}",
    returns={"204": lambda: None},
    content_type="application/pdf",
)
_DELETE: Operation[None] = Operation(
    "DELETE",
    "/files/{id}",
    returns={"204": lambda: None},
)
_READ_TEXT: Operation[str] = Operation(
    "GET",
    "/files/{id}/text",
    returns={"200": lambda: str},
    accept="text/plain",
)


class Files(Resource):
    """The operations on Files."""

    with_raw_response = Responding(lambda own: FilesWithResponse(Raw(own)))
    with_streaming_response = Responding(lambda own: FilesWithResponse(Streamed(own)))

    def upload(
        self,
        *,
        file: File | bytes,
        purpose: models.FilesUploadRequestPurpose | str,
        extra: list[File | bytes] | None = None,
        settings: models.FilesUploadRequestSettings | None = None,
    ) -> models.FilesUploadResponse:
        """POST /files"""
        return self._transport.send(
            _UPLOAD,
            multipart={
                "file": file,
                "purpose": purpose,
                "extra": extra,
                "settings": settings,
            },
        )

    def download(self, id: str) -> bytes:
        """GET /files/{id}"""
        return self._transport.send(_DOWNLOAD, path={"id": id})

    def replace(self, id: str, *, body: bytes | str) -> None:
        """PUT /files/{id}"""
        return self._transport.send(_REPLACE, path={"id": id}, content=body)

    @deprecated("The API has deprecated this operation.")
    def delete(self, id: str) -> None:
        """DELETE /files/{id}"""
        return self._transport.send(_DELETE, path={"id": id})

    def read_text(self, id: str) -> str:
        """GET /files/{id}/text"""
        return self._transport.send(_READ_TEXT, path={"id": id})


class AsyncFiles(AsyncResource):
    """The operations on Files."""

    with_raw_response = Responding(lambda own: AsyncFilesWithResponse(Raw(own)))
    with_streaming_response = Responding(
        lambda own: AsyncFilesWithResponse(Streamed(own)),
    )

    async def upload(
        self,
        *,
        file: File | bytes,
        purpose: models.FilesUploadRequestPurpose | str,
        extra: list[File | bytes] | None = None,
        settings: models.FilesUploadRequestSettings | None = None,
    ) -> models.FilesUploadResponse:
        """POST /files"""
        return await self._transport.send(
            _UPLOAD,
            multipart={
                "file": file,
                "purpose": purpose,
                "extra": extra,
                "settings": settings,
            },
        )

    async def download(self, id: str) -> bytes:
        """GET /files/{id}"""
        return await self._transport.send(_DOWNLOAD, path={"id": id})

    async def replace(self, id: str, *, body: bytes | str) -> None:
        """PUT /files/{id}"""
        return await self._transport.send(_REPLACE, path={"id": id}, content=body)

    @deprecated("The API has deprecated this operation.")
    async def delete(self, id: str) -> None:
        """DELETE /files/{id}"""
        return await self._transport.send(_DELETE, path={"id": id})

    async def read_text(self, id: str) -> str:
        """GET /files/{id}/text"""
        return await self._transport.send(_READ_TEXT, path={"id": id})


class FilesWithResponse(WithResponse[Mode]):
    upload = Method(Files.upload)
    download = Method(Files.download)
    replace = Method(Files.replace)
    delete = Method(Files.delete)
    read_text = Method(Files.read_text)


class AsyncFilesWithResponse(WithResponse[Mode]):
    upload = AsyncMethod(AsyncFiles.upload)
    download = AsyncMethod(AsyncFiles.download)
    replace = AsyncMethod(AsyncFiles.replace)
    delete = AsyncMethod(AsyncFiles.delete)
    read_text = AsyncMethod(AsyncFiles.read_text)
