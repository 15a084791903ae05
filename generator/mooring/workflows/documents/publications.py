"""All that a document is read from, as bytes: it can be read in another process, or on another machine."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from posixpath import basename
from typing import TypeAlias

from mooring.document import Document, Standing
from mooring.files import digest
from mooring.workflows.documents.pages import Pages, read_pages


@dataclass(frozen=True, slots=True)
class OverlayFile:
    """One overlay that is applied to a document, as a file: what diagnostics call it, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Publication:
    """One published file or folder of pages, and what is applied to it.

    Args:
        name: What diagnostics call it.
        data: Its bytes; of a folder, the list of the digests of its files.
        trust: Standings, beside the stated one, whose facts count as stated in it.
        listed: The digests of the only other files that it may refer to, by their path from its folder;
            None where it may refer to whatever is there.
        overlays: What is applied to the document before it means anything, in this order.
    """

    name: str
    data: bytes
    trust: frozenset[Standing] = frozenset()
    listed: Mapping[str, str] | None = None
    overlays: tuple[OverlayFile, ...] = ()
    pages: Pages | None = None

    @property
    def is_whole(self) -> bool:
        """Whether all that can be read with it is known before it is read."""
        from mooring.sources.external import EXTERNAL

        return self.listed is not None or EXTERNAL.search(self.data) is None

    @property
    def digest(self) -> str:
        """A digest of all that is known of it before it is read."""
        parts = (
            digest(self.data),
            sorted(standing.value for standing in self.trust),
            sorted((self.listed or {}).items()),
            [digest(overlay.data) for overlay in self.overlays],
            (self.pages.prefer, self.pages.only) if self.pages else None,
        )
        return digest(repr(parts).encode())


Beside: TypeAlias = Callable[[Publication, str], bytes | None]
"""The bytes of another file that a publication refers to, by its path from there; None where there is none
below that folder."""


@dataclass(frozen=True, slots=True)
class Record:
    """Opens other files, and keeps what was asked for and what was there."""

    open: Beside
    opened: dict[tuple[str, str], bytes | None] = field(
        default_factory=dict[tuple[str, str], "bytes | None"]
    )

    def __call__(self, publication: Publication, path: str) -> bytes | None:
        place = publication.name, path
        if place not in self.opened:
            self.opened[place] = self.open(publication, path)
        return self.opened[place]

    def files_of(self, publication: Publication) -> Mapping[str, bytes]:
        """The files that were read with a publication, by their path from its folder."""
        return {
            path: data
            for (name, path), data in self.opened.items()
            if name == publication.name and data is not None
        }

    @property
    def digest(self) -> str:
        opened = [
            # A name is told from the working directory, which changes nothing.
            (basename(name), path, "" if data is None else digest(data))
            for (name, path), data in sorted(self.opened.items())
        ]
        return digest(repr(opened).encode())


def read_last(chain: Iterable[Publication], beside: Beside) -> Document:
    """The document of the last of several publications with its overlays; each is read against the one before it.

    Raises:
        Unreadable: one of them is no document, or a broken one, or an overlay does not fit.
    """
    publications = tuple(chain)
    return with_overlays(read_published(publications, beside), publications[-1])


def read_published(chain: Iterable[Publication], beside: Beside) -> Document:
    """The same as it was published, before any overlay; what it is read against counts as published in any case.

    Raises:
        Unreadable: one of them is no document, or a broken one.
    """
    document: Document | None = None
    for publication in chain:
        document = _read(publication, beside, document)
    if document is None:
        raise ValueError("there is no publication to read")
    return document


def with_overlays(document: Document, publication: Publication) -> Document:
    """The document of a publication with the overlays of it.

    Raises:
        Unreadable: one of them is no overlay, or does not fit.
    """
    if not publication.overlays:
        return document
    from mooring.sources.overlay import overlaid, read_overlay

    overlays = [read_overlay(one.name, one.data) for one in publication.overlays]
    return overlaid(document, overlays)


def _read(publication: Publication, beside: Beside, base: Document | None) -> Document:
    """The document of a publication, with the files inside that it refers to."""
    if publication.pages is not None:
        return read_pages(
            publication.name, publication.pages, publication.trust
        ).document
    # A run that finds everything as it should be reads nothing.
    from mooring import sources
    from mooring.sources.bundle import bundled

    name, data = publication.name, publication.data
    document = sources.read(name, data, trust=publication.trust, base=base)
    return bundled(document, data, lambda path: beside(publication, path))
