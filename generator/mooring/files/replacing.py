"""One folder in the place of another, in one step, by one process at a time.

A new folder is made beside the old one. Linux and macOS exchange the two in one step (renameat2(2),
renamex_np(2)); elsewhere the old one steps aside first, and a run that is killed at that moment leaves it for the
next one to put back. Writers wait for each other by a lock on the folder around (flock(2)), which leaves no file.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_AT_WORKING_DIRECTORY = -100
_EXCHANGE = 2
"""`RENAME_EXCHANGE` of Linux, and `RENAME_SWAP` of macOS."""


@contextmanager
def writer(folder: Path) -> Generator[None]:
    """The right to write a folder, which one process has at a time; first what a killed one left is mended.

    Windows locks no folders: there two runs at once make one of them fail.

    Raises:
        OSError: the folder around cannot be made or opened.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        _mend(folder)
        yield
    else:
        import fcntl

        descriptor = os.open(folder.parent, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            _mend(folder)
            yield
        finally:
            os.close(descriptor)


def leftovers(folder: Path) -> Iterator[Path]:
    """What runs that were killed left beside a folder."""
    yield from folder.parent.glob(f"{_glob_escaped(_prefix(folder))}*")


def replace(folder: Path, texts: Mapping[str, str], kept: Mapping[str, str]) -> None:
    """Puts a folder with new texts, and some files of the old one, in the place of the old one.

    Args:
        kept: Where files come to lie, and where they lie in the old folder. They stay the same files, so
            that what is written into one meanwhile is not lost.

    Raises:
        OSError: something cannot be written; the old folder is as it was.
    """
    staging = Path(tempfile.mkdtemp(prefix=_prefix(folder), dir=folder.parent))
    try:
        fresh = staging / "new"
        fresh.mkdir()
        if folder.exists():
            shutil.copymode(folder, fresh)
        for path, text in texts.items():
            _written(fresh / path, text)
        for path, old in kept.items():
            (fresh / path).parent.mkdir(parents=True, exist_ok=True)
            _same(folder / old, fresh / path)
        if not folder.exists():
            os.rename(fresh, folder)
        elif not _exchange(fresh, folder):
            _step_aside(fresh, folder, staging / "old")
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def replace_files(folder: Path, texts: Mapping[str, str]) -> None:
    """Puts new texts into a folder, one whole file after the other, in the order given.

    Raises:
        OSError: one cannot be written; it is as it was, and so are those after it.
    """
    staging = Path(tempfile.mkdtemp(prefix=_prefix(folder), dir=folder.parent))
    try:
        for path, text in texts.items():
            _written(staging / path, text)
        for path in texts:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            os.replace(staging / path, folder / path)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _prefix(folder: Path) -> str:
    # Room for the rest of the name, however long that of the folder is.
    return f".{folder.name[:40]}.mooring-"


def _glob_escaped(name: str) -> str:
    return "".join(f"[{one}]" if one in "*?[" else one for one in name)


def _mend(folder: Path) -> None:
    for left in leftovers(folder):
        if (left / "old").is_dir() and not folder.exists():
            os.rename(left / "old", folder)
        shutil.rmtree(left, ignore_errors=True)


def _written(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def _same(old: Path, new: Path) -> None:
    """The same file under another name; a copy where the disk has no hard links."""
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        shutil.copy2(old, new, follow_symlinks=False)


def _exchange(fresh: Path, folder: Path) -> bool:
    """Whether the two folders could be exchanged in one step."""
    # Slow to load, and most runs write nothing.
    import ctypes

    here, flags = _AT_WORKING_DIRECTORY, ctypes.c_uint(_EXCHANGE)
    first, second = os.fsencode(fresh), os.fsencode(folder)
    try:
        libc = ctypes.CDLL(None)
        done = (
            libc.renameat2(here, first, here, second, flags)
            if sys.platform == "linux"
            else libc.renamex_np(first, second, flags)
        )
    # No such function, or no such way to load it.
    except (OSError, AttributeError, TypeError):
        return False
    return bool(done == 0)


def _step_aside(fresh: Path, folder: Path, aside: Path) -> None:
    try:
        os.rename(folder, aside)
        os.rename(fresh, folder)
    # Ctrl-C too must leave the one folder or the other.
    except BaseException:
        if aside.exists() and not folder.exists():
            os.rename(aside, folder)
        raise
