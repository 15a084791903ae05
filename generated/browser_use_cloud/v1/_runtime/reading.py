"""A response as it arrives: bounded, and decompressed here so that the bound holds for what a bomb unfolds to."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

BODY_LIMIT = 64 * 1024 * 1024
"""Bytes of a decompressed body that are read at most."""

_PIECE = 64 * 1024
"""Bytes that are decompressed at once at most."""


@dataclass(frozen=True, slots=True)
class Received:
    """A response and its decompressed body; header names are in lower case.

    `problem` says why the body is not complete, if it is not.
    """

    status_code: int
    headers: Mapping[str, str]
    content: bytes
    problem: str | None = None

    @property
    def media_type(self) -> str:
        """In lower case and without parameters; empty where the server states none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Reader:
    """Collects the body of one response."""

    def __init__(
        self, status_code: int, headers: Mapping[str, str], *, limit: int = BODY_LIMIT
    ) -> None:
        self._status_code = status_code
        self._headers = headers
        self._limit = limit
        self._content = bytearray()
        self._problem: str | None = None
        self._gzip: _Gzip | None = None
        match headers.get("content-encoding", "").strip().lower():
            case "" | "identity":
                pass
            case "gzip" | "x-gzip":
                self._gzip = _Gzip()
            case encoding:
                self._problem = f"is encoded as {encoding!r}, which was not asked for"

    def takes(self, chunk: bytes) -> bool:
        """Adds a chunk; whether more of them are of any use."""
        for piece in self.pieces(chunk):
            self._content += piece
            if len(self._content) > self._limit:
                del self._content[self._limit :]
                self._problem = f"is larger than {self._limit} bytes"
                break
        return self._problem is None

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """A chunk as it is without compression, in pieces of a bounded size."""
        if self._problem is not None:
            return
        try:
            yield from (chunk,) if self._gzip is None else self._gzip.pieces(chunk)
        except zlib.error:
            self._problem = "is not the gzip that it is labelled as"

    @property
    def problem(self) -> str | None:
        """Why the body is not complete, once all of it has come."""
        if self._problem is None and self._gzip and not self._gzip.is_complete:
            return "ends in the middle of its gzip"
        return self._problem

    def received(self) -> Received:
        """The response, with what has been taken of its body."""
        return Received(
            self._status_code, self._headers, bytes(self._content), self.problem
        )


class _Gzip:
    """Decompresses one or more members (RFC 1952), a bounded piece at a time."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(wbits=31)
        self._is_untouched = True

    @property
    def is_complete(self) -> bool:
        return self._member.eof or self._is_untouched

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """The decompressed chunk.

        Raises:
            zlib.error: it is not gzip.
        """
        while chunk:
            if self._member.eof:
                self._member = zlib.decompressobj(wbits=31)
            self._is_untouched = False
            yield self._member.decompress(chunk, _PIECE)
            chunk = self._member.unused_data or self._member.unconsumed_tail
