"""Server-sent events, as the HTML standard has them interpreted (section 9.2.6)."""

from codecs import getincrementaldecoder
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_EVENT = 16 * 1024 * 1024
"""Characters that an event, or a line, may have at most."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event; `id` is the last one that was given, by this event or by one before."""

    data: str
    event: str = "message"
    id: str = ""


class EventDecoder:
    """Text in pieces → events.

    Attributes:
        last_id: What a client that connects again tells the server in `Last-Event-ID`.
        retry: Seconds to wait before that, once the server has said so.
    """

    def __init__(self, last_id: str = "") -> None:
        self.last_id = last_id
        self.retry: float | None = None
        self._lines = LineDecoder()
        self._event = ""
        self._data: list[str] = []
        self._size = 0

    def taken(self, piece: bytes) -> Iterator[Event]:
        """The events that a piece completes; what is incomplete at the end of a stream is no event.

        Raises:
            ValueError: an event is longer than any should be.
        """
        for line in self._lines.taken(piece):
            if line:
                self._field(line)
            elif (event := self._dispatched()) is not None:
                yield event

    def _field(self, line: str) -> None:
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        match name:
            case "event":
                self._event = value
            case "data":
                self._size += len(value) + 1
                if self._size > LONGEST_EVENT:
                    raise ValueError(f"An event is longer than {LONGEST_EVENT}.")
                self._data.append(value)
            case "id" if "\0" not in value:
                self.last_id = value
            case "retry" if value.isascii() and value.isdigit() and len(value) < 10:
                self.retry = int(value) / 1000
            case _:
                pass

    def _dispatched(self) -> Event | None:
        data, event = self._data, self._event
        self._data, self._event, self._size = [], "", 0
        return (
            Event("\n".join(data), event or "message", self.last_id) if data else None
        )


RECORD = "\x1e"


class LineDecoder:
    """UTF-8 in pieces → lines, which end in LF, CR or CR LF; a mark of the byte order in front is left out.

    A sequence of JSON texts begins each with a character that no JSON text has, and is divided by that (RFC 7464).
    """

    def __init__(self) -> None:
        self._decoder = getincrementaldecoder("utf-8-sig")(errors="replace")
        self._rest = ""
        self._end = "\n"

    def taken(self, piece: bytes) -> Iterator[str]:
        """The lines that a piece completes.

        Raises:
            ValueError: a line is longer than any should be.
        """
        text = self._rest + self._decoder.decode(piece)
        # A CR at the very end may be half of an end.
        ending = "\r" if text.endswith("\r") else ""
        text = text.removesuffix("\r").replace("\r\n", "\n").replace("\r", "\n")
        if text.startswith(RECORD):
            self._end = RECORD
        *lines, rest = text.split(self._end)
        self._rest = rest + ending
        if len(self._rest) > LONGEST_EVENT:
            raise ValueError(f"A line is longer than {LONGEST_EVENT}.")
        yield from lines

    def rest(self) -> Iterator[str]:
        """What follows the last end of a line."""
        text = (self._rest + self._decoder.decode(b"", final=True)).removesuffix("\r")
        yield from (text,) if text else ()
