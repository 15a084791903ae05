"""What was fetched, beside the newest revision of its version: does it mean something else?

The rule: a revision is vendored when `mooring drift` would let the number of the API's version rise by more than a
patch. Other bytes, another order, another form of publication, or nothing but other words are no revision. What was
accepted, or is declared as a rename, is a change all the same.
"""

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, assert_never

import mooring.drift as drift
from mooring import spec
from mooring.config import Project, Revision, Version
from mooring.diagnostics import Severity, Unreadable
from mooring.document import Document, Standing
from mooring.drift import Audience, Bump, Report, reports
from mooring.workflows.documents.pages import read_pages
from mooring.workflows.policies import policy_of
from mooring.workflows.documents.reading import beside
from mooring.workflows.fetching import Fetched
from mooring.workflows.listings import LIST
from mooring.workflows.documents.publications import (
    Publication,
    read_last,
    read_published,
    with_overlays,
)
from mooring.workflows.documents.revisions import overlay_files, published_chain
from mooring.workflows.documents.sites import Choice, published_folder

if TYPE_CHECKING:
    from mooring.sources.site import Site


class Novelty(Enum):
    """How what was fetched differs from the newest revision: in its bytes, its words, or its meaning."""

    FIRST = "first"
    SAME = "same"
    FORM = "form"
    WORDS = "words"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Reading:
    """How fetched files are to be read.

    Args:
        base: The date of the revision that a flattened page is read against.
    """

    trust: frozenset[Standing] = frozenset()
    choice: Choice = Choice()
    base: str | None = None

    @classmethod
    def of(cls, revision: Revision) -> "Reading":
        """As a revision was read."""
        choice = Choice(revision.prefer, revision.only)
        return cls(revision.trust, choice, revision.base)

    def after(self, newest: Revision | None) -> "Reading":
        """The same, with what was decided about the newest revision where nothing else is said."""
        if newest is None:
            return self
        before = Reading.of(newest)
        choice = Choice(
            self.choice.prefer or before.choice.prefer,
            self.choice.only or before.choice.only,
        )
        return Reading(self.trust or before.trust, choice, before.base)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What was fetched, beside the newest revision of the version that it is of.

    Args:
        newest: None where nothing was vendored yet.
        document: What is read from the fetched files, before any overlay.
        site: The same, where they are the pages of a site.
        report: What changed since the newest revision, if there is one with other bytes.
    """

    found: Fetched
    reading: Reading
    newest: Revision | None
    document: Document
    site: "Site | None"
    report: Report | None
    novelty: Novelty

    @property
    def told(self) -> str:
        """How it differs from the newest revision, in a few words."""
        match self.novelty:
            case Novelty.FIRST:
                return "the first revision"
            case Novelty.SAME:
                return "the same bytes"
            case Novelty.FORM:
                return f"other bytes, the same meaning{self._more}"
            case Novelty.WORDS:
                count = len(self.report.findings) if self.report else 0
                return f"the same meaning, other words in {count} {'place' if count == 1 else 'places'}"
            case Novelty.CHANGED:
                return reports.headline(self.report) if self.report else "changed"
            case _:
                assert_never(self.novelty)

    @property
    def _more(self) -> str:
        """What can be read now that the newest revision left unknown."""
        unknown = self.report.unknown if self.report else ()
        sides = {
            side: {one.facts for one in unknown if one.side == side}
            for side in ("old", "new")
        }
        more = sorted(sides["old"] - sides["new"])
        return f"; it states more than before: {', '.join(more)}" if more else ""


def known_version(project: Project, api_name: str, version_name: str) -> Version | None:
    """A version as it is vendored; None where nothing of it is."""
    for api in project.apis:
        for version in api.versions:
            if (api.name, version.name) == (api_name, version_name):
                return version if version.revisions else None
    return None


def arrived(
    project: Project, version: Version | None, found: Fetched, reading: Reading
) -> Arrival:
    """What was fetched, compared with the newest revision of a version.

    Both are compared with the overlays of the version alone: those of a revision mend what that one says.

    Raises:
        Unreadable: it cannot be read, or a page of the newest revision is listed and cannot be had: nobody knows
            whether its operations are still there.
    """
    newest = None if version is None else version.revisions[-1]
    publication = _publication(found, reading)
    overlays = () if version is None else version.overlays
    publication = replace(publication, overlays=overlay_files(overlays))
    base = _base(version, reading)
    document, site = _read(publication, base, found)
    if newest is not None and site is not None and newest.path.is_dir():
        _check_complete(newest, publication, found, site)
    if version is None or newest is None:
        spec.parse(with_overlays(document, publication))
        return Arrival(found, reading, None, document, site, None, Novelty.FIRST)
    if document.sha256 == newest.sha256 and not newest.files:
        return Arrival(found, reading, newest, document, site, None, Novelty.SAME)
    new = _side(found.source, with_overlays(document, publication), reading.trust)
    report = drift.compare(
        _newest_side(version, newest), new, _policy(project, version)
    )
    return Arrival(found, reading, newest, document, site, report, _novelty(report))


def _publication(found: Fetched, reading: Reading) -> Publication:
    """What is read, under the addresses that it was fetched at."""
    if found.path.is_dir():
        folder = published_folder(found.path, reading.trust, reading.choice)
        return replace(folder, name=found.source.removesuffix(f"/{LIST}"))
    return Publication(found.source, found.path.read_bytes(), reading.trust)


def _base(version: Version | None, reading: Reading) -> tuple[Publication, ...]:
    if version is None or reading.base is None:
        return ()
    return published_chain(version, version.revision(reading.base))


def _read(
    publication: Publication, base: tuple[Publication, ...], found: Fetched
) -> "tuple[Document, Site | None]":
    if publication.pages is not None:
        site = read_pages(publication.name, publication.pages, publication.trust)
        return site.document, site

    def others(asking: Publication, path: str) -> bytes | None:
        if asking.name != publication.name:
            return beside(asking, path)
        return beside(replace(asking, name=str(found.path)), path)

    return read_published((*base, publication), others), None


def _check_complete(
    newest: Revision, publication: Publication, found: Fetched, site: "Site"
) -> None:
    """Makes sure that every page of the newest revision that is still listed could be read."""
    unread = {
        one.location.file.removeprefix(f"{publication.name}/"): one
        for one in site.failures
    }
    lost = [
        replace(one, severity=Severity.ERROR)
        for path, one in {**found.missing, **unread}.items()
        if (newest.path / path).is_file()
    ]
    if lost:
        raise Unreadable(*lost)


def _side(name: str, document: Document, trust: frozenset[Standing]) -> drift.Side:
    return drift.Side(name, spec.parse(document), document, trust)


def _newest_side(version: Version, newest: Revision) -> drift.Side:
    chain = published_chain(version, replace(newest, overlays=version.overlays))
    document = read_last(chain, beside)
    return _side(f"{version.name}@{newest.date}", document, newest.trust)


def _policy(project: Project, version: Version) -> drift.Policy:
    """What was declared about renames and notice counts; what was accepted is a change all the same."""
    api = next((one for one in project.apis if version in one.versions), None)
    return replace(policy_of(api), accepted=())


def _novelty(report: Report) -> Novelty:
    match report.bump(Audience.WIRE):
        case Bump.NONE:
            return Novelty.FORM
        case Bump.PATCH:
            return Novelty.WORDS
        case Bump.MINOR | Bump.MAJOR:
            return Novelty.CHANGED
