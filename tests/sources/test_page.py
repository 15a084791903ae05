"""Bytes to the text of a page."""

import codecs

import pytest

from mooring.diagnostics import Location, Unreadable
from mooring.sources.page import decode


@pytest.mark.parametrize(
    "data",
    [
        b"a\r\nb\rc\n",
        codecs.BOM_UTF8 + b"a\nb\nc\n",
        codecs.BOM_UTF16_LE + "a\nb\nc\n".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "a\r\nb\nc\n".encode("utf-16-be"),
    ],
)
def test_every_encoding_and_line_end_gives_the_same_text(data: bytes) -> None:
    assert decode("f", data).text == "a\nb\nc\n"


def test_the_digest_is_that_of_the_published_bytes() -> None:
    assert decode("f", b"a\r\n").sha256 != decode("f", b"a\n").sha256


def test_a_byte_that_is_not_utf_8_is_named_with_its_place() -> None:
    with pytest.raises(Unreadable) as refusal:
        decode("f", "zwölf\nfünf".encode() + b"\xff")
    assert refusal.value.diagnostics[0].location == Location("f", 2, 5)
