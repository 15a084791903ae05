"""The project that a command works on: the one that the working directory lies in."""

from pathlib import Path
from typing import TYPE_CHECKING

from mooring.diagnostics import Misuse

if TYPE_CHECKING:
    from mooring.config import Project


def project_here() -> "Project":
    """The project of the working directory.

    Raises:
        Misuse: there is none.
    """
    found = project_here_or_none()
    if found is None:
        raise Misuse(
            "No project here: no pyproject.toml with [tool.mooring], nor mooring.toml, in this folder or above it."
        )
    return found


def project_here_or_none() -> "Project | None":
    """The project of the working directory, if there is one."""
    from mooring.config import find_project

    return find_project(Path.cwd())
