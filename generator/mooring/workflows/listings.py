"""The pages that a site's `llms.txt` lists → files of a folder, each at the path of its address."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from posixpath import splitext

from mooring.diagnostics import Diagnostic, Misuse, Severity, Unreadable
from mooring.fetching.addresses import Address
from mooring.fetching.bounds import Bounds
from mooring.fetching.faults import fault, too_many
from mooring.workflows.web_pages import WebPages, WebText

LIST = "llms.txt"
PAGE_SUFFIXES = frozenset((".md", ".mdx", ".markdown", ".txt"))
_NO_PAGE = frozenset(
    {
        *("fetch-missing", "fetch-type", "fetch-elsewhere"),
        *("html-page", "empty-page", "not-text"),
    }
)
"""Reasons for which something that is listed is no page of the site."""
_LONGEST = 200
"""Characters of a name; most file systems take 255 bytes."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Which of the listed addresses are pages of the site.

    Args:
        pages: The address of each page, by where it belongs below the folder.
        elsewhere: How many addresses are of another site, or of another part of it.
    """

    pages: dict[str, Address]
    elsewhere: int


def listing(place: Address, data: bytes, bounds: Bounds) -> Listing:
    """The pages that a list names below its own folder.

    Raises:
        Unreadable: there are none, or more than the bounds allow.
    """
    from mooring.sources.site.index import site_index

    index = site_index({LIST: data})
    if index is None:
        message = "This lists no pages; give the address of a page, or of the document."
        raise fault(place.shown, "nothing-listed", message)
    pages = dict[str, Address]()
    elsewhere = 0
    for reference in index.pages:
        try:
            page = place.joined(reference)
        except Misuse:
            continue
        path = _path(place, page)
        if not page.is_below(place):
            elsewhere += 1
        elif path is not None:
            pages.setdefault(path, page)
    if not pages:
        message = f"None of the {len(index.pages)} addresses that this lists is a page below {place.folder}; give the address of a page, or of the document."
        raise fault(place.shown, "nothing-listed", message)
    if len(pages) > bounds.max_pages:
        raise too_many(place.shown, len(pages), bounds.max_pages)
    return Listing(pages, elsewhere)


def collected(
    place: Address,
    listed: Listing,
    pages: WebPages,
    folder: Path,
    pause: float,
    missing: dict[str, Diagnostic],
) -> Iterator[tuple[str, WebText]]:
    """Writes one page after the other.

    Args:
        missing: Takes up why a page could not be had, by where it belongs.

    Raises:
        Unreadable: a page cannot be fetched for a reason that may be gone tomorrow, so nobody knows what it says.
    """
    for path, page in listed.pages.items():
        time.sleep(pause)
        try:
            text = pages.text(page, within=place)
        except Unreadable as refusal:
            (reason,) = refusal.diagnostics
            if reason.code not in _NO_PAGE:
                raise
            missing[path] = replace(reason, severity=Severity.WARNING)
            continue
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.data)
        yield path, text


def is_page(path: str) -> bool:
    """Whether a path below a folder is that of a page, or of a list of pages, and safe to write to."""
    from mooring.sources.site.index import is_index

    is_text = splitext(path)[1].lower() in PAGE_SUFFIXES
    return (is_text or is_index(path)) and all(map(_is_name, path.split("/")))


def _path(place: Address, page: Address) -> str | None:
    """Where a page belongs below the folder of its list; None where it is none, or its name is no file's."""
    below = page.path.removeprefix(place.folder).strip("/")
    parts = below.split("/")
    stem, suffix = splitext(parts[-1])
    if suffix.lower() not in PAGE_SUFFIXES:
        # A dot may also stand within a name: `v1.2`.
        if suffix and suffix[1:].isalpha():
            return None
        parts[-1] += ".md"
    if not stem or parts[-1] == LIST or not all(map(_is_name, parts)):
        return None
    return "/".join(parts)


def _is_name(part: str) -> bool:
    return (
        part.isprintable()
        and not part.startswith(".")
        and not set(part) & set('/\\:*?"<>|')
        and 0 < len(part) <= _LONGEST
    )
