"""The front matter of a Markdown page: `key: value` lines between two lines of dashes."""

import re
from dataclasses import dataclass

from mooring.sources.page import Page

_BLOCK = re.compile(
    r"(?:\s|<!--.*?-->|# Source:[^\n]*\n)*---[ \t]*\n(?P<lines>.*?)^---[ \t]*$",
    re.DOTALL | re.MULTILINE,
)
_LINE = re.compile(
    r"^(?P<key>[A-Za-z][\w-]*)[ \t]*:[ \t]*(?P<value>[^\n]*?)[ \t]*$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Entry:
    text: str
    start: int
    """Of the key, in the page's text."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The one-line entries of a page's front matter, and the offset of what follows it."""

    entries: dict[str, Entry]
    end: int

    def text(self, key: str) -> str | None:
        entry = self.entries.get(key)
        return entry.text if entry and entry.text else None


def front_matter(page: Page) -> FrontMatter:
    """A page's front matter; without entries where it has none.

    It is read line by line: what people write there is YAML by intention only.
    """
    block = _BLOCK.match(page.text)
    if block is None:
        return FrontMatter({}, 0)
    entries = {
        line["key"]: Entry(_unquoted(line["value"]), line.start())
        for line in _LINE.finditer(page.text, block.start("lines"), block.end("lines"))
    }
    return FrontMatter(entries, block.end())


def _unquoted(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        inner = text[1:-1]
        return inner.replace('\\"', '"') if text[0] == '"' else inner.replace("''", "'")
    return text
