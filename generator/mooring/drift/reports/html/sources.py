"""The published lines around a change."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from mooring.diagnostics import Location
from mooring.drift.reports.html.markup import html, number
from mooring.drift.reports.html.views import LineView, SourceView
from mooring.drift.reports.text import spot

Published: TypeAlias = Callable[[str], str | None]
"""The text of a published file, by the name that locations call it; None where it cannot be read any more."""

AROUND = 3
"""Lines before and after."""
WIDEST = 240
"""Characters of a line that are shown; a document may be one line of many megabytes."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Published files in lines, each read once."""

    published: Published
    lines_by_file: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    def around(self, location: Location | None) -> SourceView | None:
        """The line of a location and those near it; nothing where there is no location."""
        if location is None:
            return None
        lines = self._lines(location.file)
        first = max(location.line - 1 - AROUND, 0)
        return SourceView(
            html(spot(location)),
            tuple(
                LineView(
                    number(at + 1),
                    html(
                        _cut(lines[at], location if at + 1 == location.line else None)
                    ),
                    at + 1 == location.line,
                )
                for at in range(first, min(location.line + AROUND, len(lines)))
            ),
        )

    def _lines(self, file: str) -> list[str]:
        known = self.lines_by_file.get(file)
        if known is None:
            text = self.published(file) or ""
            # Only these end a line in YAML and JSON; `splitlines` would know more of them.
            known = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            self.lines_by_file[file] = known
        return known


def _cut(line: str, location: Location | None) -> str:
    """A line, or so much of it as is shown: around the place that is meant, else its beginning."""
    if len(line) <= WIDEST:
        return line.expandtabs(4)
    start = 0 if location is None else max(location.column - 1 - WIDEST // 3, 0)
    before = "…" if start else ""
    after = "…" if start + WIDEST < len(line) else ""
    return f"{before}{line[start : start + WIDEST]}{after}".expandtabs(4)
