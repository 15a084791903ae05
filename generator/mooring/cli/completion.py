"""What a shell proposes for an argument: versions and revisions of the project, files, rules of drift, codes.

A shell that asks is told nothing rather than an error: whoever types has not run anything yet.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from mooring.cli.project import project_here_or_none
from mooring.diagnostics import Misuse, Unreadable

if TYPE_CHECKING:
    from mooring.config import Project

FILES = "file"
"""What makes the shell propose files too."""


def versions(
    _: click.Context, __: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Versions of the project, with their API where there are several."""
    return _matching(_versions(), incomplete)


def documents(
    _: click.Context, __: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Versions and revisions of the project, and files."""
    found = [*_matching(_versions(), incomplete), *_matching(_revisions(), incomplete)]
    return [*found, CompletionItem(incomplete, type=FILES)]


def subjects(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Rules of drift, codes of messages, and documents."""
    from mooring.workflows.codes import code_names
    from mooring.workflows.comparing import rule_ids

    named = dict(rule_ids())
    # Finding the codes takes a second; one that is asked for has a letter.
    if incomplete:
        named |= {name: "" for name in code_names() if name not in named}
    return [
        *_matching(iter(sorted(named.items())), incomplete),
        *documents(context, parameter, incomplete),
    ]


def _matching(
    proposals: Iterator[tuple[str, str]], incomplete: str
) -> list[CompletionItem]:
    return [
        CompletionItem(name, help=told or None)
        for name, told in proposals
        if name.startswith(incomplete)
    ]


def _versions() -> Iterator[tuple[str, str]]:
    project = _project()
    for api in project.apis if project else ():
        for version in api.versions:
            yield f"{api.name}/{version.name}", ""
            if _is_alone(project, version.name):
                yield version.name, api.name


def _revisions() -> Iterator[tuple[str, str]]:
    project = _project()
    for api in project.apis if project else ():
        for version in api.versions:
            owner = "" if _is_alone(project, version.name) else f"{api.name}/"
            for revision in version.revisions:
                yield f"{owner}{version.name}@{revision.date}", revision.format or ""


def _is_alone(project: "Project | None", version: str) -> bool:
    """Whether a version can be named without its API."""
    apis = () if project is None else project.apis
    names = [one.name for api in apis for one in api.versions]
    return names.count(version) == 1


def _project() -> "Project | None":
    try:
        return project_here_or_none()
    except (Misuse, Unreadable, OSError):
        return None
