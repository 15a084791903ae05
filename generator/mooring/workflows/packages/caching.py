"""What one run decided, kept for the next one in a folder that may be deleted, or come from elsewhere, at any time."""

import os
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from mooring.bindings import Settings
from mooring.files import digest
from mooring.workflows.toolchain import inputs_digest, own_digest

MOST = 500_000_000
"""Bytes in the folder; beyond them, what was not used for the longest time is removed."""
LONGEST = 60 * 24 * 3600
"""Seconds for which what nobody uses is kept."""
SUFFIX = ".mooring"


def cache_folder() -> Path | None:
    """The folder of this user (XDG Base Directory Specification), or the one that `MOORING_CACHE` names; None for `off`."""
    named = os.environ.get("MOORING_CACHE")
    if named:
        return None if named == "off" else Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "mooring"


def entry(folder: Path, settings: Settings, title: str) -> "Entry":
    """Where a package is kept: one file, whichever of its revisions it was written from last.

    Args:
        title: Of the API.
    """
    document, _, _ = settings.document.partition("@")
    made_with = own_digest(), version("black"), version("datamodel-code-generator")
    return Entry(folder, inputs_digest(*made_with, settings.package, document, title))


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the folder. Whatever is wrong with it, or with the folder, it holds nothing then, and costs nobody a run."""

    folder: Path
    name: str

    @property
    def path(self) -> Path:
        return self.folder / f"{self.name}{SUFFIX}"

    def recalled(self) -> bytes | None:
        """What was kept last; None where there is nothing that is whole."""
        try:
            seal, _, content = self.path.read_bytes().partition(b"\n")
        except OSError:
            return None
        return content if seal == self._seal(content) else None

    def keep(self, content: bytes) -> None:
        """Keeps it in place of what was kept before, in one step, so that runs beside this one read one or the other."""
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, written = tempfile.mkstemp(SUFFIX, "new-", self.folder)
            try:
                with open(handle, "wb") as file:
                    file.write(self._seal(content) + b"\n" + content)
                os.replace(written, self.path)
            except BaseException:
                os.unlink(written)
                raise
            _trim(self.folder)

    def _seal(self, content: bytes) -> bytes:
        """Tells that a file is whole, and lies under its own name."""
        return digest(self.name.encode() + content).encode()


def _trim(folder: Path) -> None:
    """Removes what is too old, and then the oldest of what is too much."""
    left = MOST
    found = ((path.stat(), path) for path in folder.glob(f"*{SUFFIX}"))
    for stat, path in sorted(found, key=lambda one: one[0].st_mtime, reverse=True):
        left -= stat.st_size
        if left < 0 or time.time() - stat.st_mtime > LONGEST:
            path.unlink(missing_ok=True)
