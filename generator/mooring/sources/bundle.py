"""A document with the other files of its folder inside, so that each of its references leads somewhere in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from posixpath import basename, dirname, join, normpath
from typing import TypeAlias
from urllib.parse import quote, unquote

from mooring.addresses import split
from mooring.document import FILES, Document, Json, JsonObject, Origin, Origins, pointer
from mooring.sources.external import EXTERNAL
from mooring.sources.page import decode
from mooring.sources.yaml import Positions, load, positions

Neighbours: TypeAlias = Callable[[str], bytes | None]
"""The bytes of a file by its path from the document's folder; None where it is not below that folder."""

LITERALS = frozenset(("example", "default", "enum", "const", "value", "dataValue"))
"""Keywords whose values are data: a `$ref` in them refers to nothing."""
NAMED = frozenset(
    (
        *("properties", "patternProperties", "$defs", "definitions", "schemas"),
        *("dependentSchemas", "responses", "headers", "parameters", "examples"),
        *("requestBodies", "securitySchemes", "links", "callbacks", "pathItems"),
        *("paths", "webhooks", "content", "encoding", "variables", "mediaTypes"),
    )
)
"""Keywords whose members are named by the API, so that no name below them is a keyword."""


def bundled(document: Document, data: bytes, neighbours: Neighbours) -> Document:
    """The document, where it refers to other files with these inside, and its references to them led there.

    A reference to what is not below the folder stays as it is; `spec` says what to do about it.

    Raises:
        Unreadable: another file is broken.
    """
    if EXTERNAL.search(data) is None:
        return document
    bundle = _Bundle(document.name, neighbours)
    root = {key: bundle.member(key, value, "") for key, value in document.root.items()}
    # A document may also refer to itself by the name of its file.
    if not bundle.published and root == document.root:
        return document
    held = document.root.get(FILES)
    files: JsonObject = {**held} if isinstance(held, dict) else {}
    # Files refer to further ones, which join the end of the queue while it is walked.
    for path in bundle.queue:
        files[path] = bundle.led(bundle.published[path], path, is_named=False)
    origins = _Origins(document.origins, bundle.positions)
    return replace(document, root={**root, FILES: files}, origins=origins)


@dataclass(frozen=True, slots=True)
class _Origins:
    """Origins in the document itself, and in the files inside it."""

    own: Origins
    positions_by_file: Mapping[str, Positions]

    def __call__(self, pointer: str) -> Origin:
        for file, places in self.positions_by_file.items():
            prefix = f"{_inside(file)}/"
            if f"{pointer}/".startswith(prefix):
                return Origin(places(pointer[len(prefix) - 1 :]))
        return self.own(pointer)


@dataclass(frozen=True, slots=True)
class _Bundle:
    """The files that were referred to so far, by their path from the document's folder."""

    name: str
    neighbours: Neighbours
    published: dict[str, Json] = field(default_factory=dict[str, Json])
    positions: dict[str, Positions] = field(default_factory=dict[str, Positions])
    queue: list[str] = field(default_factory=list[str])
    absent: set[str] = field(default_factory=set[str])

    def led(self, value: Json, file: str, *, is_named: bool) -> Json:
        """A value of `file` with its references led to where their targets are in the bundle.

        Args:
            is_named: whether the keys of an object are names that the API gave.
        """
        match value:
            case list():
                return [self.led(item, file, is_named=False) for item in value]
            case dict() if is_named:
                return {
                    key: self.led(child, file, is_named=False)
                    for key, child in value.items()
                }
            case dict():
                return {
                    key: self.member(key, child, file) for key, child in value.items()
                }
            case _:
                return value

    def member(self, key: str, value: Json, file: str) -> Json:
        """A member of an object whose keys are keywords."""
        match key, value:
            case "$ref", str() as reference:
                return self._reference(reference, file)
            case "mapping", dict() as tags:
                return {
                    tag: (
                        self._reference(target, file)
                        if isinstance(target, str) and ("/" in target or "." in target)
                        else target
                    )
                    for tag, target in tags.items()
                }
            case _ if key in LITERALS or (
                key == "examples" and isinstance(value, list)
            ):
                return value
            case _:
                return self.led(value, file, is_named=key in NAMED)

    def _reference(self, reference: str, file: str) -> str:
        """A reference that stands in `file`, as one inside the bundle where it leads to a file."""
        parts = split(reference)
        if parts.scheme or parts.netloc or parts.path.startswith("/"):
            return reference
        path = (
            normpath(join(dirname(file), unquote(parts.path))) if parts.path else file
        )
        if path == basename(self.name):
            path = ""
        if path and not self._holds(path):
            return reference
        if parts.fragment and not parts.fragment.startswith("/"):
            return f"#{parts.fragment}"
        inside = quote(_inside(path), safe="/~") if path else ""
        return f"#{inside}{'/' + parts.fragment[1:] if parts.fragment else ''}"

    def _holds(self, path: str) -> bool:
        if path in self.published:
            return True
        if path.startswith("..") or path in self.absent:
            return False
        data = self.neighbours(path)
        if data is None:
            self.absent.add(path)
            return False
        page = decode(join(dirname(self.name), path), data)
        self.published[path] = load(page.text, page.name)
        self.positions[path] = positions(page.text, page.name)
        self.queue.append(path)
        return True


def _inside(path: str) -> str:
    """Where a file stands in the bundle."""
    return pointer(FILES, path)
