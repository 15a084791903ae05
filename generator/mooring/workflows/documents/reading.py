"""What a person calls a document → the document: a file, `v2`, `v2@2025-08-20`, `git:main:specs/api.yaml`."""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, replace
from os.path import isdir, isfile
from pathlib import Path

from mooring.config import Project, Revision, VendoredApi, Version
from mooring.diagnostics import Diagnostic, Location, Misuse, Unreadable
from mooring.document import Document, Standing
from mooring.files import read_bytes, shown
from mooring.workflows.documents.publications import (
    Beside,
    Publication,
    read_published,
    with_overlays,
)
from mooring.workflows.documents.revisions import (
    all_revisions,
    overlay_files,
    find_version,
    published_chain,
)
from mooring.workflows.documents.sites import published_folder, site_folder


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document under the name that reports call it by.

    Args:
        published: The document before any overlay.
        trust: Standings, beside the stated one, whose facts count as stated in it.
        api: The vendored API that it is a revision of.
    """

    name: str
    document: Document
    published: Document
    trust: frozenset[Standing] = frozenset()
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
    if (found := find_revision(project, name)) is not None:
        return read_revision(*found, overlays)
    return named_document(name, loose_chain(name, overlays), beside)


def find_publications(
    project: Project | None, name: str, overlays: Iterable[Path] = ()
) -> tuple[Publication, ...]:
    """What the document that `name` means is read from: each is read against the one before.

    Raises:
        Misuse: there is no such document.
        Unreadable: there is, and it cannot be opened.
    """
    if (found := find_revision(project, name)) is not None:
        _, version, revision = found
        return published_chain(version, revision, overlays)
    return loose_chain(name, overlays)


def find_revision(
    project: Project | None, name: str
) -> tuple[VendoredApi, Version, Revision] | None:
    """The vendored revision that `name` means: its own name, or a path to what was vendored; None for what is not vendored.

    Raises:
        Misuse: there is no such version or revision.
    """
    if name.startswith("git:") or project is None:
        return None
    path = Path(name)
    # A package may lie in a folder that is called like its version.
    if isfile(path) or (isdir(path) and not _is_version(project, name)):
        return _vendored(project, path)
    if path.suffix and "@" not in name:
        return None
    version_name, _, date = name.partition("@")
    api, version = find_version(project, version_name)
    return api, version, version.revision(date) if date else version.current


def loose_chain(name: str, overlays: Iterable[Path] = ()) -> tuple[Publication, ...]:
    """What a document is read from that is not vendored.

    Raises:
        Misuse: there is no such document.
        Unreadable: there is, and it cannot be opened.
    """
    if name.startswith("git:"):
        applied = overlay_files(overlays)
        return (Publication(name, _from_git(name), overlays=applied),)
    # These say no of a name that is longer than any file's, too.
    if isfile(path := Path(name)) or isdir(path):
        return (published(path, overlays=overlays),)
    if path.suffix and "@" not in name:
        raise Unreadable(
            Diagnostic(
                "no-such-file", "There is no such file; check the path.", Location(name)
            )
        )
    raise Misuse(
        f"There is no file {name}, and no project here whose versions could be meant (a pyproject.toml with [tool.mooring] makes one)."
    )


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
    chain = published_chain(version, revision, overlays)
    return named_document(f"{version.name}@{revision.date}", chain, beside, api)


def named_document(
    name: str,
    chain: tuple[Publication, ...],
    others: Beside,
    api: VendoredApi | None = None,
) -> NamedDocument:
    """The document of a chain, under a name.

    Raises:
        Unreadable: it cannot be read.
    """
    last = chain[-1]
    as_published = read_published(chain, others)
    document = with_overlays(as_published, last)
    return NamedDocument(name, document, as_published, last.trust, api)


def published(
    path: Path,
    trust: frozenset[Standing] = frozenset(),
    overlays: Iterable[Path] = (),
) -> Publication:
    """What is read from a file, or a folder of pages, that is not vendored.

    Raises:
        Unreadable: it cannot be opened.
    """
    applied = overlay_files(overlays)
    if (folder := site_folder(path)) is not None:
        return replace(published_folder(folder, trust), overlays=applied)
    return Publication(shown(path), read_bytes(path), trust, overlays=applied)


def beside(publication: Publication, path: str) -> bytes | None:
    """The bytes of a file below the folder of a document; symbolic links that lead out of it are refused.

    Raises:
        Unreadable: the file is there, and was not vendored with the document.
    """
    folder = Path(publication.name).resolve().parent
    try:
        found = (folder / path).resolve()
        is_there = found.is_relative_to(folder) and found.is_file()
    # No file has a name that is longer than its disk takes, or that holds a zero byte.
    except (OSError, ValueError):
        return None
    if not is_there:
        return None
    if publication.listed is not None and path not in publication.listed:
        raise Unreadable(
            Diagnostic(
                "vendored-file-not-listed",
                f"The document refers to this file, which api.toml does not list under `files` of {publication.name}; import the document again from where it was published.",
                Location(shown(Path(publication.name).parent / path)),
            )
        )
    return found.read_bytes()


def published_text(file: str) -> str | None:
    """The text of a published file, by the name that locations call it; None where it cannot be read any more."""
    try:
        data = _from_git(file) if file.startswith("git:") else read_bytes(Path(file))
    except (Misuse, Unreadable):
        return None
    return data.decode("utf-8-sig", errors="replace")


def _is_version(project: Project, name: str) -> bool:
    return any(
        name in (version.name, f"{api.name}/{version.name}")
        for api in project.apis
        for version in api.versions
    )


def _vendored(
    project: Project, path: Path
) -> tuple[VendoredApi, Version, Revision] | None:
    """The settings of a file that a project vendors; a path to it means the revision."""
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
