"""What is wrong with how a project is set up, each with its place and how to mend it.

subject     what is looked at
settings    `[tool.mooring]`, and what it names
documents   what api.toml lists
packages    the bindings, and the project that they are part of
histories   what git keeps of it
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from mooring.config import find_project
from mooring.config.python_project import read_python_project
from mooring.diagnostics import Diagnostic, Location, Misuse, Unreadable
from mooring.files import shown
from mooring.workflows.checkup import documents, histories, packages, settings
from mooring.workflows.checkup.subject import Subject
from mooring.workflows.git import find_repository

__all__ = ["CHECKS", "examine", "examine_build"]

Check = Callable[[Subject], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    settings.unknown_keys,
    settings.two_settings_files,
    settings.templates_missing,
    settings.templates_of_no_use,
    settings.nothing_vendored,
    settings.executor_out_of_reach,
    documents.file_missing,
    documents.file_changed,
    documents.overlay_missing,
    documents.base_missing,
    documents.names_that_are_none,
    packages.differs,
    packages.hides_a_module,
    packages.out_of_reach,
    packages.stops_the_build,
    packages.left_out_of_the_build,
    packages.needs_undeclared,
    packages.needs_excluded,
    packages.python_too_old,
    histories.left_out_of_git,
    histories.base_branch_missing,
)
"""Every question that is asked, in the order of what they are about."""


def examine(start: Path, environment: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """What is wrong with the project that a folder lies in.

    Settings that cannot be read hide everything else; then they alone are said.
    """
    return _examined(start, environment, CHECKS)


def examine_build(start: Path) -> tuple[Diagnostic, ...]:
    """What is wrong with how it is built."""
    checks = (packages.stops_the_build, packages.left_out_of_the_build)
    return _examined(start, {}, checks)


def _examined(
    start: Path, environment: Mapping[str, str], checks: tuple[Check, ...]
) -> tuple[Diagnostic, ...]:
    try:
        project = find_project(start)
        if project is None:
            place = Location(shown(start / "pyproject.toml"))
            message = "There are no settings of Mooring in this folder or above it: mooring init SOURCE writes them."
            return (Diagnostic("settings-missing", message, place),)
        surroundings = read_python_project(project.root)
        subject = Subject(
            project, surroundings, find_repository(project.root), environment
        )
    except Unreadable as error:
        return tuple(
            replace(
                one, location=replace(one.location, file=shown(Path(one.location.file)))
            )
            for one in error.diagnostics
        )
    except Misuse as error:
        return (
            Diagnostic(
                "git-refuses", f"git cannot be asked. {error}", Location(shown(start))
            ),
        )
    return tuple(found for check in checks for found in check(subject))
