"""What a person calls a document → the document: a file, `v2`, `v2@2025-08-20`, `git:main:specs/api.yaml`."""

import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from mooring import sources
from mooring.config import Project, Revision, VendoredApi, Version
from mooring.diagnostics import Diagnostic, Location, Misuse, Unreadable
from mooring.document import Document, Standing
from mooring.files import digest, shown
from mooring.sources.bundle import Neighbours, bundled
from mooring.sources.overlay import Overlay, overlaid, read_overlay
from mooring.workflows.sites import (
    folder_digest,
    read_folder,
    read_vendored,
    site_folder,
)


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document under the name that reports call it by.

    Args:
        published: The document before any overlay.
        trust: Standings, beside the stated one, whose facts count as stated in it.
        overlays: The SHA-256 of each overlay that was applied to it.
        api: The vendored API that it is a revision of.
    """

    name: str
    document: Document
    published: Document
    trust: frozenset[Standing] = frozenset()
    overlays: tuple[str, ...] = ()
    api: VendoredApi | None = None


def open_document(
    project: Project | None, name: str, overlays: Iterable[Path] = ()
) -> NamedDocument:
    """The document that `name` means.

    Args:
        overlays: Files that are applied to it, after those that the settings of a revision list.

    Raises:
        Misuse: there is no such document.
        Unreadable: there is, and it cannot be read.
    """
    if name.startswith("git:"):
        return _overlaid(name, sources.read(name, _from_git(name)), overlays)
    if (path := Path(name)).is_file() or path.is_dir():
        if (vendored := _vendored(project, path)) is not None:
            return read_revision(*vendored, overlays)
        if (folder := site_folder(path)) is not None:
            return _overlaid(name, read_folder(folder).document, overlays)
        return _overlaid(name, read_file(path), overlays)
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
    return read_revision(*_revision(project, name), overlays)


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
    return read_files(path, trust=trust, base=base)[0]


def read_files(
    path: Path,
    *,
    trust: frozenset[Standing] = frozenset(),
    base: Document | None = None,
) -> tuple[Document, Mapping[str, bytes]]:
    """The document in a file, and the other files that were read with it, by their path from its folder.

    Raises:
        Unreadable: a file cannot be opened, or the document is none.
    """
    read = dict[str, bytes]()
    beside = _neighbours(path.resolve().parent)

    def neighbours(name: str) -> bytes | None:
        data = beside(name)
        if data is not None:
            read[name] = data
        return data

    return _read(path, neighbours, trust, base), read


def read_revision(
    api: VendoredApi,
    version: Version,
    revision: Revision,
    overlays: Iterable[Path] = (),
) -> NamedDocument:
    """A vendored document with its overlays, as its settings say that it is to be read.

    Args:
        overlays: Further ones.

    Raises:
        Unreadable: a file is gone, is not the one that was vendored, or cannot be read.
    """
    name = f"{version.name}@{revision.date}"
    published = read_published(version, revision)
    paths = (*revision.overlays, *overlays)
    return replace(_overlaid(name, published, paths), trust=revision.trust, api=api)


def read_published(version: Version, revision: Revision) -> Document:
    """A vendored document as it was published, before its overlays; its base counts as it was published too.

    Raises:
        Unreadable: a file is gone, is not the one that was vendored, or cannot be read.
    """
    base = (
        None
        if revision.base is None
        else read_published(version, version.revision(revision.base))
    )
    verify(revision)
    if revision.path.is_dir():
        return read_vendored(revision)
    neighbours = _vendored_neighbours(revision)
    return _read(revision.path, neighbours, revision.trust, base)


def read_overlays(paths: Iterable[Path]) -> tuple[Overlay, ...]:
    """The overlays in some files.

    Raises:
        Unreadable: one of them cannot be opened, or is no overlay.
    """
    return tuple(read_overlay(shown(path), read_bytes(path)) for path in paths)


def verify(revision: Revision) -> None:
    """Makes sure that the vendored files of a revision, or its folder of pages, are the ones that were vendored.

    Raises:
        Unreadable: one of them is gone, or says something else now.
    """
    folder = revision.path.parent
    listed = {folder / name: digest_ for name, digest_ in revision.files.items()}
    for path, expected in {revision.path: revision.sha256, **listed}.items():
        found = folder_digest(path) if path.is_dir() else digest(read_bytes(path))
        if found != expected:
            raise Unreadable(
                Diagnostic(
                    "vendored-file-changed",
                    f"This is not the file that api.toml lists (its SHA-256 is {found}); restore it, or import it as a revision of its own.",
                    Location(shown(path)),
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


def published_text(file: str) -> str | None:
    """The text of a published file, by the name that locations call it; None where it cannot be read any more."""
    try:
        data = _from_git(file) if file.startswith("git:") else read_bytes(Path(file))
    except (Misuse, Unreadable):
        return None
    return data.decode("utf-8-sig", errors="replace")


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


def _overlaid(name: str, published: Document, paths: Iterable[Path]) -> NamedDocument:
    overlays = read_overlays(paths)
    return NamedDocument(
        name,
        overlaid(published, overlays),
        published,
        overlays=tuple(overlay.sha256 for overlay in overlays),
    )


def _read(
    path: Path,
    neighbours: Neighbours,
    trust: frozenset[Standing],
    base: Document | None,
) -> Document:
    data = read_bytes(path)
    document = sources.read(shown(path), data, trust=trust, base=base)
    return bundled(document, data, neighbours)


def _vendored_neighbours(revision: Revision) -> Neighbours:
    """Reads the files that were vendored with a revision, and no other."""
    beside = _neighbours(revision.path.resolve().parent)

    def read(path: str) -> bytes | None:
        data = beside(path)
        if data is not None and path not in revision.files:
            raise Unreadable(
                Diagnostic(
                    "vendored-file-not-listed",
                    f"The document refers to this file, which api.toml does not list under `files` of revision {revision.date}; import the document again from where it was published.",
                    Location(shown(revision.path.parent / path)),
                )
            )
        return data

    return read


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


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        Unreadable: it cannot be opened.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        message = f"The file cannot be opened: {reason}."
        place = Location(shown(path))
        raise Unreadable(Diagnostic("cannot-open", message, place)) from error
