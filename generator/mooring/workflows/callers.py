"""The code that calls the bindings: which files of some paths are Python that a person wrote."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mooring.diagnostics import Diagnostic, Location, Misuse, Severity
from mooring.files import MANIFEST

NOT_SOURCE = frozenset(("__pycache__", "node_modules", "site-packages", "venv"))
ENDINGS = (".py", ".pyi")
NOTEBOOK = ".ipynb"


@dataclass(frozen=True, slots=True)
class Found:
    """The Python files, in order, and what was passed by."""

    files: tuple[Path, ...]
    notebooks: tuple[Path, ...]
    remarks: tuple[Diagnostic, ...]


def find_callers(paths: Iterable[Path]) -> Found:
    """Every Python file below the paths.

    Symbolic links are not followed; generated packages, environments and hidden folders are not entered.

    Raises:
        Misuse: a path does not exist.
    """
    files: dict[Path, None] = {}
    links: dict[Path, None] = {}
    for path in paths:
        if path.is_symlink():
            links[path] = None
        elif path.is_dir():
            for one in _walk(path, links):
                files[one] = None
        elif path.exists():
            files[path] = None
        else:
            raise Misuse(f"There is no file or folder {path}.")
    remarks = (
        _remark(
            "symbolic-link",
            f"This is a symbolic link, which is not followed; name {os.readlink(link)} itself.",
            link,
        )
        for link in links
    )
    return Found(
        tuple(path for path in files if path.suffix != NOTEBOOK),
        tuple(path for path in files if path.suffix == NOTEBOOK),
        tuple(remarks),
    )


def notebook_remark(path: Path) -> Diagnostic:
    """That a notebook which uses the bindings was passed by."""
    message = "Notebooks are not rewritten; export it to Python (jupyter nbconvert --to script), or change its cells by hand."
    return _remark("notebook", message, path)


def _walk(folder: Path, links: dict[Path, None]) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        here = Path(root)
        if here != folder and _is_passed_by(here):
            folders.clear()
            continue
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and name not in NOT_SOURCE
        )
        for name in list(folders):
            if (here / name).is_symlink():
                links[here / name] = None
                folders.remove(name)
        for name in sorted(names):
            if name.endswith((*ENDINGS, NOTEBOOK)):
                path = here / name
                if path.is_symlink():
                    links[path] = None
                elif path.is_file():
                    yield path


def _is_passed_by(folder: Path) -> bool:
    """Whether a folder was written by a program: a generated package, or a virtual environment (PEP 405)."""
    return (folder / MANIFEST).exists() or (folder / "pyvenv.cfg").exists()


def _remark(code: str, message: str, path: Path) -> Diagnostic:
    return Diagnostic(code, message, Location(path.as_posix()), Severity.WARNING)
