"""Which of the pages in a folder a site's list names, though the folder may be rooted elsewhere than the site."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeAlias
from urllib.parse import unquote

from mooring.addresses import split
from mooring.sources.markdown.front_matter import front_matter
from mooring.sources.page import Page
from mooring.sources.site.index import SiteIndex

Segments: TypeAlias = tuple[str, ...]
Shift: TypeAlias = tuple[Segments, Segments]
"""What stands before the part that an address and a path have in common, of each."""

_SOURCE = re.compile(r"^# Source: (?P<address>https?://\S+)[ \t]*$", re.MULTILINE)
_EXTENSION = re.compile(r"\.(?:mdx?|markdown|html?)$", re.IGNORECASE)
_WRAPPER_KEYS = ("url", "source", "source_url")


def listed_pages(index: SiteIndex, pages: Mapping[str, Page]) -> set[str]:
    """The paths of the pages that the list names.

    A page that says its own address counts by that. For the others, addresses and paths are laid over each other
    by the one shift of their beginnings that fits most pages: a copy at an old address does not fit.
    """
    addresses = {_segments(split(address).path) for address in index.pages}
    own = {path: own_address(page) for path, page in pages.items()}
    found = {
        path
        for path, address in own.items()
        if address is not None and _segments(split(address).path) in addresses
    }
    silent = [path for path, address in own.items() if address is None]
    return found | _by_shift(addresses, silent)


def own_address(page: Page) -> str | None:
    """The address that whoever collected the page wrote above it."""
    start = page.text[:2000]
    if found := _SOURCE.search(start):
        return found["address"]
    matter = front_matter(page)
    for key in _WRAPPER_KEYS:
        value = matter.text(key)
        if value is not None and value.startswith(("https://", "http://")):
            return value
    return None


def _by_shift(addresses: Iterable[Segments], paths: list[str]) -> set[str]:
    by_last: dict[str, list[Segments]] = {}
    for address in addresses:
        if address:
            by_last.setdefault(address[-1], []).append(address)
    shifts_by_path: dict[str, set[Shift]] = {}
    counts = Counter[Shift]()
    for path in paths:
        own = _segments(path.replace("__", "/"))
        shifts = {_shift(address, own) for address in by_last.get(own[-1], [])}
        shifts_by_path[path] = shifts
        counts.update(shifts)
    if not counts:
        return set()
    best = min(
        counts,
        key=lambda shift: (-counts[shift], len(shift[0]) + len(shift[1]), shift),
    )
    return {path for path, shifts in shifts_by_path.items() if best in shifts}


def _shift(address: Segments, path: Segments) -> Shift:
    common = 0
    while (
        common < min(len(address), len(path))
        and address[-1 - common] == path[-1 - common]
    ):
        common += 1
    return address[: len(address) - common], path[: len(path) - common]


def _segments(path: str) -> Segments:
    parts = [unquote(part) for part in path.split("/") if part not in ("", ".")]
    if parts:
        parts[-1] = _EXTENSION.sub("", parts[-1])
        if parts[-1] == "index" and len(parts) > 1:
            del parts[-1]
    return tuple(parts)
