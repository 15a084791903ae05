"""What an import says about what it read: repairs, inferences, unknowns, and where the whole document should be."""

from collections import Counter
from collections.abc import Iterator

from mooring.document import EVERY_FACT, Document, Standing, standings
from mooring.sources.page import decode
from mooring.sources.site import Site
from mooring.sources.site.specifications import whole_documents

_INFERRED = (Standing.PROSE, Standing.EXAMPLE, Standing.INHERITED)
_WHOLE_FORMS = frozenset({"openapi"})
"""Forms that are whole documents themselves, in which everything is stated."""


def of_site(site: Site) -> Iterator[str]:
    """The lines about a folder of pages, from what was read to where the whole document should be."""
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
    yield from _of_facts(site.document)
    for whole in site.whole:
        yield f"the whole document should be: {whole}"


def of_page(document: Document, data: bytes) -> Iterator[str]:
    """The lines about one page, beside its diagnostics; none about a file that is a whole document itself."""
    if document.form in _WHOLE_FORMS:
        return
    yield from _of_facts(document)
    for whole in whole_documents(None, [document], [decode(document.name, data)]):
        yield f"the whole document should be: {whole}"


def _of_facts(document: Document) -> Iterator[str]:
    counts = standings(document)
    for standing in (*_INFERRED, Standing.UNKNOWN):
        if counts[standing]:
            yield f"{standing.value}: {_values(counts[standing])}"
    missing = sorted(fact.value for fact in EVERY_FACT - document.carries)
    if missing:
        yield f"never stated: {', '.join(missing)}"


def _values(count: int) -> str:
    return "1 value" if count == 1 else f"{count} values"


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _some(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    further = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f": {', '.join(names[:3])}{further}"
