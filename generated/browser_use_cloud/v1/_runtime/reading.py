"""A response as it arrives: bounded, and decompressed here so that the bound holds for what a bomb unfolds to."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass

BODY_LIMIT = 64 * 1024 * 1024
"""Bytes of a decompressed body that are read at most."""


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
        if self._problem is not None:
            return False
        room = self._limit - len(self._content)
        try:
            self._content += (
                chunk if self._gzip is None else self._gzip.unfold(chunk, room)
            )
        except zlib.error:
            self._problem = "is not the gzip that it is labelled as"
        if len(self._content) > self._limit:
            del self._content[self._limit :]
            self._problem = f"is larger than {self._limit} bytes"
        return self._problem is None

    def received(self) -> Received:
        """The response, with what has been taken of its body."""
        problem = self._problem
        if problem is None and self._gzip is not None and not self._gzip.is_complete:
            problem = "ends in the middle of its gzip"
        return Received(self._status_code, self._headers, bytes(self._content), problem)


class _Gzip:
    """Decompresses one or more members (RFC 1952), never to more than there is room for."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(wbits=31)
        self._is_untouched = True

    @property
    def is_complete(self) -> bool:
        return self._member.eof or self._is_untouched

    def unfold(self, chunk: bytes, room: int) -> bytes:
        """The decompressed chunk; one byte more than `room` says that there is more.

        Raises:
            zlib.error: it is not gzip.
        """
        unfolded = bytearray()
        while chunk and len(unfolded) <= room:
            if self._member.eof:
                self._member = zlib.decompressobj(wbits=31)
            self._is_untouched = False
            unfolded += self._member.decompress(chunk, room + 1 - len(unfolded))
            chunk = self._member.unused_data or self._member.unconsumed_tail
        return bytes(unfolded)
