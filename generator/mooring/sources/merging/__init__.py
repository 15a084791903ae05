"""Many documents, each of a part of one API, as one document: equal facts fold, contradictions stop it."""

from collections.abc import Sequence
from hashlib import sha256

from mooring.diagnostics import Unreadable
from mooring.document import Document, Fact, JsonObject
from mooring.sources.merging.conflicts import Preference
from mooring.sources.merging.heads import lay_head
from mooring.sources.merging.members import lay_components, lay_operations
from mooring.sources.merging.union import Union


def merged(
    name: str, documents: Sequence[Document], preference: Preference = Preference()
) -> Document:
    """One document that says what all of them say.

    An operation or a component that two of them state is one where both are equal. Where they are not, `preference`
    decides; nothing is renamed, and nothing wins by its place in the order.

    Raises:
        Unreadable: two of them contradict each other and no preference decides; every contradiction is listed,
            with both places.
    """
    union = Union(tuple(documents), preference)
    lay_head(union)
    lay_operations(union)
    lay_components(union)
    if union.conflicts:
        raise Unreadable(*(conflict.diagnostic() for conflict in union.conflicts))
    forms = {document.form for document in documents}
    return Document(
        name,
        next(iter(forms)) if len(forms) == 1 else "pages",
        _ordered(union.root),
        union.origins(),
        _carried(documents),
        sha256("\0".join(one.sha256 for one in documents).encode()).hexdigest(),
        tuple(found for document in documents for found in document.diagnostics),
        next((one.whole for one in documents if one.whole), None),
    )


_ORDER = ("openapi", "swagger", "info", "servers", "security", "tags", "externalDocs")


def _ordered(root: JsonObject) -> JsonObject:
    first = {key: root[key] for key in _ORDER if key in root}
    return {**first, **root}


def _carried(documents: Sequence[Document]) -> frozenset[Fact]:
    """A fact that one page could not state may be missing from the whole."""
    first, *others = documents
    return first.carries.intersection(*(one.carries for one in others))
