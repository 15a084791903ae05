"""Offsets in a text to lines and columns of the file that it stands in."""

from bisect import bisect_right

from mooring.diagnostics import Location


class Lines:
    """The lines of a text that starts on `first_line` of the file `name`; only LF ends a line."""

    __slots__ = ("_first_line", "_name", "_starts")

    def __init__(self, text: str, name: str, first_line: int = 1) -> None:
        self._name = name
        self._first_line = first_line
        starts = [0]
        position = text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = text.find("\n", position + 1)
        self._starts = starts

    def location(self, offset: int) -> Location:
        index = bisect_right(self._starts, offset) - 1
        return Location(
            self._name, self._first_line + index, offset - self._starts[index] + 1
        )
