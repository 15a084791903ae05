"""The pages of a documentation site, kept in one folder, as one document and a report of what was read."""

from collections.abc import Mapping
from dataclasses import dataclass

from mooring.diagnostics import Diagnostic, Unreadable
from mooring.document import Document, Standing
from mooring.sources import read
from mooring.sources.merging import merged
from mooring.sources.merging.conflicts import Preference
from mooring.sources.page import Page, decode
from mooring.sources.site.index import SiteIndex, is_index, site_index
from mooring.sources.site.membership import listed_pages
from mooring.sources.site.servers import site_servers, with_servers
from mooring.sources.site.specifications import chosen, whole_documents

_WITHOUT_OPERATION = frozenset(
    {
        *("unknown-form", "no-endpoint", "not-http", "index-only", "base-needed"),
        *("html-page", "empty-page", "not-text", "not-openapi"),
    }
)
"""Reasons of refusal that mean: this page is about something else."""
_SHOWN = 10
"""How many refusals are shown of a folder in which nothing is read."""


@dataclass(frozen=True, slots=True)
class Site:
    """What a folder of pages came to.

    Args:
        document: What its pages say together.
        index: The list of pages that decides which of them count, if there is one.
        read: The names of the pages that were read.
        orphans: Pages that the list does not name, such as copies at old addresses; they are left out.
        others: Pages about something else than an operation, each with the reason.
        failures: Pages that should hold an operation and could not be read.
        whole: Where the vendor's whole document should be.
        settings: The file that names the server of hand-written endpoints, where one does.
    """

    document: Document
    index: SiteIndex | None
    read: tuple[str, ...]
    orphans: tuple[str, ...]
    others: tuple[Diagnostic, ...]
    failures: tuple[Diagnostic, ...]
    whole: tuple[str, ...]
    settings: str | None = None


def read_site(
    name: str,
    files: Mapping[str, bytes],
    *,
    trust: frozenset[Standing] = frozenset(),
    preference: Preference = Preference(),
    only: str | None = None,
) -> Site:
    """One document of the pages in `files`, whose keys are paths from the folder `name`.

    Args:
        only: Of several documents that the pages belong to, the one whose file name holds this text.

    Raises:
        Unreadable: no page holds an operation, pages of several documents are mixed, or pages contradict each other.
    """
    index = site_index({path: data for path, data in files.items() if is_index(path)})
    pages = {
        path: page
        for path, data in sorted(files.items())
        if not is_index(path) and (page := _page(path, data)) is not None
    }
    listed = set(pages) if index is None else listed_pages(index, pages)
    servers = site_servers(files)
    documents: list[Document] = []
    others: list[Diagnostic] = []
    failures: list[Diagnostic] = []
    for path in sorted(listed, key=list(pages).index):
        try:
            found = read(f"{name}/{path}" if name else path, files[path], trust=trust)
            documents.append(with_servers(found, servers, name))
        except Unreadable as refusal:
            reason = refusal.diagnostics[0]
            (others if reason.code in _WITHOUT_OPERATION else failures).append(reason)
    if not documents:
        raise _empty(name, index, pages, [*failures, *others])
    documents = chosen(documents, only)
    return Site(
        merged(name, documents, preference),
        index,
        tuple(document.name for document in documents),
        tuple(path for path in pages if path not in listed),
        tuple(others),
        tuple(failures),
        whole_documents(index, documents, list(pages.values())),
        servers.file if servers else None,
    )


def _page(path: str, data: bytes) -> Page | None:
    try:
        return decode(path, data)
    except Unreadable:
        return None


def _empty(
    name: str,
    index: SiteIndex | None,
    pages: Mapping[str, Page],
    refusals: list[Diagnostic],
) -> Unreadable:
    place = Page(name or ".", "", "")
    if index is not None and not refusals:
        message = (
            f"Of the {len(pages)} pages here, {index.name} lists none, so none of them is read. "
            "Give the list that belongs to these pages, or take it out of the folder."
        )
        return place.refusal("nothing-listed", message)
    message = f"None of the {len(pages)} pages here holds an operation."
    if not pages:
        message = "There are no pages here: no .md, .mdx or .txt file."
    nothing = place.refusal("no-operation", message)
    return Unreadable(*nothing.diagnostics, *refusals[:_SHOWN])
