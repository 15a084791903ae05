import gzip

import pytest

from mooring.bindings.runtime.reading import Reader, Received

TEXT = b"moored " * 1000


def read(
    content: bytes, *, encoding: str = "gzip", limit: int = 10_000, size: int = 7
) -> Received:
    reader = Reader(200, {"content-encoding": encoding}, limit=limit)
    for start in range(0, len(content), size):
        if not reader.takes(content[start : start + size]):
            break
    return reader.received()


@pytest.mark.parametrize("size", [1, 7, 100_000])
@pytest.mark.parametrize(
    ("encoding", "sent"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", gzip.compress(TEXT, mtime=0)),
        ("X-GZIP", gzip.compress(TEXT, mtime=0)),
        (
            "gzip",
            gzip.compress(TEXT[:100], mtime=0) + gzip.compress(TEXT[100:], mtime=0),
        ),
    ],
)
def test_a_body_is_read_whole_however_it_is_cut(
    encoding: str, sent: bytes, size: int
) -> None:
    assert read(sent, encoding=encoding, size=size) == Received(
        200, {"content-encoding": encoding}, TEXT
    )


def test_an_empty_body_may_be_labelled_as_gzip() -> None:
    assert read(b"") == Received(200, {"content-encoding": "gzip"}, b"")


@pytest.mark.parametrize("size", [1, 100_000])
@pytest.mark.parametrize(
    ("encoding", "sent"),
    [("identity", b"0" * 10_001), ("gzip", gzip.compress(b"0" * 1_000_000, mtime=0))],
)
def test_a_body_is_cut_at_the_limit_of_what_it_unfolds_to(
    encoding: str, sent: bytes, size: int
) -> None:
    received = read(sent, encoding=encoding, size=size)
    assert (
        received.content == b"0" * 10_000
        and received.problem == "is larger than 10000 bytes"
    )


def test_a_body_of_exactly_the_limit_is_whole() -> None:
    assert read(gzip.compress(b"0" * 10_000, mtime=0)).problem is None


@pytest.mark.parametrize(
    ("encoding", "sent", "problem"),
    [
        ("gzip", gzip.compress(TEXT, mtime=0)[:-9], "ends in the middle of its gzip"),
        ("gzip", b"<html>", "is not the gzip that it is labelled as"),
        (
            "gzip",
            gzip.compress(TEXT, mtime=0) + b"rubbish",
            "is not the gzip that it is labelled as",
        ),
        ("br", b"anything", "is encoded as 'br', which was not asked for"),
    ],
)
def test_a_body_that_cannot_be_decompressed_has_a_problem(
    encoding: str, sent: bytes, problem: str
) -> None:
    assert read(sent, encoding=encoding).problem == problem


@pytest.mark.parametrize(
    ("header", "media_type"),
    [
        ("application/json", "application/json"),
        (" Text/HTML ; charset=x", "text/html"),
        ("", ""),
    ],
)
def test_a_media_type_is_read_without_its_parameters(
    header: str, media_type: str
) -> None:
    assert Received(200, {"content-type": header}, b"").media_type == media_type
