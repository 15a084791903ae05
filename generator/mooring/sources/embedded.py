"""A whole OpenAPI document in a fenced block of a page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from mooring.diagnostics import Diagnostic
from mooring.document import (
    EVERY_FACT,
    Document,
    Fact,
    JsonObject,
    Standing,
)
from mooring.sources.export_repairs import Repair, repaired
from mooring.sources.markdown.fences import Fence
from mooring.sources.openapi_document import verified
from mooring.sources.origins import Place, Trail
from mooring.sources.page import Page
from mooring.sources.yaml import Positions, load, positions

Mending = Callable[["Mended"], None]
"""Undoes in place what one exporter does to a document."""


@dataclass(slots=True)
class Mended:
    """A document while the defects of its export are mended; pointers are those of `root`."""

    root: JsonObject
    page: Page
    positions: Positions
    places: dict[str, Place] = field(default_factory=dict[str, Place])
    standings: dict[str, Standing] = field(default_factory=dict[str, Standing])
    diagnostics: list[Diagnostic] = field(default_factory=list[Diagnostic])
    carries: frozenset[Fact] = EVERY_FACT

    def warn(self, code: str, message: str, pointer: str) -> None:
        """Warn of a defect at the published place of `pointer`; once a page for each kind."""
        if all(known.code != code for known in self.diagnostics):
            self.diagnostics.append(
                self.page.warning(code, message, self.positions(pointer))
            )


def embedded(page: Page, fence: Fence, form: str, mend: Mending) -> Document:
    """The document that a block holds, with what the export does to it undone.

    Raises:
        Unreadable: the block holds none, or a broken one.
    """
    first_line = page.location(fence.body_start).line
    published = positions(fence.body, page.name, first_line)
    value = load(fence.body, page.name, first_line)
    mended = Mended(_with_paths(verified(value, page, published)), page, published)
    mend(mended)
    repair = repaired(without_empty_lists(mended.root), page, published)
    return _document(form, mended, repair)


def without_empty_lists(root: JsonObject) -> JsonObject:
    """The root without the empty lists that exports write where their source says nothing."""
    return {
        key: value
        for key, value in root.items()
        if key not in ("security", "servers") or value
    }


def _with_paths(root: JsonObject) -> JsonObject:
    """A page of schemas leaves `paths` out, which OpenAPI 3.0 requires (section “OpenAPI Object”)."""
    return root if "paths" in root or "webhooks" in root else {**root, "paths": {}}


def _document(form: str, mended: Mended, repair: Repair) -> Document:
    places: Mapping[str, Place] = {**mended.places, **repair.inferred}
    standings = {
        **mended.standings,
        **dict.fromkeys(repair.inferred, Standing.EXAMPLE),
    }
    return Document(
        mended.page.name,
        form,
        repair.root,
        Trail(mended.positions, places, standings),
        mended.carries,
        mended.page.sha256,
        (*mended.diagnostics, *repair.diagnostics),
    )
