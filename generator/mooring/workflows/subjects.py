"""The document that a project is to follow, and the version that follows it already."""

from dataclasses import dataclass, replace
from os.path import exists
from pathlib import Path

from mooring import spec
from mooring.config import Project, VendoredApi, Version
from mooring.diagnostics import Diagnostic, Location, Unreadable
from mooring.document import Document, Standing
from mooring.workflows.projects import api_names
from mooring.workflows.projects.api_names import Called
from mooring.workflows.documents.reading import beside, published
from mooring.workflows.fetching import Fetched
from mooring.workflows.documents.publications import read_last
from mooring.workflows.documents.sites import site_folder


@dataclass(frozen=True, slots=True)
class Subject:
    """The document that a project is to follow, and what it and its version are called.

    Args:
        path: The file, or the folder of its pages.
        place: Where it was published, as a person said it.
        fetched: What was fetched, where it was.
    """

    path: Path
    place: str
    document: Document
    operations: int
    api: Called
    version: Called
    trust: frozenset[Standing]
    fetched: Fetched | None = None

    def called(self, api: str, version: str) -> "Subject":
        """The same under names that a person gave."""
        return replace(
            self, api=Called(api, "--api"), version=Called(version, "--version")
        )


def read_subject(
    path: Path,
    place: str,
    api: str | None,
    version: str | None,
    trust: frozenset[Standing],
    fetched: Fetched | None = None,
) -> Subject:
    """Reads a document, and calls it and its version as told, else by what it says of itself.

    Raises:
        Misuse: a name that was told cannot be one.
        Unreadable: the document cannot be read.
    """
    if not exists(path):
        message = "There is no such file; check the path."
        raise Unreadable(Diagnostic("no-such-file", message, Location(place)))
    path = site_folder(path) or path
    told_api = None if api is None else Called(api_names.checked_api(api), "--api")
    told_version = (
        None
        if version is None
        else Called(api_names.checked_version(version), "--version")
    )
    document = read_last((published(path, trust),), beside)
    parsed = spec.parse(document)
    stem = Path(place.rstrip("/").rpartition("/")[2] or place).stem
    return Subject(
        path,
        place,
        document,
        len(parsed.operations),
        told_api or api_names.api_name(document, stem),
        told_version or api_names.version_name(document),
        trust,
        fetched,
    )


def vendoring_version(
    project: Project, subject: Subject
) -> tuple[VendoredApi, Version] | None:
    """The version that vendors a document; only a name that was told excludes others."""
    for api in project.apis:
        for version in api.versions:
            is_meant = (
                subject.api.reason != "--api" or api.name == subject.api.name
            ) and (
                subject.version.reason != "--version"
                or version.name == subject.version.name
            )
            vendored = {one.sha256 for one in version.revisions}
            if is_meant and subject.document.sha256 in vendored:
                return api, version
    return None
