"""Where the facts of a reconstructed document come from."""

from dataclasses import dataclass

from mooring.document import Document, Origin, Standing
from mooring.sources.notes import Notes
from mooring.sources.origins import nearest


@dataclass(frozen=True, slots=True)
class ReconstructedOrigins:
    """Proven facts stand in the page, the others where the base has them."""

    base: Document
    notes: Notes

    def __call__(self, pointer: str) -> Origin:
        standing = nearest(self.notes.standings, pointer, Standing.INHERITED)
        if standing.is_proven:
            return Origin(self.notes.trail()(pointer).location, standing)
        return Origin(self.base.origins(pointer).location, standing)
