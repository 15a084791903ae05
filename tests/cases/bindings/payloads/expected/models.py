"""What the Payloads sends and receives."""

from __future__ import annotations

from ._runtime.models import Model, Omittable, OpenStrEnum


class FilesUploadRequestPurpose(OpenStrEnum):
    TRAIN = "train"
    TEST = "test"


class FilesUploadRequest(Model):
    file: str
    purpose: FilesUploadRequestPurpose
    extra: Omittable[list[str]] = None
    settings: Omittable[FilesUploadRequestSettings] = None


class FilesUploadRequestSettings(Model):
    keep: Omittable[bool] = None


class FilesUploadResponse(Model):
    id: Omittable[str] = None


class NotesChangeRequest(Model):
    text: str
    tags: Omittable[list[str]] = None


class PatchesPatchAllRequestItem(Model):
    op: Omittable[str] = None


class TokensCreateRequest(Model):
    grant_type: str
    scope: str | None = None
