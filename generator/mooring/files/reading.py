"""Files that somebody named, and how they are called."""

import hashlib
from pathlib import Path

from mooring.diagnostics import Diagnostic, Location, Unreadable


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
