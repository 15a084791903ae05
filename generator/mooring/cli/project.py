"""The project that a command works on: the one that the working directory lies in."""

from dataclasses import replace
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


def printed_through(
    templates: Path | None, project: "Project | None"
) -> "Project | None":
    """The project, with a folder of templates that stands in place of those that its settings name."""
    if templates is None or project is None:
        return project
    apis = tuple(replace(api, templates=None) for api in project.apis)
    return replace(project, templates=templates.absolute(), apis=apis)


def project_here_or_none() -> "Project | None":
    """The project of the working directory, if there is one."""
    from mooring.config import find_project

    return find_project(Path.cwd())
