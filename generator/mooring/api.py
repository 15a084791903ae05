"""Mooring as plain functions, for programs; `mooring.generate` and `mooring.drift` are these.

They print nothing, open no connection, and raise what the commands turn into exit codes 2 and 3. The bounds on what a
document may cost hold here too, but for the one on processor time, which belongs to a process of its own.
"""

from collections.abc import Sequence
from pathlib import Path

from mooring.config import find_project
from mooring.diagnostics import Diagnostic, Location, Misuse, Unreadable
from mooring.drift import Audience, Report, Verdict
from mooring.files import Edits
from mooring.workflows import comparing, generating
from mooring.workflows.packages.package import Written

__all__ = [
    "Audience",
    "Diagnostic",
    "Edits",
    "Location",
    "Misuse",
    "Report",
    "Unreadable",
    "Verdict",
    "Written",
    "drift",
    "generate",
    "generate_versions",
]


def generate(
    source: str | Path,
    output: str | Path,
    *,
    overlays: Sequence[str | Path] = (),
    stubs: Sequence[str] = (),
    templates: str | Path | None = None,
    edits: Edits = Edits.STOP,
) -> Written:
    """Writes one package of typed bindings from a document; needs no settings.

    Args:
        source: A file, a page, a folder of pages, a version or revision of the project that the working directory
            lies in, or `git:REF:PATH`.
        output: The folder of the package, called as the package is.
        overlays: OpenAPI Overlays that are applied to the document first.
        stubs: Operations that may be stubs ("GET /tasks", or an operationId).
        templates: A folder of templates in place of Mooring's.
        edits: What becomes of generated files that a person changed.

    Returns:
        Whether anything changed, warnings, and one entry in `stubs` for each operation that is only a stub
        and was not said to be one.

    Raises:
        Misuse: there is no such document, or a generated file was edited and `edits` says to stop.
        Unreadable: the document cannot be read; its diagnostics say where and why. Nothing has been written then.
    """
    return generating.generate_file(
        find_project(Path.cwd()),
        str(source),
        Path(output),
        overlays=tuple(Path(overlay) for overlay in overlays),
        stubs=tuple(stubs),
        templates=None if templates is None else Path(templates).absolute(),
        edits=edits,
    )


def generate_versions(
    *names: str, folder: str | Path = ".", edits: Edits = Edits.STOP
) -> tuple[Written, ...]:
    """Writes the packages of vendored versions; of all where none is named.

    Args:
        names: Versions as the commands take them: `v2`, or `browser-use/v2` where there are several APIs.
        folder: Where the project is: this folder, or one above it.
        edits: What becomes of generated files that a person changed.

    Raises:
        Misuse: there is no project or no such version, or a generated file was edited and `edits` says to stop.
        Unreadable: a document cannot be read.
    """
    project = find_project(Path(folder).absolute())
    if project is None:
        raise Misuse(
            f"No project at {folder}: no pyproject.toml with [tool.mooring], nor mooring.toml, in this folder or above it."
        )
    return generating.generate(project, names, edits=edits, progress=lambda _: None)


def drift(old: str | Path, new: str | Path | None = None) -> Report:
    """What changed from one document to another, worst first, with a verdict for each audience.

    Args:
        old: A file, a page, a version (`v2`), a revision (`v2@2025-08-20`), `git:REF:PATH`, or `git:REF`: what the
            project of the working directory had vendored there.
        new: The same; may be left out beside `git:REF` for the version that has changed since.

    Raises:
        Misuse: there is no such document.
        Unreadable: one of the two cannot be read; its diagnostics say where and why.
    """
    project = find_project(Path.cwd())
    named = None if new is None else str(new)
    return comparing.compare(project, str(old), named).report
