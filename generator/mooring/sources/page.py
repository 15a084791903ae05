"""A published file as text, before anyone knows what it is."""

import codecs
import re
from dataclasses import dataclass
from hashlib import sha256

from mooring.diagnostics import Diagnostic, Location, Severity, Unreadable
from mooring.limits import granted

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY_SIGNATURES = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
)
_LFS_POINTER = "version https://git-lfs.github.com/spec/"
_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Page:
    """A published file: its line ends are LF, and its byte order mark is gone."""

    name: str
    text: str
    sha256: str
    """Of the bytes as they were published."""

    def at(self, line: int = 1, column: int = 1) -> Location:
        return Location(self.name, line, column)

    def location(self, offset: int) -> Location:
        """The place of a character, by its offset in `text`."""
        return self.at(
            self.text.count("\n", 0, offset) + 1,
            offset - self.text.rfind("\n", 0, offset),
        )

    def refusal(
        self, code: str, message: str, location: Location | None = None
    ) -> Unreadable:
        """The error that says why this page cannot be read."""
        return Unreadable(Diagnostic(code, message, location or self.at()))

    def warning(self, code: str, message: str, location: Location) -> Diagnostic:
        return Diagnostic(code, message, location, Severity.WARNING)


def decode(name: str, data: bytes) -> Page:
    """The page that some bytes hold, in UTF-8 or in what their byte order mark says.

    Raises:
        Unreadable: the bytes are not text, or the text is empty, HTML, XML or a pointer of Git LFS.
    """
    granted(name, len(data))
    page = Page(name, "", sha256(data).hexdigest())
    text = _text(page, data)
    if not text.strip():
        raise page.refusal(
            "empty-page", "The file is empty; download it again or name another one."
        )
    if _HTML.match(text):
        raise page.refusal(
            "html-page",
            "This is an HTML page; give its Markdown instead: on most documentation sites that is its address plus “.md”.",
        )
    if text.lstrip().startswith("<?xml"):
        raise page.refusal(
            "not-a-page",
            "This is XML, most often the error of a file store; open its address, and download the document again.",
        )
    if text.startswith(_LFS_POINTER):
        raise page.refusal(
            "not-a-page",
            "This is a pointer of Git LFS, not the file itself; fetch it with `git lfs pull`.",
        )
    return Page(name, text.replace("\r\n", "\n").replace("\r", "\n"), page.sha256)


def _text(page: Page, data: bytes) -> str:
    for signature, description in _BINARY_SIGNATURES:
        if data.startswith(signature):
            advice = (
                "unpack it first"
                if "archive" in description
                else "name the document itself"
            )
            raise page.refusal(
                "not-text", f"This is {description}, not a text; {advice}."
            )
    mark, encoding = next(
        (known for known in _BYTE_ORDER_MARKS if data.startswith(known[0])),
        (b"", "utf-8"),
    )
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode(encoding, errors="replace")
        raise page.refusal(
            "not-text",
            f"The file is not {encoding.upper()} text from here on; save it as UTF-8.",
            Page(page.name, before, "").location(len(before)),
        ) from None
    if (zero := text.find("\0")) >= 0:
        raise page.refusal(
            "not-text",
            "The file holds a zero byte, so it is not a text; name the document itself.",
            Page(page.name, text, "").location(zero),
        )
    return text
