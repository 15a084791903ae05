"""What a person calls a document → the document: a file, `v2`, `v2@2025-08-20`, `git:main:specs/api.yaml`."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mooring import sources
from mooring.config import Project, Revision, VendoredApi, Version
from mooring.diagnostics import Diagnostic, Location, Misuse, Unreadable
from mooring.document import Document, Standing
from mooring.files import digest, shown
from mooring.sources.bundle import Neighbours, bundled


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document under the name that reports call it by.

    Args:
        trust: Standings, beside the stated one, whose facts count as stated in it.
        api: The vendored API that it is a revision of.
    """

    name: str
    document: Document
    trust: frozenset[Standing] = frozenset()
    api: VendoredApi | None = None


def open_document(project: Project | None, name: str) -> NamedDocument:
    """The document that `name` means.

    Raises:
        Misuse: there is no such document.
        Unreadable: there is, and it cannot be read.
    """
    if name.startswith("git:"):
        return NamedDocument(name, sources.read(name, _from_git(name)))
    if (path := Path(name)).is_file():
        if (vendored := _vendored(project, path)) is not None:
            return read_revision(*vendored)
        return NamedDocument(name, read_file(path))
    if path.suffix and "@" not in name:
        raise Unreadable(
            Diagnostic(
                "no-such-file", "There is no such file; check the path.", Location(name)
            )
        )
    if project is None:
        raise Misuse(
            f"There is no file {name}, and no project here whose versions could be meant (a pyproject.toml with [tool.mooring] makes one)."
        )
    api, version, revision = _revision(project, name)
    return read_revision(api, version, revision)


def read_file(
    path: Path,
    *,
    trust: frozenset[Standing] = frozenset(),
    base: Document | None = None,
) -> Document:
    """The document in a file.

    Raises:
        Unreadable: the file cannot be opened, or is no document.
    """
    data = _bytes(path)
    document = sources.read(shown(path), data, trust=trust, base=base)
    return bundled(document, data, _neighbours(path.resolve().parent))


def read_revision(
    api: VendoredApi, version: Version, revision: Revision
) -> NamedDocument:
    """A vendored document, as its settings say that it is to be read.

    Raises:
        Unreadable: the file is gone, is not the one that was vendored, or cannot be read.
    """
    base = (
        None
        if revision.base is None
        else read_revision(api, version, version.revision(revision.base)).document
    )
    verify(revision)
    document = read_file(revision.path, trust=revision.trust, base=base)
    called = f"{version.name}@{revision.date}"
    return NamedDocument(called, document, revision.trust, api)


def verify(revision: Revision) -> None:
    """Makes sure that a vendored file is the one that was vendored.

    Raises:
        Unreadable: it is gone, or says something else now.
    """
    found = digest(_bytes(revision.path))
    if found != revision.sha256:
        raise Unreadable(
            Diagnostic(
                "vendored-file-changed",
                f"This is not the file that api.toml lists (its SHA-256 is {found}); restore it, or import it as a revision of its own.",
                Location(shown(revision.path)),
            )
        )


def all_revisions(project: Project) -> Iterator[tuple[VendoredApi, Version, Revision]]:
    """Every vendored revision, in the order of the settings."""
    for api in project.apis:
        for version in api.versions:
            for revision in version.revisions:
                yield api, version, revision


def find_version(project: Project, name: str) -> tuple[VendoredApi, Version]:
    """The version that `v2` or `browser-use/v2` means.

    Raises:
        Misuse: no version, or more than one, is called so.
    """
    api_name, _, version_name = name.rpartition("/")
    found = [
        (api, version)
        for api in project.apis
        for version in api.versions
        if version.name == version_name and api_name in ("", api.name)
    ]
    known = ", ".join(
        f"{api.name}/{version.name}" for api in project.apis for version in api.versions
    )
    match found:
        case [single]:
            return single
        case []:
            raise Misuse(
                f"There is no file or version {name}; the versions are {known or 'none yet'}."
            )
        case _:
            raise Misuse(
                f"{name} is a version of more than one API; name one of {known}."
            )


def _revision(project: Project, name: str) -> tuple[VendoredApi, Version, Revision]:
    version_name, _, date = name.partition("@")
    api, version = find_version(project, version_name)
    return api, version, version.revision(date) if date else version.current


def _vendored(
    project: Project | None, path: Path
) -> tuple[VendoredApi, Version, Revision] | None:
    """The settings of a file that a project vendors; a path to it means the revision."""
    if project is None:
        return None
    return next(
        (
            found
            for found in all_revisions(project)
            if found[2].path.resolve() == path.resolve()
        ),
        None,
    )


def _neighbours(folder: Path) -> Neighbours:
    """Reads the files below a folder; symbolic links that lead out of it are refused."""

    def read(path: str) -> bytes | None:
        found = (folder / path).resolve()
        return (
            found.read_bytes()
            if found.is_relative_to(folder) and found.is_file()
            else None
        )

    return read


def _from_git(name: str) -> bytes:
    _, _, place = name.partition(":")
    reference, _, path = place.partition(":")
    if not path or reference.startswith("-"):
        raise Misuse(f"{name} must be git:REF:PATH, such as git:main:specs/api.yaml.")
    run = subprocess.run(
        ["git", "show", f"{reference}:{path}"], capture_output=True, check=False
    )
    if run.returncode:
        reason = run.stderr.decode(errors="replace").strip().splitlines()
        raise Misuse(
            f"git has no {place}: {reason[-1] if reason else 'unknown reason'}."
        )
    return run.stdout


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        message = f"The file cannot be opened: {reason}."
        place = Location(shown(path))
        raise Unreadable(Diagnostic("cannot-open", message, place)) from error
