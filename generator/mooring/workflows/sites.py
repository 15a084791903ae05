"""A folder of documentation pages → one document, vendored with the pages that it was read from."""

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from mooring.config import Revision
from mooring.diagnostics import Diagnostic, Severity
from mooring.document import EVERY_FACT, Document, Standing, standings
from mooring.files import digest, shown
from mooring.sources.merging.conflicts import Preference
from mooring.sources.site import Site, read_site
from mooring.sources.site.index import is_index, is_llms

MAJORITY = "majority"
_PAGES = frozenset({".md", ".mdx", ".markdown", ".txt"})
_INFERRED = (Standing.PROSE, Standing.EXAMPLE, Standing.INHERITED)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person decided about a folder of pages: whose word counts, and which of several documents is meant."""

    prefer: tuple[str, ...] = ()
    only: str | None = None

    @property
    def preference(self) -> Preference:
        pages = tuple(one for one in self.prefer if one != MAJORITY)
        return Preference(pages, MAJORITY in self.prefer)


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


def summary(site: Site) -> Iterator[str]:
    """The import report: what was read, left out, repaired, inferred and left unknown, and where the whole should be."""
    index = site.index
    forms = Counter(site.document.form for _ in site.read)
    yield f"read: {_pages(len(site.read))}, {', '.join(forms)}"
    if index is not None:
        yield (
            f"listed: {index.name} names {_pages(len(index.pages))}; "
            f"{len(site.orphans)} here are not among them and left out{_some(site.orphans)}"
        )
    codes = Counter(one.code for one in site.others)
    for code, count in sorted(codes.items()):
        names = tuple(one.location.file for one in site.others if one.code == code)
        yield f"about something else: {_pages(count)} [{code}]{_some(names)}"
    complete = len(site.read) + len(site.failures)
    yield f"complete: {len(site.read)} of {complete} pages that should hold an operation"
    repairs = Counter(one.code for one in site.document.diagnostics)
    for code, count in sorted(repairs.items()):
        first = next(one for one in site.document.diagnostics if one.code == code)
        yield f"repaired or doubtful: {code}, {_times(count)}; first at {first.location}"
    counts = standings(site.document)
    for standing in (*_INFERRED, Standing.UNKNOWN):
        if counts[standing]:
            yield f"{standing.value}: {counts[standing]} values"
    for fact in sorted(missing_facts(site.document)):
        yield f"never stated: {fact}"
    for whole in site.whole:
        yield f"the whole document should be: {whole}"


def failures(site: Site) -> tuple[Diagnostic, ...]:
    """The pages that should hold an operation and were not read; the document is complete without any."""
    return tuple(replace(one, severity=Severity.ERROR) for one in site.failures)


def missing_facts(document: Document) -> set[str]:
    """The kinds of fact that the form of a document cannot state."""
    return {fact.value for fact in EVERY_FACT - document.carries}


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


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _some(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    further = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f": {', '.join(names[:3])}{further}"
