"""What the bindings of a project were last written from: each package names its revision."""

import ast
from pathlib import Path

from mooring.config import Project, VendoredApi, Version
from mooring.diagnostics import Misuse
from mooring.files import shown
from mooring.workflows.documents.revisions import find_version

LOCK = "lock"
"""The name, in place of a document, of what bindings were written from."""


def is_lock(name: str) -> bool:
    return name == LOCK


def outdated_version(project: Project) -> str:
    """The version whose bindings were written from another revision than the newest; the first one where none is.

    Raises:
        Misuse: there are several, or there are no bindings.
    """
    written = {
        f"{api.name}/{version.name}": stated
        for api in project.apis
        for version in api.versions
        if (stated := _stated(_package(project, api, version))) is not None
    }
    if not written:
        raise Misuse(
            "No bindings are here to compare with; `mooring generate` writes them."
        )
    outdated = [
        name for name, stated in written.items() if _newest(project, name) != stated
    ]
    if len(outdated) > 1:
        raise Misuse(
            f"More than one version has changed since its bindings were written; name one of {', '.join(outdated)} as NEW."
        )
    return outdated[0] if outdated else next(iter(written))


def locked_revision(project: Project, name: str) -> str:
    """The revision that the bindings of a version were written from, such as `browser-use/v2@2025-08-20`.

    Raises:
        Misuse: there are none, or what they were written from is not vendored any more.
    """
    api, version = find_version(project, name.partition("@")[0])
    package = _package(project, api, version)
    stated = _stated(package)
    if stated is None:
        raise Misuse(
            f"{shown(package)} does not say what it was written from; `mooring generate {api.name}/{version.name}` writes it."
        )
    days = [f"{api.name}/{version.name}@{one.date}" for one in version.revisions]
    if stated not in days:
        raise Misuse(
            f"{shown(package)} was written from {stated}, which is not vendored any more; compare with git:REF instead."
        )
    return stated


def _newest(project: Project, name: str) -> str:
    api, version = find_version(project, name)
    return f"{api.name}/{version.name}@{version.current.date}"


def _package(project: Project, api: VendoredApi, version: Version) -> Path:
    return project.output / api.package / version.name


def _stated(package: Path) -> str | None:
    """What a package says that it was written from; it is read, never run."""
    try:
        tree = ast.parse((package / "__init__.py").read_bytes())
    except (OSError, SyntaxError, ValueError):
        return None
    for node in tree.body:
        match node:
            case ast.Assign(
                targets=[ast.Name(id="__document__")],
                value=ast.Constant(value=str() as stated),
            ):
                return stated
            case _:
                pass
    return None
