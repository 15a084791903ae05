"""An address → files: a document, a docs page, the pages that an `llms.txt` lists, or a path of a git repository."""

import re
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import basename, dirname, splitext
from tempfile import TemporaryDirectory
from typing import assert_never

from mooring.diagnostics import Diagnostic, Unreadable
from mooring.fetching.addresses import Address, address
from mooring.fetching.bounds import Bounds, Budget
from mooring.fetching.faults import fault, too_many
from mooring.fetching.repositories import (
    PREFIX,
    Blob,
    Folder,
    GitSource,
    Repository,
    git_source,
)
from mooring.fetching.retrieval import Retrieval, Retriever, Validators
from mooring.version import VERSION
from mooring.workflows.listings import LIST, collected, is_page, listing
from mooring.workflows.documents.publications import Publication, Record, read_published
from mooring.workflows.web_pages import SUFFIXES, Kept, Progress, WebPages, WebText

__all__ = ["Bounds", "Fetched", "FetchedFile", "Kept", "fetched", "is_fetchable"]

AGENT = f"mooring/{VERSION}"
NOTHING_KEPT: Mapping[str, Kept] = {}
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class FetchedFile:
    """One file, by its path below the folder, and the address to ask for it again."""

    path: str
    address: str
    validators: Validators


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched.

    Args:
        source: What to ask for again, to see whether it has changed.
        path: A file, or a folder of pages, that is there only meanwhile.
        files: Every file, with where it comes from.
        remarks: What a person may want to know of the way.
        missing: Why pages that a list names could not be had, by where they belong below the folder.
    """

    source: str
    path: Path
    files: tuple[FetchedFile, ...]
    remarks: tuple[str, ...] = ()
    missing: Mapping[str, Diagnostic] = field(default_factory=dict[str, Diagnostic])


def is_fetchable(source: str) -> bool:
    """Whether a text names something that can be fetched, rather than a file or a thing in words."""
    if source.startswith(PREFIX):
        return "@" in source
    return source.startswith(("https://", "http://")) and " " not in source


@contextmanager
def fetched(
    source: str,
    bounds: Bounds = Bounds(),
    kept: Mapping[str, Kept] = NOTHING_KEPT,
    progress: Progress = lambda _: None,
) -> Generator[Fetched]:
    """What a source holds now, in files that are taken away in the end.

    Args:
        source: An https address of a document, of a docs page or of an `llms.txt`; or `git:REPO@REV:PATH`.
        kept: Files that were fetched before, by address; a server need not send those again that have not changed.
        progress: Is told what is being fetched.

    Raises:
        Misuse: the source is none, or may not be fetched.
        Unreadable: there is nothing that can be read, or none within the bounds.
    """
    budget = Budget(bounds)
    with TemporaryDirectory(prefix="mooring-fetch-") as name:
        folder = Path(name)
        if source.startswith(PREFIX):
            yield _from_git(git_source(source), folder, budget)
            return
        start = address(source)
        trusted = start.host if bounds.allow_private else None
        with Retriever(budget, AGENT, trusted) as retriever:
            pages = WebPages(retriever, kept, progress)
            text = pages.text(start)
            if basename(start.path) == LIST:
                found = _site(text, pages, folder, bounds)
            else:
                found = _document(start, text, folder)
        yield found


def _document(start: Address, text: WebText, folder: Path) -> Fetched:
    remarks = list[str]()
    if text.address != start:
        remarks.append(
            f"{start.shown} is a page for browsers; its Markdown is at {text.address.shown}"
        )
    if text.retrieval.address != text.address:
        remarks.append(f"redirected to {text.retrieval.address.shown}")
    path = folder / _file_name(text.retrieval, text.data)
    path.write_bytes(text.data)
    file = FetchedFile(path.name, str(text.address), text.retrieval.validators)
    return Fetched(str(text.address), path, (file,), tuple(remarks))


def _site(text: WebText, pages: WebPages, folder: Path, bounds: Bounds) -> Fetched:
    """The pages that a list names, and the list."""
    place = text.retrieval.address
    listed = listing(place, text.data, bounds)
    missing = dict[str, Diagnostic]()
    (folder / LIST).write_bytes(text.data)
    files = [FetchedFile(LIST, str(text.address), text.retrieval.validators)]
    for path, page in collected(place, listed, pages, folder, bounds.pause, missing):
        files.append(FetchedFile(path, str(page.address), page.retrieval.validators))
    remarks = [f"fetched {len(files) - 1} of {len(listed.pages)} listed pages"]
    if listed.elsewhere:
        remarks.append(
            f"left out {listed.elsewhere} listed addresses that are not below {place.folder} of {place.host}"
        )
    return Fetched(str(text.address), folder, tuple(files), tuple(remarks), missing)


def _file_name(found: Retrieval, data: bytes) -> str:
    """What a fetched document is called on disk: by the end of its address, with a suffix that says what it is."""
    name = _UNSAFE.sub("-", basename(found.address.path.rstrip("/"))).strip(".-")[-80:]
    if splitext(name)[1].lower() in SUFFIXES:
        return name
    return f"{name or 'document'}{_suffix(found.media_type, data)}"


def _suffix(media_type: str, data: bytes) -> str:
    if media_type.endswith(("/json", "+json")) or data.lstrip()[:1] == b"{":
        return ".json"
    if "yaml" in media_type:
        return ".yaml"
    return ".md" if "markdown" in media_type else ".txt"


def _from_git(source: GitSource, folder: Path, budget: Budget) -> Fetched:
    with Repository(source, budget) as repository:
        entry = repository.entry(source.path)
        # The state of what is in a repository has a name of its own, whatever the path.
        validators = Validators(str(source), repository.commit)
        match entry:
            case Blob():
                files = _with_others(repository, entry)
                path = folder / basename(entry.path)
            case Folder():
                files = _pages_of(repository, entry, source, budget.bounds)
                path = folder
            case _:
                assert_never(entry)
    for name, data in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    listed = tuple(FetchedFile(name, str(source), validators) for name in files)
    return Fetched(str(source), path, listed, (f"the commit is {repository.commit}",))


def _with_others(repository: Repository, blob: Blob) -> dict[str, bytes]:
    """A file, and the files below its folder that it refers to, by their paths from there."""
    name = basename(blob.path)
    data = repository.read(blob)[blob.path]
    publication = Publication(name, data)
    if publication.is_whole:
        return {name: data}

    def beside(_: Publication, path: str) -> bytes | None:
        entry = repository.find(f"{dirname(blob.path)}/{path}".lstrip("/"))
        if not isinstance(entry, Blob):
            return None
        return repository.read(entry)[entry.path]

    others = Record(beside)
    # What is wrong with the document is said when it is read for good.
    with suppress(Unreadable):
        read_published((publication,), others)
    return {name: data, **others.files_of(publication)}


def _pages_of(
    repository: Repository, found: Folder, source: GitSource, bounds: Bounds
) -> dict[str, bytes]:
    """The pages and lists below a folder, by their paths from there."""
    start = f"{source.path}/" if source.path not in ("", ".") else ""
    blobs = [blob for blob in found.files if is_page(blob.path.removeprefix(start))]
    if not blobs:
        message = "There are no pages in this folder: no .md, .mdx or .txt file; name the document itself."
        raise fault(str(source), "no-operation", message)
    if len(blobs) > bounds.max_pages:
        raise too_many(str(source), len(blobs), bounds.max_pages)
    data = repository.read(*blobs)
    return {path.removeprefix(start): one for path, one in data.items()}
