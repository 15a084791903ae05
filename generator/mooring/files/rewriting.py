"""Files of a person's, given other bytes at a person's word."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from mooring.diagnostics import Misuse


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


def _beside(path: Path, data: bytes) -> Path:
    """A new file in the same folder, with the permissions of the old one."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.mooring-", dir=path.parent)
    with open(handle, "wb") as file:
        file.write(data)
    shutil.copymode(path, name)
    return Path(name)
