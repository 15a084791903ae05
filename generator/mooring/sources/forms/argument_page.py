"""A page of fields that names no endpoint: arguments of a library or a command line, or an exported endpoint’s page.

The export of a hand-written endpoint’s page leaves its front matter out, and with it the method and the path. Where its
words or its examples name them, and are trusted, it is read; any other page of this kind is refused.
"""

from mooring.document import Document, Standing
from mooring.sources.form import Grounds, Rank
from mooring.sources.forms.mintlify_mdx import carried
from mooring.sources.markdown.front_matter import Entry, FrontMatter, front_matter
from mooring.sources.markdown.header import header
from mooring.sources.markdown.tags import Element, elements
from mooring.sources.mdx.named_endpoint import NamedEndpoint, named_endpoints
from mooring.sources.mdx.operation import MdxPage
from mooring.sources.notes import Notes
from mooring.sources.page import Page

TITLE = "a Mintlify page in Markdown whose words or examples name its method and path, with --trust"
RANK = Rank.REMAINING

_FIELDS = frozenset({"ParamField", "Param", "ResponseField"})
_PLACES = ("query", "header", "cookie", "body")
_TRUST_WORDS = {Standing.PROSE: "prose", Standing.EXAMPLE: "examples"}
_SOURCES = {Standing.PROSE: "Its words name", Standing.EXAMPLE: "Its example calls"}


def recognises(page: Page) -> bool:
    return "Field" in page.text and any(_fields(page))


def read(page: Page, grounds: Grounds) -> Document:
    found = _fields(page)
    candidates = named_endpoints(page) if _is_request(found) else []
    named = next((one for one in candidates if one.standing in grounds.trust), None)
    if named is None:
        raise page.refusal(
            "no-endpoint",
            f"This page documents fields, but names no method and path: {_reason(found)} {_advice(page, candidates)}",
            page.location(found[0].start),
        )
    notes = Notes(page)
    root = MdxPage(
        notes,
        _matter(page, named, found),
        named.endpoint,
        elements(page.text),
        grounds.trust,
    ).document()
    notes.standings["/paths"] = named.standing
    return Document(
        page.name,
        "mintlify-fields",
        root,
        notes.trail(),
        carried(root, grounds.trust),
        page.sha256,
        tuple(notes.diagnostics),
    )


def _fields(page: Page) -> list[Element]:
    return [
        inner
        for element in elements(page.text)
        for inner in element.inside()
        if inner.name in _FIELDS
    ]


def _is_option(field: Element) -> bool:
    """Whether a field is an option of a command line."""
    return any(
        isinstance(one.value, str) and one.value.strip().startswith("-")
        for one in field.attributes.values()
    )


def _is_request(found: list[Element]) -> bool:
    """Whether fields say where in a request they belong, and none is an option."""
    return not any(map(_is_option, found)) and any(
        place in field.attributes for field in found for place in _PLACES
    )


def _reason(found: list[Element]) -> str:
    if any(map(_is_option, found)):
        return "it describes the options of a command line."
    if not _is_request(found):
        return "it describes the arguments of a library."
    return (
        "it describes the arguments of a library, or an endpoint that it does not name."
    )


def _advice(page: Page, candidates: list[NamedEndpoint]) -> str:
    if candidates:
        named = candidates[0]
        line = page.location(named.start).line
        return (
            f"{_SOURCES[named.standing]} {named.endpoint.method.upper()} {named.endpoint.path} (line {line}); "
            f"read it so with --trust {_TRUST_WORDS[named.standing]}."
        )
    if front_matter(page).entries:
        return "If it is an endpoint, add “api: METHOD PATH” to its front matter."
    return (
        "If it is an endpoint: the export of a page leaves out its front matter; "
        "put “api: METHOD PATH” back between two lines “---” at its top."
    )


def _matter(page: Page, named: NamedEndpoint, found: list[Element]) -> FrontMatter:
    """The front matter that the page would have had, from its heading and the endpoint that it names."""
    stated = front_matter(page)
    words = header(page, found[0].start)
    entries = {"api": Entry("", named.start), **stated.entries}
    for key, text in (("title", words.title), ("description", words.description)):
        if text is not None:
            start = page.text.find(text.partition("\n")[0])
            entries.setdefault(key, Entry(text, start))
    return FrontMatter(entries, found[0].start)
