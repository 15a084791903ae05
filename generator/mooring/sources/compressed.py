"""Compressed text in a page: base64 (RFC 4648, section 4) of a zlib stream (RFC 1950)."""

import base64
import binascii
import zlib

from mooring.diagnostics import Location
from mooring.sources.page import Page

LONGEST = 32 * 1024 * 1024
"""The most bytes that a text may unpack to; operations of real pages have less than one MiB."""


def inflated(text: str, page: Page, location: Location) -> str:
    """The text that was compressed.

    Raises:
        Unreadable: it is no base64, no zlib stream, cut off, no UTF-8, or unpacks to more than `LONGEST` bytes.
    """
    try:
        packed = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise _broken(page, location, "it is no base64") from None
    stream = zlib.decompressobj()
    try:
        data = stream.decompress(packed, LONGEST)
    except zlib.error:
        raise _broken(page, location, "it is no zlib stream") from None
    if stream.unconsumed_tail:
        message = f"What “api” holds unpacks to more than {LONGEST} bytes, which is too much for one operation."
        raise page.refusal("too-large", message, location)
    if not stream.eof:
        raise _broken(page, location, "its end is missing")
    if stream.unused_data:
        raise _broken(page, location, "something follows its end")
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise _broken(page, location, "it is no UTF-8 text") from None


def _broken(page: Page, location: Location, why: str) -> Exception:
    message = f"What “api” holds cannot be unpacked: {why}. Build the page again, or download it again."
    return page.refusal("broken-payload", message, location)
