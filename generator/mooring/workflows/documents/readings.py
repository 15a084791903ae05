"""What was read from each vendored file, and from what: so that `check` need not read a large document again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mooring.config import Revision, Version
from mooring.files import digest
from mooring.workflows.documents.revisions import published_chain
from mooring.workflows.toolchain import inputs_digest, own_digest

RECORD = ".mooring-readings.json"
"""Lies beside the documents of a version."""
SCHEMA = "mooring-readings/1"


@dataclass(frozen=True, slots=True)
class Reading:
    """The digest of all that an OpenAPI document was read from, and that of the document."""

    inputs: str
    document: str


def is_as_read(version: Version, revision: Revision) -> bool:
    """Whether the OpenAPI document beside a revision is surely the one that would be read from it now.

    Raises:
        Unreadable: the vendored file is gone, or is not the one that was vendored.
    """
    path = revision.openapi_path
    inputs = reading_inputs(version, revision)
    if not path.is_file():
        return False
    found = Reading(inputs, digest(path.read_bytes()))
    return _readings(path.parent).get(path.name) == found


def record(version: Version, revision: Revision) -> None:
    """Notes that the OpenAPI document beside a revision has just been read from it."""
    path = revision.openapi_path
    read = Reading(reading_inputs(version, revision), digest(path.read_bytes()))
    readings = {**_readings(path.parent), path.name: read}
    stored = {
        name: {"inputs": one.inputs, "document": one.document}
        for name, one in sorted(readings.items())
    }
    text = json.dumps({"schema": SCHEMA, "readings": stored}, indent=1) + "\n"
    (path.parent / RECORD).write_bytes(text.encode())


def reading_inputs(version: Version, revision: Revision) -> str:
    """A digest of all that a revision is read from: of its overlays too, which must fit what is read.

    Raises:
        Unreadable: a vendored file is gone, or is not the one that was vendored.
    """
    chain = published_chain(version, revision)
    return inputs_digest(own_digest(), *(one.digest for one in chain))


def _readings(folder: Path) -> Mapping[str, Reading]:
    """What is noted in a folder; nothing where there is no record that can be read."""
    try:
        stored = json.loads((folder / RECORD).read_text("utf-8"))["readings"]
        return {
            str(name): Reading(str(one["inputs"]), str(one["document"]))
            for name, one in stored.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
