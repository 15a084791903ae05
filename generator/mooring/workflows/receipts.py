"""Where the files of a revision were fetched, and what their servers called them: kept beside the revision.

It is a file of its own, since nobody but a later fetch reads it, and a site has hundreds of pages; `api.toml` stays
what people write. It is committed with the revision: whoever updates next asks only for what has changed since.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from mooring.config import Revision
from mooring.fetching.retrieval import Validators
from mooring.workflows.fetching import Fetched, FetchedFile, Kept

SCHEMA = "mooring-fetched/1"


def receipt_path(revision: Revision) -> Path:
    """The file beside the OpenAPI document of a revision that says where it was fetched."""
    return revision.openapi_path.with_name(f"{revision.date}.fetched.json")


def keep_receipt(revision: Revision, found: Fetched) -> None:
    """Notes where a revision was fetched that has just been vendored; pages that were not vendored are left out."""
    files = [
        {
            "path": one.path,
            "address": one.address,
            "sent-from": one.validators.address,
            "etag": one.validators.etag,
            "last-modified": one.validators.last_modified,
        }
        for one in found.files
        if _vendored(revision, one.path).is_file()
    ]
    stored = {"schema": SCHEMA, "source": found.source, "files": files}
    text = json.dumps(stored, indent=1, ensure_ascii=False) + "\n"
    receipt_path(revision).write_bytes(text.encode())


def kept_files(revision: Revision) -> Mapping[str, Kept]:
    """The files of a revision by the addresses that they were fetched at; nothing where no receipt can be read."""
    folder = revision.path if revision.path.is_dir() else revision.path.parent
    return {
        one.address: Kept(one.validators, path.read_bytes())
        for one in _receipt(revision)
        if (path := _vendored(revision, one.path).resolve()).is_file()
        and path.is_relative_to(folder.resolve())
    }


def _vendored(revision: Revision, path: str) -> Path:
    """Where a fetched file was copied to."""
    if revision.path.is_dir():
        return revision.path / path
    if revision.files:
        return revision.path.parent / path
    return revision.path


def _receipt(revision: Revision) -> tuple[FetchedFile, ...]:
    try:
        stored = json.loads(receipt_path(revision).read_text("utf-8"))
        return tuple(_file(one) for one in stored["files"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ()


def _file(stored: Mapping[str, object]) -> FetchedFile:
    validators = Validators(
        str(stored["sent-from"]),
        _optional(stored["etag"]),
        _optional(stored["last-modified"]),
    )
    return FetchedFile(str(stored["path"]), str(stored["address"]), validators)


def _optional(value: object) -> str | None:
    """What a server called a state, if it can be told to the server again (RFC 9110, section 5.5)."""
    text = value.strip() if isinstance(value, str) else ""
    return text if text and text.isascii() and text.isprintable() else None
