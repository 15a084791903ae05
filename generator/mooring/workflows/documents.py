"""What a person calls a document → the document: a file, `v2`, `v2@2025-08-20`, `git:main:specs/api.yaml`."""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mooring.config import Project, Revision, VendoredApi, Version
from mooring.diagnostics import Diagnostic, Location, Misuse, Unreadable
from mooring.document import Document, Standing
from mooring.files import read_bytes, shown
from mooring.workflows.publications import (
    Publication,
    read_last,
    read_published,
    with_overlays,
)
from mooring.workflows.revisions import (
    all_revisions,
    overlay_files,
    find_version,
    published_chain,
)


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document under the name that reports call it by.

    Args:
        published: The document before any overlay.
        trust: Standings, beside the stated one, whose facts count as stated in it.
    """

    name: str
    document: Document
    published: Document
    trust: frozenset[Standing] = frozenset()


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
    return _named(*find_publications(project, name, overlays))


def find_publications(
    project: Project | None, name: str, overlays: Iterable[Path] = ()
) -> tuple[str, tuple[Publication, ...]]:
    """What reports call the document that `name` means, and what it is read from: each is read against the one before.

    Args:
        overlays: Files that are applied to it, after those that the settings of a revision list.

    Raises:
        Misuse: there is no such document.
        Unreadable: there is, and it cannot be opened.
    """
    if name.startswith("git:"):
        applied = overlay_files(overlays)
        return name, (Publication(name, _from_git(name), overlays=applied),)
    if (path := Path(name)).is_file():
        if (vendored := _vendored(project, path)) is not None:
            _, version, revision = vendored
            chain = published_chain(version, revision, overlays)
            return _revision_name(version, revision), chain
        return name, (published(path, overlays=overlays),)
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
    version, revision = _revision(project, name)
    chain = published_chain(version, revision, overlays)
    return _revision_name(version, revision), chain


def read_revision(version: Version, revision: Revision) -> NamedDocument:
    """A vendored document with its overlays, as its settings say that it is to be read.

    Raises:
        Unreadable: a file is gone, is not the one that was vendored, or cannot be read.
    """
    chain = published_chain(version, revision)
    return _named(_revision_name(version, revision), chain)


def read_file(path: Path) -> Document:
    """The document in a file.

    Raises:
        Unreadable: the file cannot be opened, or is no document.
    """
    return read_last((published(path),), beside)


def published(
    path: Path,
    trust: frozenset[Standing] = frozenset(),
    overlays: Iterable[Path] = (),
) -> Publication:
    """What is read from a file that is not vendored.

    Raises:
        Unreadable: it cannot be opened.
    """
    data = read_bytes(path)
    return Publication(shown(path), data, trust, overlays=overlay_files(overlays))


def beside(publication: Publication, path: str) -> bytes | None:
    """The bytes of a file below the folder of a document; symbolic links that lead out of it are refused.

    Raises:
        Unreadable: the file is there, and was not vendored with the document.
    """
    folder = Path(publication.name).resolve().parent
    found = (folder / path).resolve()
    if not found.is_relative_to(folder) or not found.is_file():
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


def _named(name: str, chain: tuple[Publication, ...]) -> NamedDocument:
    last = chain[-1]
    as_published = read_published(chain, beside)
    return NamedDocument(
        name, with_overlays(as_published, last), as_published, last.trust
    )


def _revision(project: Project, name: str) -> tuple[Version, Revision]:
    version_name, _, date = name.partition("@")
    _, version = find_version(project, version_name)
    return version, version.revision(date) if date else version.current


def _revision_name(version: Version, revision: Revision) -> str:
    return f"{version.name}@{revision.date}"


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
