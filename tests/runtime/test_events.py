"""Server-sent events as the HTML standard has them (section 9.2.6), in one piece and byte by byte."""

import pytest
from mooring.bindings.runtime.events import (
    LONGEST_EVENT,
    Event,
    EventDecoder,
    LineDecoder,
)

# The first four are the examples of section 9.2.6.
STREAMS: list[tuple[str, bytes, list[Event]]] = [
    (
        "several lines of data",
        b"data: YHOO\ndata: +2\ndata: 10\n\n",
        [Event("YHOO\n+2\n10")],
    ),
    (
        "comment, ids, and one that is taken back",
        b": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n",
        [Event("first event", id="1"), Event("second event")],
    ),
    (
        "fields without values, and what is not complete",
        b"data\n\ndata\ndata\n\ndata:",
        [Event(""), Event("\n")],
    ),
    ("one space is left out", b"data:test\n\ndata: test\n\n", [Event("test")] * 2),
    (
        "names of events",
        b"event: add\ndata: 73\n\ndata: 1\n\n",
        [Event("73", "add"), Event("1")],
    ),
    ("no data, no event", b"event: add\nid: 3\n\ndata: x\n\n", [Event("x", id="3")]),
    (
        "all three ends of lines",
        b"data: a\r\ndata: b\rdata: c\n\r\n",
        [Event("a\nb\nc")],
    ),
    ("a mark of the byte order", b"\xef\xbb\xbfdata: a\n\n", [Event("a")]),
    ("only the first mark", b"\xef\xbb\xbf\xef\xbb\xbfdata: a\n\n", []),
    (
        "an id with a NUL is none",
        b"id: 1\nid: 2\x003\ndata: a\n\n",
        [Event("a", id="1")],
    ),
    (
        "unknown fields",
        b"date: a\nDATA: b\n data: c\ndata : d\ndata: e\n\n",
        [Event("e")],
    ),
    ("colons in values", b"data: a: b:\n\n", [Event("a: b:")]),
    ("broken UTF-8", b"data: \xff\n\n", [Event("\N{REPLACEMENT CHARACTER}")]),
    (
        "other ends of lines are none",
        "data: a\u2028b\x0bc\u0085d\n\n".encode(),
        [Event("a\u2028b\x0bc\u0085d")],
    ),
]


@pytest.mark.parametrize(
    ("stream", "events"), [one[1:] for one in STREAMS], ids=[one[0] for one in STREAMS]
)
def test_a_stream_is_read_as_the_standard_says(
    stream: bytes, events: list[Event]
) -> None:
    assert list(EventDecoder().taken(stream)) == events
    bit_by_bit = EventDecoder()
    pieces = (stream[index : index + 1] for index in range(len(stream)))
    assert [event for piece in pieces for event in bit_by_bit.taken(piece)] == events


@pytest.mark.parametrize(
    ("field", "seconds"),
    [
        ("1500", 1.5),
        ("", None),
        ("1.5", None),
        ("-1", None),
        ("²", None),
        ("9" * 20, None),
    ],
)
def test_only_digits_say_when_to_come_back(field: str, seconds: float | None) -> None:
    decoder = EventDecoder()
    assert list(decoder.taken(f"retry: {field}\n\n".encode())) == []
    assert decoder.retry == seconds


def test_the_last_id_stays_until_another_comes() -> None:
    decoder = EventDecoder("0")
    events = list(decoder.taken(b"data: a\n\nid: 7\n\ndata: b\n\n"))
    assert [event.id for event in events] == ["0", "7"]
    assert decoder.last_id == "7"


@pytest.mark.parametrize(
    "chunk", [b"x" * 1_000_000, b"data: " + b"x" * 1_000_000 + b"\n"]
)
def test_an_event_without_an_end_does_not_fill_the_memory(chunk: bytes) -> None:
    decoder = EventDecoder()
    with pytest.raises(ValueError, match="is longer than"):
        for _ in range(LONGEST_EVENT // len(chunk) + 2):
            list(decoder.taken(chunk))


def test_the_last_line_needs_no_end() -> None:
    lines = LineDecoder()
    assert list(lines.taken(b'{"a": 1}\r\n{"b"')) == ['{"a": 1}']
    assert list(lines.taken(b": 2}\r")) == []
    assert list(lines.rest()) == ['{"b": 2}']
    assert list(LineDecoder().rest()) == []
