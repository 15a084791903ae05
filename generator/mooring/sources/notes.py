"""What is written down while a page is read: where each fact stands, what it is worth, and what is wrong."""

from dataclasses import dataclass, field

from mooring.diagnostics import Diagnostic
from mooring.document import Standing
from mooring.sources.origins import Place, Trail
from mooring.sources.page import Page


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes about one page; offsets are those of its text."""

    page: Page
    places: dict[str, Place] = field(default_factory=dict[str, Place])
    standings: dict[str, Standing] = field(default_factory=dict[str, Standing])
    diagnostics: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def place(
        self, pointer: str, offset: int, standing: Standing = Standing.STATED
    ) -> None:
        """Note where the fact at `pointer` was published, and its standing."""
        self.places[pointer] = self.page.location(offset)
        self.standings[pointer] = standing

    def warn(self, code: str, message: str, offset: int) -> None:
        self.diagnostics.append(
            self.page.warning(code, message, self.page.location(offset))
        )

    def trail(self) -> Trail:
        """The origins of a document whose every fact is noted here."""
        return Trail(lambda pointer: self.page.at(), self.places, self.standings)
