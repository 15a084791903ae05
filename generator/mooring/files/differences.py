"""How a folder differs from what would be written into it."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from mooring.files.manifest import (
    MANIFEST,
    OWN_FOLDER,
    WRITTEN_ONCE,
    Manifest,
    known_digests,
    pristine,
)
from mooring.files.reading import digest

NOT_OURS = frozenset(
    (OWN_FOLDER, "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache")
)
_STAGING = re.compile(r"\..+\.mooring-\w+")
"""What a run that was killed leaves beside a package (`mooring.files.replacing`)."""


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


def differences(folder: Path, wanted: Manifest) -> tuple[Difference, ...]:
    """How the files in `folder` differ from the wanted ones, in the order of their paths.

    What a person may add does not count: the text of `hooks.py`, marked regions, and what a merge left,
    as long as the generated text is the same. A file that is in the way of a wanted one, and that no
    manifest names, counts as edited.
    """
    written = Manifest.read(folder)
    merged = dict[str, str]() if written is None else dict(written.merged)
    known = known_digests(folder)
    present = set(paths(folder))
    states: dict[str, State] = dict.fromkeys(
        present - wanted.digests.keys(), State.EXTRA
    )
    for path, wanted_digest in wanted.digests.items():
        if path not in present:
            states[path] = State.MISSING
        elif path not in WRITTEN_ONCE:
            file = folder / path
            data = file.read_bytes() if file.is_file() else b""
            if is_text_of(data, frozenset((wanted_digest,))) and not file.is_symlink():
                continue
            digests = known.get(path, frozenset())
            if is_untouched(folder, path, digests):
                if wanted_digest not in digests:
                    states[path] = State.STALE
            elif wanted_digest not in digests or merged.get(path) != digest(data):
                states[path] = State.EDITED
    return tuple(Difference(folder / path, states[path]) for path in sorted(states))


def is_untouched(folder: Path, path: str, digests: frozenset[str]) -> bool:
    """Whether a file has one of these digests, but for the regions that a person added."""
    file = folder / path
    if file.is_symlink() or not file.is_file() or not digests:
        return False
    data = file.read_bytes()
    if is_text_of(data, digests):
        return True
    # Hardly any file has one, and what looks for them is slow to load.
    from mooring.files.regions import is_marked, parted

    if not is_marked(data):
        return False
    without = parted(data.decode(errors="replace")).text
    original = pristine(folder, path, digests)
    if original is None:
        return digest(without.encode()) in digests
    return _filled(without) == _filled(original)


def is_text_of(data: bytes, digests: frozenset[str]) -> bool:
    """Whether bytes have one of these digests; the line endings of git on Windows are no other text."""
    return (
        digest(data) in digests
        or b"\r\n" in data
        and digest(data.replace(b"\r\n", b"\n")) in digests
    )


def paths(folder: Path) -> Iterator[str]:
    """Every file or symbolic link below a folder, but for Mooring's own records and what interpreters leave behind."""
    for root, folders, names in os.walk(folder):
        links = [name for name in folders if (Path(root) / name).is_symlink()]
        folders[:] = sorted(
            name
            for name in folders
            if name not in (*NOT_OURS, *links) and not _STAGING.fullmatch(name)
        )
        for name in sorted((*names, *links)):
            path = (Path(root) / name).relative_to(folder).as_posix()
            if path != MANIFEST and not name.endswith(".pyc"):
                yield path


def _filled(text: str) -> list[str]:
    """The lines that are not blank: with a region, a person adds blank ones around it."""
    return [line for line in text.splitlines() if line.strip()]
