"""What a person calls a document → the document: a file, `v2`, `v2@2025-08-20`, `git:main:specs/api.yaml`."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mooring.config import Project, Revision, VendoredApi, Version
from mooring.diagnostics import Diagnostic, Location, Misuse, Unreadable
from mooring.document import Document, Standing
from mooring.files import digest, shown
from mooring.workflows.publications import Publication, read, read_last


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document under the name that reports call it by.

    Args:
        trust: Standings, beside the stated one, whose facts count as stated in it.
    """

    name: str
    document: Document
    trust: frozenset[Standing] = frozenset()


def open_document(project: Project | None, name: str) -> NamedDocument:
    """The document that `name` means.

    Raises:
        Misuse: there is no such document.
        Unreadable: there is, and it cannot be read.
    """
    called, chain = find_publications(project, name)
    return NamedDocument(called, read_last(chain, beside), chain[-1].trust)


def find_publications(
    project: Project | None, name: str
) -> tuple[str, tuple[Publication, ...]]:
    """What reports call the document that `name` means, and what it is read from: each is read against the one before.

    Raises:
        Misuse: there is no such document.
        Unreadable: there is, and it cannot be opened.
    """
    if name.startswith("git:"):
        return name, (Publication(name, _from_git(name)),)
    if (path := Path(name)).is_file():
        if (vendored := _vendored(project, path)) is not None:
            _, version, revision = vendored
            return f"{version.name}@{revision.date}", published_chain(version, revision)
        return name, (published(path),)
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
    _, version, revision = _revision(project, name)
    return f"{version.name}@{revision.date}", published_chain(version, revision)


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
    return read(published(path, trust), beside, base)


def read_revision(
    api: VendoredApi, version: Version, revision: Revision
) -> NamedDocument:
    """A vendored document, as its settings say that it is to be read.

    Raises:
        Unreadable: the file is gone, is not the one that was vendored, or cannot be read.
    """
    document = read_last(published_chain(version, revision), beside)
    return NamedDocument(f"{version.name}@{revision.date}", document, revision.trust)


def published(path: Path, trust: frozenset[Standing] = frozenset()) -> Publication:
    """What is read from a file.

    Raises:
        Unreadable: it cannot be opened.
    """
    return Publication(shown(path), _bytes(path), trust)


def published_chain(version: Version, revision: Revision) -> tuple[Publication, ...]:
    """What is read from a vendored file, after what it is to be read against.

    Raises:
        Unreadable: a file is gone, or is not the one that was vendored.
    """
    verify(revision)
    own = published(revision.path, revision.trust)
    if revision.base is None:
        return (own,)
    return (*published_chain(version, version.revision(revision.base)), own)


def beside(name: str, path: str) -> bytes | None:
    """The bytes of a file below the folder of a document; symbolic links that lead out of it are refused."""
    folder = Path(name).resolve().parent
    found = (folder / path).resolve()
    if not found.is_relative_to(folder) or not found.is_file():
        return None
    return found.read_bytes()


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
