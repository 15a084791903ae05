"""Vendored revisions: which there are, what each is read from, and whether that is what was vendored."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from mooring.config import Project, Revision, VendoredApi, Version
from mooring.diagnostics import Diagnostic, Location, Misuse, Unreadable
from mooring.files import digest, read_bytes, shown
from mooring.workflows.documents.publications import OverlayFile, Publication
from mooring.workflows.documents.sites import Choice, published_folder


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


def published_chain(
    version: Version, revision: Revision, overlays: Iterable[Path] = ()
) -> tuple[Publication, ...]:
    """What a revision is read from, after what it is to be read against, which no overlay is applied to.

    Args:
        overlays: Files that are applied to it, after those that its settings list.

    Raises:
        Unreadable: a file is gone, or is not the one that was vendored.
    """
    base = (
        ()
        if revision.base is None
        else _as_published(version, version.revision(revision.base))
    )
    applied = overlay_files((*revision.overlays, *overlays))
    return (*base, _publication(revision, applied))


def overlay_files(paths: Iterable[Path]) -> tuple[OverlayFile, ...]:
    """The overlays in some files.

    Raises:
        Unreadable: one of them cannot be opened.
    """
    return tuple(OverlayFile(shown(path), read_bytes(path)) for path in paths)


def _as_published(version: Version, revision: Revision) -> tuple[Publication, ...]:
    own = _publication(revision, ())
    if revision.base is None:
        return (own,)
    return (*_as_published(version, version.revision(revision.base)), own)


def _publication(revision: Revision, overlays: tuple[OverlayFile, ...]) -> Publication:
    if revision.path.is_dir():
        choice = Choice(revision.prefer, revision.only)
        folder = published_folder(revision.path, revision.trust, choice)
        _check(revision.path, folder.data, revision.sha256)
        return replace(folder, overlays=overlays)
    data = _vendored(revision.path, revision.sha256)
    for path, sha256 in revision.files.items():
        _vendored(revision.path.parent / path, sha256)
    return Publication(
        shown(revision.path), data, revision.trust, revision.files, overlays
    )


def _vendored(path: Path, sha256: str) -> bytes:
    """The bytes of a vendored file, if it is still the one that was vendored."""
    data = read_bytes(path)
    _check(path, data, sha256)
    return data


def _check(path: Path, data: bytes, sha256: str) -> None:
    if (found := digest(data)) != sha256:
        raise Unreadable(
            Diagnostic(
                "vendored-file-changed",
                f"This is not the file that api.toml lists (its SHA-256 is {found}); restore it, or import it as a revision of its own.",
                Location(shown(path)),
            )
        )


def chosen_versions(
    project: Project, names: tuple[str, ...]
) -> list[tuple[VendoredApi, Version]]:
    """The named versions, or all.

    Raises:
        Misuse: there is no such version.
    """
    named = [find_version(project, name) for name in names]
    return named or [(api, version) for api in project.apis for version in api.versions]
