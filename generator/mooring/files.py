"""Generated files on disk: written whole or not at all, and compared with what would be written."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TypeAlias

from mooring.diagnostics import Diagnostic, Location, Misuse, Unreadable

Files: TypeAlias = Mapping[str, str]
"""Texts by path, relative to the folder that they belong to, with `/` between the parts."""

MANIFEST = ".mooring-manifest.json"
NOT_OURS = frozenset(("__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"))


class State(Enum):
    """How a file on disk differs from what would be written."""

    MISSING = "missing"
    STALE = "stale"
    EDITED = "edited"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Difference:
    path: Path
    state: State

    def __str__(self) -> str:
        return f"{self.state.value} {self.path}"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was written into a folder, and from what.

    Args:
        inputs: A digest of everything that the files were made from.
        digests: The SHA-256 of every file, by path.
    """

    inputs: str
    digests: Mapping[str, str]

    @classmethod
    def of(cls, files: Files, inputs: str) -> "Manifest":
        return cls(
            inputs, {path: digest(text.encode()) for path, text in files.items()}
        )

    @classmethod
    def read(cls, folder: Path) -> "Manifest | None":
        """The manifest of a folder; None where it has none that can be read."""
        try:
            stored = json.loads((folder / MANIFEST).read_text("utf-8"))
            return cls(
                str(stored["inputs"]),
                {str(path): str(value) for path, value in stored["files"].items()},
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    @property
    def text(self) -> str:
        stored = {
            "schema": "mooring-manifest/1",
            "inputs": self.inputs,
            "files": dict(sorted(self.digests.items())),
        }
        return json.dumps(stored, indent=1) + "\n"


def differences(folder: Path, wanted: Manifest) -> tuple[Difference, ...]:
    """How the files in `folder` differ from the wanted ones, in the order of their paths."""
    written = Manifest.read(folder)
    known = dict[str, str]() if written is None else written.digests
    present = set(_paths(folder))
    states: dict[str, State] = dict.fromkeys(
        present - wanted.digests.keys(), State.EXTRA
    )
    for path, wanted_digest in wanted.digests.items():
        if path not in present:
            states[path] = State.MISSING
        elif (found := digest((folder / path).read_bytes())) != wanted_digest:
            states[path] = (
                State.EDITED if path in known and found != known[path] else State.STALE
            )
    return tuple(Difference(folder / path, states[path]) for path in sorted(states))


def write(folder: Path, files: Files, inputs: str, *, force: bool = False) -> bool:
    """Makes `folder` hold exactly `files` and whatever in it was never ours; returns whether anything changed.

    The new folder is made beside the old one and takes its place by renaming. Files that an earlier
    run wrote and this one does not are left out, unless they were edited since.

    Raises:
        Misuse: a file was edited by hand and `force` is not set, or the folder cannot be written.
    """
    folder = folder.resolve()
    if Path.cwd().is_relative_to(folder):
        raise Misuse(
            f"{folder} is where you are, or above it; give the package a folder of its own."
        )
    wanted = Manifest.of(files, inputs)
    written = Manifest.read(folder)
    found = differences(folder, wanted)
    if written == wanted and all(one.state is State.EXTRA for one in found):
        return False
    edited = [
        difference.path for difference in found if difference.state is State.EDITED
    ]
    if edited and not force:
        names = ", ".join(str(path) for path in edited)
        raise Misuse(
            f"Edited by hand since they were generated: {names}. Move the edits elsewhere, or give --force."
        )
    known = dict[str, str]() if written is None else written.digests
    kept = [
        path
        for path in _paths(folder)
        if path not in files and known.get(path) != digest((folder / path).read_bytes())
    ]
    _replace(folder, {**files, MANIFEST: wanted.text}, kept, edited)
    return True


def rewrite(texts: Mapping[Path, tuple[bytes, bytes]]) -> None:
    """Gives files other bytes, each at one moment, and none of them before all are on the disk.

    Args:
        texts: What each file holds, and what it is to hold.

    Raises:
        Misuse: a file cannot be written, or holds something else by now.
    """
    staged: dict[Path, Path] = {}
    try:
        for path, (before, after) in texts.items():
            if path.read_bytes() != before:
                raise Misuse(f"{path} was changed in the meantime; run this again.")
            staged[path] = _beside(path, after)
        for path, fresh in staged.items():
            os.replace(fresh, path)
    except OSError as error:
        raise Misuse(
            f"{error.filename} cannot be written: {error.strerror}."
        ) from error
    finally:
        for fresh in staged.values():
            fresh.unlink(missing_ok=True)


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that somebody named.

    Raises:
        Unreadable: it cannot be opened.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        message = f"The file cannot be opened: {reason}."
        place = Location(shown(path))
        raise Unreadable(Diagnostic("cannot-open", message, place)) from error


def shown(path: Path) -> str:
    """A path as it is printed: from the working directory where it lies below it."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return str(path)


def _beside(path: Path, data: bytes) -> Path:
    """A new file in the same folder, with the permissions of the old one."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.mooring-", dir=path.parent)
    with open(handle, "wb") as file:
        file.write(data)
    shutil.copymode(path, name)
    return Path(name)


def _replace(folder: Path, files: Files, kept: list[str], edited: list[Path]) -> None:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(
            tempfile.mkdtemp(prefix=f".{folder.name}.mooring-", dir=folder.parent)
        )
    except OSError as error:
        raise Misuse(f"{folder} cannot be written: {error.strerror}.") from error
    try:
        fresh = staging / "new"
        for path, text in files.items():
            (fresh / path).parent.mkdir(parents=True, exist_ok=True)
            (fresh / path).write_bytes(text.encode())
        for path in kept:
            (fresh / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(folder / path, fresh / path, follow_symlinks=False)
        for original in edited:
            copy = fresh / original.relative_to(folder)
            shutil.copy2(original, copy.with_name(f"{original.name}.edited"))
        try:
            if folder.exists():
                os.rename(folder, staging / "old")
            os.rename(fresh, folder)
        # Ctrl-C too must leave the one folder or the other.
        except BaseException:
            if (staging / "old").exists() and not folder.exists():
                os.rename(staging / "old", folder)
            raise
    except OSError as error:
        raise Misuse(
            f"{folder} cannot be written: {error.strerror}; it is as it was."
        ) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _paths(folder: Path) -> Iterator[str]:
    """Every file below a folder but the manifest and what interpreters leave behind."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in NOT_OURS)
        for name in sorted(names):
            path = (Path(root) / name).relative_to(folder).as_posix()
            if path != MANIFEST and not name.endswith(".pyc"):
                yield path
