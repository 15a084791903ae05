"""All that a document is read from, as bytes: it can be read in another process, or on another machine."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from posixpath import basename
from typing import TypeAlias

from mooring.document import Document, Standing
from mooring.files import digest

Beside: TypeAlias = Callable[[str, str], bytes | None]
"""The bytes of another file, by the name of a document and the path from that document's folder; None where
it is not below that folder."""


@dataclass(frozen=True, slots=True)
class Publication:
    """One published file.

    Args:
        name: What diagnostics call it.
        trust: Standings, beside the stated one, whose facts count as stated in it.
    """

    name: str
    data: bytes
    trust: frozenset[Standing] = frozenset()

    @property
    def is_alone(self) -> bool:
        """Whether it surely refers to no other file."""
        from mooring.sources.external import EXTERNAL

        return EXTERNAL.search(self.data) is None

    @property
    def digest(self) -> str:
        trusted = sorted(standing.value for standing in self.trust)
        return " ".join((digest(self.data), *trusted))


@dataclass(frozen=True, slots=True)
class Record:
    """Opens other files, and keeps what was asked for and what was there."""

    open: Beside
    opened: dict[tuple[str, str], bytes | None] = field(
        default_factory=dict[tuple[str, str], "bytes | None"]
    )

    def __call__(self, name: str, path: str) -> bytes | None:
        if (name, path) not in self.opened:
            self.opened[name, path] = self.open(name, path)
        return self.opened[name, path]

    @property
    def digest(self) -> str:
        opened = [
            # A name is told from the working directory, which changes nothing.
            (basename(name), path, "" if data is None else digest(data))
            for (name, path), data in sorted(self.opened.items())
        ]
        return digest(repr(opened).encode())


def read(
    publication: Publication, beside: Beside, base: Document | None = None
) -> Document:
    """The document of a publication, with the files inside that it refers to.

    Args:
        base: A neighbouring revision, for a form that leaves most facts out.

    Raises:
        Unreadable: it is no document, or a broken one.
    """
    # A run that finds everything as it should be reads nothing.
    from mooring import sources
    from mooring.sources.bundle import bundled

    name, data = publication.name, publication.data
    document = sources.read(name, data, trust=publication.trust, base=base)
    return bundled(document, data, lambda path: beside(name, path))


def read_last(chain: Iterable[Publication], beside: Beside) -> Document:
    """The document of the last of several publications, each of which is read against the one before it.

    Raises:
        Unreadable: one of them is no document, or a broken one.
    """
    document: Document | None = None
    for publication in chain:
        document = read(publication, beside, document)
    if document is None:
        raise ValueError("there is no publication to read")
    return document
