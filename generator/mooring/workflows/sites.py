"""A folder of documentation pages → one document, vendored with the pages that it was read from."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from mooring.config import Revision
from mooring.diagnostics import Diagnostic, Severity
from mooring.document import Document, Standing
from mooring.files import digest, shown
from mooring.sources.merging.conflicts import Preference
from mooring.sources.site import Site, read_site
from mooring.sources.site.index import is_index, is_llms

MAJORITY = "majority"
_PAGES = frozenset({".md", ".mdx", ".markdown", ".txt"})


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person decided about a folder of pages: whose word counts, and which of several documents is meant."""

    prefer: tuple[str, ...] = ()
    only: str | None = None

    @property
    def preference(self) -> Preference:
        pages = tuple(one for one in self.prefer if one != MAJORITY)
        return Preference(pages, MAJORITY in self.prefer)

    def below(self, folder: Path) -> "Choice":
        """The same choice with pages named from the folder, so that it holds wherever that is copied to."""
        prefix = f"{shown(folder)}/"
        return replace(
            self, prefer=tuple(one.removeprefix(prefix) for one in self.prefer)
        )


def site_folder(path: Path) -> Path | None:
    """The folder of pages that a path means: the folder itself, or that of its `llms.txt`; None for any other file."""
    if path.is_dir():
        return path
    return path.parent if path.is_file() and is_llms(path.name) else None


def read_folder(
    folder: Path, *, trust: frozenset[Standing] = frozenset(), choice: Choice = Choice()
) -> Site:
    """What the pages of a folder say together.

    Raises:
        Unreadable: no page holds an operation, or pages contradict each other.
    """
    files = {path.relative_to(folder).as_posix(): path for path in _files(folder)}
    site = read_site(
        shown(folder),
        {name: path.read_bytes() for name, path in files.items()},
        trust=trust,
        preference=choice.preference,
        only=choice.only,
    )
    return replace(
        site,
        document=replace(site.document, sha256=_digest(folder, _members(folder, site))),
    )


def read_vendored(revision: Revision) -> Document:
    """The document of a vendored folder."""
    choice = Choice(revision.prefer, revision.only)
    return read_folder(revision.path, trust=revision.trust, choice=choice).document


def folder_digest(folder: Path) -> str:
    """One digest of every page and list in a folder, by their paths."""
    return _digest(folder, _files(folder))


def copy_pages(site: Site, folder: Path, target: Path) -> None:
    """Copies what was read into a folder of its own, byte for byte, and the list that decided about it."""
    for path in _members(folder, site):
        copy = target / path.relative_to(folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)


def failures(site: Site) -> tuple[Diagnostic, ...]:
    """The pages that should hold an operation and were not read; the document is complete without any."""
    return tuple(replace(one, severity=Severity.ERROR) for one in site.failures)


def _files(folder: Path) -> Iterator[Path]:
    """The pages and lists below a folder; what a symbolic link leads out of it to is none of them."""
    root = folder.resolve()
    for path in sorted(folder.rglob("*")):
        if (path.suffix.lower() in _PAGES or is_index(path.name)) and path.is_file():
            if path.resolve().is_relative_to(root):
                yield path


def _members(folder: Path, site: Site) -> list[Path]:
    prefix = shown(folder)
    read = [folder / Path(name).relative_to(prefix) for name in site.read]
    lists = {site.index.name} if site.index else set[str]()
    if site.settings is not None:
        lists.add(site.settings)
    return [*read, *(folder / name for name in sorted(lists))]


def _digest(folder: Path, paths: Iterable[Path]) -> str:
    lines = sorted(
        f"{path.relative_to(folder).as_posix()} {digest(path.read_bytes())}\n"
        for path in paths
    )
    return digest("".join(lines).encode())
