"""The flattened text of a rendered page: descriptions and bare constraints, without names, types or labels."""

import re
from copy import deepcopy

from mooring.document import Document, Fact, JsonObject
from mooring.sources.residue.alignment import Alignment, align, collapse
from mooring.sources.form import Grounds, Rank
from mooring.sources.residue.constraints import is_glued
from mooring.sources.notes import Notes
from mooring.sources.openapi_document import operations
from mooring.sources.page import Page
from mooring.sources.residue.origins import ReconstructedOrigins
from mooring.sources.residue.reconstruction import Reconstruction

TITLE = "the flattened text of a documentation page, beside a base revision"
RANK = Rank.REMAINING

_CARRIES = frozenset({Fact.NAMES, Fact.DESCRIPTIONS, Fact.BOUNDS, Fact.ENUMS})
_LEAST_SHARE = 0.9
_MARKUP = re.compile(
    r"^(?:#{1,6} |---[ \t]*$|[`~]{3}|[^\S\n]*</?[A-Za-z]|[^\S\n]*[{\[]|[\w-]+:[ \t]*$)",
    re.MULTILINE,
)


def recognises(page: Page) -> bool:
    return _MARKUP.search(page.text) is None and any(
        is_glued(line) for line in page.text.split("\n")
    )


def read(page: Page, grounds: Grounds) -> Document:
    if grounds.base is None:
        raise page.refusal(
            "base-needed",
            "This is the flattened text of a documentation page: names, types and labels are gone. "
            "Read it against a neighbouring revision that has them: --base REVISION.",
        )
    base = grounds.base
    text = collapse(page.text)
    alignment = _best(
        page,
        base,
        [align(operation, base.root, text) for operation in operations(base.root)],
    )
    root: JsonObject = deepcopy(base.root)
    root["x-reconstructed"] = {"base": base.name, "aligned": str(alignment)}
    notes = Notes(page)
    Reconstruction(root, notes, alignment, text).lay()
    return Document(
        page.name,
        "residue",
        root,
        ReconstructedOrigins(base, notes),
        _CARRIES & base.carries,
        page.sha256,
        tuple(notes.diagnostics),
    )


def _best(page: Page, base: Document, candidates: list[Alignment | None]) -> Alignment:
    """The operation of the base that the text describes.

    Raises:
        Unreadable: too few of its fields are found, or not in their order.
    """
    alignments = [candidate for candidate in candidates if candidate is not None]
    if not alignments:
        message = f"The base {base.name} has no operation with a body to align the text with; give another --base."
        raise page.refusal("not-aligned", message)
    able = [one for one in alignments if one.telling >= _LEAST_SHARE * len(one.fields)]
    if not able:
        raise page.refusal("base-not-telling", _not_telling(base, alignments))
    best = max(able, key=lambda alignment: len(alignment.sightings))
    found, total = len(best.sightings), len(best.fields)
    if found < _LEAST_SHARE * total:
        described = sum(1 for known in best.fields if known.descriptions)
        message = (
            f"Of the {total} fields of {best.operation.method.upper()} {best.operation.path} in {base.name}, "
            f"{described} of them described, only {found} are found in this text, each exactly once; "
            f"{_LEAST_SHARE:.0%} are needed. Give a --base that is nearer to this revision."
        )
        raise page.refusal("not-aligned", message)
    if not best.is_in_order:
        message = f"The fields of {base.name} stand in another order in this text. Give a --base nearer to this revision."
        raise page.refusal("not-aligned", message)
    return best


def _not_telling(base: Document, alignments: list[Alignment]) -> str:
    """Why no flattened text can be read against a base, whatever it says."""
    nearest = max(alignments, key=lambda one: one.telling / len(one.fields))
    return (
        f"No flattened text can be read against {base.name}: of the {len(nearest.fields)} fields of "
        f"{nearest.operation.method.upper()} {nearest.operation.path}, {nearest.telling} have a description that no other has, "
        f"and {_LEAST_SHARE:.0%} are needed. Give another --base, or get the page in another form."
    )
