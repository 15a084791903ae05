"""A folder of documentation pages → one document, vendored with the pages that it was read from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from os.path import isdir, isfile
from pathlib import Path
from typing import TYPE_CHECKING

from mooring.diagnostics import Diagnostic, Severity
from mooring.document import Standing
from mooring.files import shown
from mooring.workflows.documents.pages import Pages, listing, members_read, read_pages
from mooring.workflows.documents.publications import Publication

if TYPE_CHECKING:
    from mooring.sources.site import Site

_PAGES = frozenset({".md", ".mdx", ".markdown", ".txt"})


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person decided about a folder of pages: whose word counts, and which of several documents is meant."""

    prefer: tuple[str, ...] = ()
    only: str | None = None

    def below(self, folder: Path) -> "Choice":
        """The same choice with pages named from the folder, so that it holds wherever that is copied to."""
        prefix = f"{shown(folder)}/"
        return replace(
            self, prefer=tuple(one.removeprefix(prefix) for one in self.prefer)
        )


def site_folder(path: Path) -> Path | None:
    """The folder of pages that a path means: the folder itself, or that of its `llms.txt`; None for any other file."""
    if isdir(path):
        return path
    if path.suffix != ".txt" or not isfile(path):
        return None
    from mooring.sources.site.index import is_llms

    return path.parent if is_llms(path.name) else None


def published_folder(
    folder: Path, trust: frozenset[Standing] = frozenset(), choice: Choice = Choice()
) -> Publication:
    """What is read from a folder of pages; it refers to nothing beside them."""
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in _files(folder)
    }
    pages = Pages(files, choice.prefer, choice.only)
    return Publication(shown(folder), listing(files), trust, listed={}, pages=pages)


def read_folder(
    folder: Path, *, trust: frozenset[Standing] = frozenset(), choice: Choice = Choice()
) -> "Site":
    """What the pages of a folder say together.

    Raises:
        Unreadable: no page holds an operation, or pages contradict each other.
    """
    publication = published_folder(folder, trust, choice)
    assert publication.pages is not None
    return read_pages(publication.name, publication.pages, trust)


def copy_pages(site: "Site", publication: Publication, target: Path) -> None:
    """Copies what was read into a folder of its own, byte for byte, and the list that decided about it."""
    assert publication.pages is not None
    for path in members_read(publication.name, site):
        copy = target / path
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(publication.pages.files[path])


def failures(site: "Site") -> tuple[Diagnostic, ...]:
    """The pages that should hold an operation and were not read; the document is complete without any."""
    return tuple(replace(one, severity=Severity.ERROR) for one in site.failures)


def _files(folder: Path) -> Iterator[Path]:
    """The pages and lists below a folder; what a symbolic link leads out of it to is none of them."""
    from mooring.sources.site.index import is_index

    root = folder.resolve()
    for path in sorted(folder.rglob("*")):
        if (path.suffix.lower() in _PAGES or is_index(path.name)) and path.is_file():
            if path.resolve().is_relative_to(root):
                yield path
