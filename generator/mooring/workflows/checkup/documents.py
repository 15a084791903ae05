"""Whether what api.toml lists is there, and is what was vendored."""

from collections.abc import Iterator
from pathlib import Path

from mooring.config import Revision, VendoredApi, Version
from mooring.diagnostics import Diagnostic, Misuse, Unreadable
from mooring.files import digest, shown
from mooring.workflows.projects import api_names
from mooring.workflows.checkup.subject import Subject, fault
from mooring.workflows.documents.revisions import all_revisions, published_chain


def file_missing(subject: Subject) -> Iterator[Diagnostic]:
    """A vendored file that api.toml lists and that is not there."""
    for api, version, revision in all_revisions(subject.project):
        for path in (revision.path, *_beside(revision)):
            if not path.exists():
                message = f"{version.name}@{revision.date} names {shown(path)}, which is not there: git restore it, or take the revision out."
                yield fault(
                    "vendored-file-missing", api.settings_path, message, path.name
                )


def file_changed(subject: Subject) -> Iterator[Diagnostic]:
    """A vendored file that is not what was published any more."""
    for api, version, revision in all_revisions(subject.project):
        for path, wanted in _digests(revision):
            if path.is_file() and digest(path.read_bytes()) != wanted:
                message = _changed(path, wanted, api)
                yield fault("vendored-file-changed", path, message)
        if revision.path.is_dir() and not _is_as_vendored(version, revision):
            message = f"A page was changed, added or taken out since {shown(api.settings_path)} was written: git restore the folder."
            yield fault("vendored-file-changed", revision.path, message)


def overlay_missing(subject: Subject) -> Iterator[Diagnostic]:
    """An overlay that api.toml lists and that is not there."""
    for api in subject.project.apis:
        listed = {
            path
            for version in api.versions
            for paths in (
                version.overlays,
                *(one.overlays for one in version.revisions),
            )
            for path in paths
        }
        for path in sorted(listed):
            if not path.is_file():
                message = f"The overlay {shown(path)} is not there: write it, or take it out of `overlays`."
                yield fault("overlay-missing", api.settings_path, message, path.name)


def base_missing(subject: Subject) -> Iterator[Diagnostic]:
    """A revision that is to be read against one that is not listed."""
    for api, version, revision in all_revisions(subject.project):
        dates = {one.date for one in version.revisions}
        if revision.base is not None and revision.base not in dates:
            message = f"`base` of {version.name}@{revision.date} names {revision.base}, which is no revision of {version.name}: there are {', '.join(sorted(dates))}."
            yield fault("base-missing", api.settings_path, message, "base")


def names_that_are_none(subject: Subject) -> Iterator[Diagnostic]:
    """A name of a version or a package that nobody can import."""
    for api in subject.project.apis:
        for name in (api.package, *(version.name for version in api.versions)):
            if not api_names.is_importable(name):
                message = f"`{name}` becomes the name of a package, which must be an identifier such as v2."
                yield fault("name-not-importable", api.settings_path, message, name)


def _beside(revision: Revision) -> Iterator[Path]:
    for name in revision.files:
        yield revision.path.parent / name


def _digests(revision: Revision) -> Iterator[tuple[Path, str]]:
    yield revision.path, revision.sha256
    for name, wanted in revision.files.items():
        yield revision.path.parent / name, wanted


def _changed(path: Path, wanted: str, api: VendoredApi) -> str:
    """What became of a file: git changes the ends of lines where it is told to."""
    data = path.read_bytes()
    if wanted in (
        digest(data.replace(b"\r\n", b"\n")),
        digest(data.replace(b"\n", b"\r\n")),
    ):
        folder = shown(api.folder.parent)
        return f"Its line ends were changed, by git as it seems: put `{folder}/** -text` into .gitattributes, then git checkout -- {shown(path)}."
    return f"This is not the file that was vendored, by its sha256 in {shown(api.settings_path)}: git restore it; mend a document by an overlay, and vendor another one with mooring import."


def _is_as_vendored(version: Version, revision: Revision) -> bool:
    """Whether the pages of a folder are those that were vendored, each as it was."""
    try:
        published_chain(version, revision)
    except Unreadable as error:
        return all(one.code != "vendored-file-changed" for one in error.diagnostics)
    # What it is to be read against is missing, which is said on its own.
    except Misuse:
        return True
    return True
