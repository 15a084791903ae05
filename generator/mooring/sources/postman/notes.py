"""What is written down while a collection is read."""

from dataclasses import dataclass, field

from mooring.diagnostics import Diagnostic
from mooring.document import Standing
from mooring.sources.origins import Place, Trail
from mooring.sources.page import Page
from mooring.sources.yaml import Positions


@dataclass(frozen=True, slots=True)
class PostmanNotes:
    """Notes about one collection; `places` leads each produced pointer to the published one."""

    page: Page
    positions: Positions
    places: dict[str, Place] = field(default_factory=dict[str, Place])
    standings: dict[str, Standing] = field(default_factory=dict[str, Standing])
    diagnostics: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def warn(self, code: str, message: str, published: str) -> None:
        self.diagnostics.append(
            self.page.warning(code, message, self.positions(published))
        )

    def trail(self) -> Trail:
        return Trail(self.positions, self.places, self.standings)
