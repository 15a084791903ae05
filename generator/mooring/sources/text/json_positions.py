"""The places of the values in a JSON text."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mooring.diagnostics import Location
from mooring.document import Json, pointer_parts
from mooring.sources.text.lines import Lines

_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()


def _parsed(text: str, start: int) -> tuple[Json, int]:
    """The value that starts at an offset, and the offset after it."""
    return _DECODER.raw_decode(text, start)


@dataclass(slots=True)
class JsonPositions:
    """The places of the values in a JSON text; only the objects on the way to what is asked for are scanned."""

    text: str
    name: str
    first_line: int
    lines: Lines | None = None
    members: dict[int, dict[str, tuple[int, int]]] = field(
        default_factory=dict[int, dict[str, tuple[int, int]]]
    )

    def __call__(self, pointer: str) -> Location:
        if self.lines is None:
            self.lines = Lines(self.text, self.name, self.first_line)
        place = value = self._skip_space(0)
        for part in pointer_parts(pointer):
            found = self._members(value).get(part)
            if found is None:
                break
            place, value = found
        return self.lines.location(place)

    def _members(self, start: int) -> dict[str, tuple[int, int]]:
        """For each member of the value at `start`, the offset that marks its place and that of its value."""
        known = self.members.get(start)
        if known is None:
            known = dict(self._scan(start)) if self.text[start] in "{[" else {}
            self.members[start] = known
        return known

    def _scan(self, start: int) -> Iterator[tuple[str, tuple[int, int]]]:
        is_object = self.text[start] == "{"
        position = self._skip_space(start + 1)
        index = 0
        while self.text[position] not in "}]":
            place = position
            key = str(index)
            if is_object:
                written, position = _parsed(self.text, position)
                key = str(written)
                position = self._skip_space(self._skip_space(position) + 1)
            yield key, (place, position)
            position = self._skip_space(_parsed(self.text, position)[1])
            if self.text[position] == ",":
                position = self._skip_space(position + 1)
            index += 1

    def _skip_space(self, position: int) -> int:
        found = _SPACE.match(self.text, position)
        return found.end() if found else position
