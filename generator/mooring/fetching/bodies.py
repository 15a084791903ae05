"""The bytes of a body as they were before the server compressed them; of a small bomb, no more than is allowed."""

import zlib
from collections.abc import Iterable, Iterator

_GZIP = 16 + zlib.MAX_WBITS
"""Tells zlib to expect the gzip format (RFC 1952)."""
_PART = 65_536


class TooLarge(Exception):
    """There is more than is allowed."""


class Damaged(Exception):
    """The body is not in the encoding that the server says, or ends too early."""


def collected(chunks: Iterable[bytes], limit: int) -> bytes:
    """All bytes of a body.

    Raises:
        TooLarge: they are more than `limit`.
    """
    parts = list[bytes]()
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise TooLarge
        parts.append(chunk)
    return b"".join(parts)


def unzipped(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """A body in gzip as it was before, in small parts whatever it grows to.

    Raises:
        Damaged: it is no gzip, or ends within a member.
    """
    member = zlib.decompressobj(_GZIP)
    try:
        for chunk in chunks:
            rest = chunk
            while True:
                part = member.decompress(rest, _PART)
                yield part
                rest = member.unconsumed_tail
                if member.eof and member.unused_data:
                    rest = member.unused_data
                    member = zlib.decompressobj(_GZIP)
                # A part that is full may have left some behind.
                elif not rest and len(part) < _PART:
                    break
    except zlib.error as error:
        raise Damaged from error
    if not member.eof:
        raise Damaged
