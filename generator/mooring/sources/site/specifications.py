"""The vendor's whole document that pages are parts of: which one, and where it should be."""

import re
from collections.abc import Sequence

from mooring.diagnostics import Diagnostic, Location, Unreadable
from mooring.document import Document
from mooring.addresses import split
from mooring.sources.page import Page
from mooring.sources.site.index import SiteIndex
from mooring.sources.site.membership import own_address

_HOST = re.compile(
    r"documentation index at: (?P<address>https?://[^\s/]+)", re.IGNORECASE
)
"""The line above an exported page that names the site's list."""


def chosen(documents: list[Document], only: str | None) -> list[Document]:
    """The documents that are parts of one whole.

    Raises:
        Unreadable: they are parts of several wholes, and `only` does not choose one.
    """
    by_whole: dict[str, list[Document]] = {}
    for document in documents:
        by_whole.setdefault(document.whole or "", []).append(document)
    wholes = [whole for whole in by_whole if whole and (only is None or only in whole)]
    if only is not None and len(wholes) == 1:
        return by_whole[wholes[0]]
    if only is None and len(wholes) <= 1:
        return documents
    known = ", ".join(
        f"{whole} ({len(found)})" for whole, found in by_whole.items() if whole
    )
    first = by_whole[wholes[0]][0] if wholes else documents[0]
    message = (
        f"These pages are parts of several documents: {known or 'none that they name'}. "
        "Name one with --only, and import the others as versions of their own."
    )
    raise Unreadable(Diagnostic("several-documents", message, Location(first.name)))


def whole_documents(
    index: SiteIndex | None, documents: Sequence[Document], pages: Sequence[Page]
) -> tuple[str, ...]:
    """Where the whole document should be: what the list names, and the file that the pages name, at their host."""
    named = list(index.specifications) if index else []
    hosts = [address for page in pages if (address := _host(page)) is not None]
    for whole in dict.fromkeys(one.whole for one in documents if one.whole):
        if split(whole).scheme or not hosts:
            named.append(whole)
        else:
            named.append(f"{hosts[0]}/{whole.lstrip('/')}")
    return tuple(dict.fromkeys(named))


def _host(page: Page) -> str | None:
    if found := _HOST.search(page.text[:2000]):
        return found["address"]
    address = own_address(page)
    if address is None:
        return None
    parts = split(address)
    return f"{parts.scheme}://{parts.netloc}"
