"""An address → a text: what was sent, or what is kept from before; Markdown rather than a page for browsers."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from posixpath import splitext
from typing import TypeAlias

from mooring.diagnostics import Unreadable
from mooring.fetching.addresses import Address
from mooring.fetching.faults import BY_HAND, fault
from mooring.fetching.retrieval import Retrieval, Retriever, Validators

Progress: TypeAlias = Callable[[str], None]

SUFFIXES = frozenset((".yaml", ".yml", ".json", ".md", ".mdx", ".markdown", ".txt"))
"""Of names that say what is in a file."""
_PASSWORD = re.compile(rb"<input[^>]+type=[\"']?password", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as it was fetched before, and what its server called it then."""

    validators: Validators
    data: bytes


@dataclass(frozen=True, slots=True)
class WebText:
    """A text, the address to ask for it again, and where that led to."""

    address: Address
    retrieval: Retrieval
    data: bytes


@dataclass(frozen=True, slots=True)
class WebPages:
    """Asks for texts, of which some may be kept from before, by their addresses."""

    retriever: Retriever
    kept: Mapping[str, Kept]
    progress: Progress

    def text(self, place: Address, within: Address | None = None) -> WebText:
        """The text at an address, or at that of its Markdown, where the address alone gives a page for browsers.

        Args:
            within: The address below whose folder every redirect has to stay.

        Raises:
            Unreadable: neither gives a text.
        """
        found = self._get(place, within)
        try:
            _check(found)
        except Unreadable as refusal:
            markdown = _markdown_address(place)
            if refusal.diagnostics[0].code != "html-page" or markdown is None:
                raise
            try:
                found = self._get(markdown, within)
                _check(found)
            except Unreadable:
                message = f"This is a page for browsers, and there is no Markdown at {markdown.shown}; give the address of its Markdown, or of the OpenAPI document behind it."
                raise fault(place.shown, "html-page", message) from None
        return found

    def _get(self, place: Address, within: Address | None) -> WebText:
        self.progress(place.shown)
        known = self.kept.get(str(place))
        validators = None if known is None else known.validators
        found = self.retriever.get(place, validators, within)
        if found.data is not None:
            return WebText(place, found, found.data)
        assert known is not None
        return WebText(place, found, known.data)


def _check(text: WebText) -> None:
    """Makes sure that something is a text, and no page for browsers.

    Raises:
        Unreadable: it is not.
    """
    from mooring.sources.page import decode

    place = text.retrieval.address.shown
    try:
        decode(place, text.data)
    except Unreadable as refusal:
        is_html = refusal.diagnostics[0].code == "html-page"
        if is_html and _PASSWORD.search(text.data):
            message = (
                f"The server shows a form for a login, and Mooring has none; {BY_HAND}."
            )
            raise fault(place, "fetch-login", message) from None
        raise


def _markdown_address(page: Address) -> Address | None:
    """Where most documentation sites have the Markdown of a page; None where that is no other place."""
    path = page.path.rstrip("/")
    stem, suffix = splitext(path)
    if not path or suffix in SUFFIXES:
        return None
    return page.with_path(f"{stem if suffix in ('.html', '.htm') else path}.md")
