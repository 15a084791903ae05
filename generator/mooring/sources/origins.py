"""Where each fact of a produced document was published."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from mooring.diagnostics import Location
from mooring.document import Origin, Standing
from mooring.sources.yaml import Positions

Place: TypeAlias = Location | str
"""A place in the page, or the JSON Pointer of the published value that the produced one repeats."""


@dataclass(frozen=True, slots=True)
class VerbatimOrigins:
    """Origins in a document that is produced as it was published."""

    positions: Positions

    def __call__(self, pointer: str) -> Origin:
        return Origin(self.positions(pointer))


@dataclass(frozen=True, slots=True)
class Trail:
    """Origins in a document whose shape is not the published one.

    A fact without an entry of its own takes the place of its nearest ancestor: below a published pointer
    by the same way down, below a location at that location.
    """

    positions: Positions
    places: Mapping[str, Place] = field(default_factory=dict[str, Place])
    standings: Mapping[str, Standing] = field(default_factory=dict[str, Standing])

    def __call__(self, pointer: str) -> Origin:
        return Origin(
            self._location(pointer), nearest(self.standings, pointer, Standing.STATED)
        )

    def _location(self, pointer: str) -> Location:
        ancestor, below = pointer, ""
        while ancestor and ancestor not in self.places:
            ancestor, _, last = ancestor.rpartition("/")
            below = f"/{last}{below}"
        match self.places.get(ancestor, ""):
            case str() as published:
                return self.positions(published + below)
            case Location() as location:
                return location


def nearest(
    standings: Mapping[str, Standing], pointer: str, otherwise: Standing
) -> Standing:
    """The standing that is written down for `pointer` or for its nearest ancestor."""
    while pointer and pointer not in standings:
        pointer = pointer.rpartition("/")[0]
    return standings.get(pointer, otherwise)
