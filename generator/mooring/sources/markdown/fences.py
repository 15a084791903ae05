"""Fenced code blocks of a Markdown page (CommonMark 0.31, section 4.5)."""

import re
from dataclasses import dataclass

_OPENING = re.compile(
    r"^[ \t]*(?:<!--|\{/\*)|^(?P<indent>[ \t]*)(?P<ticks>`{3,}|~{3,})(?P<info>[^\n]*)$",
    re.MULTILINE,
)
_COMMENT_END = re.compile(r"-->|\*/\}")


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block; offsets are those of the page's text, `body` keeps its indentation."""

    info: str
    body: str
    start: int
    body_start: int
    end: int

    @property
    def language(self) -> str:
        """The first word of the info string, in lower case."""
        return self.info.partition(" ")[0].lower()

    @property
    def title(self) -> str:
        """What follows the language in the info string."""
        return self.info.partition(" ")[2].strip()


def fences(text: str) -> tuple[Fence, ...]:
    """The fenced blocks of `text`, in order; one that is never closed runs to the end.

    A block ends at the first line that holds nothing but at least as many of the same marks as opened it,
    however far it is indented: pages nest fences in indented tags. A comment hides the fences in it.
    """
    found: list[Fence] = []
    position = 0
    while opening := _OPENING.search(text, position):
        if opening["ticks"] is None:
            comment = _COMMENT_END.search(text, opening.end())
            position = comment.end() if comment else len(text)
            continue
        ticks, info = opening["ticks"], opening["info"].strip()
        if ticks[0] == "`" and "`" in info:
            position = opening.end()
            continue
        body_start = min(opening.end() + 1, len(text))
        reach = len(opening["indent"]) + 3
        closing = re.compile(
            rf"^[ \t]{{0,{reach}}}{re.escape(ticks[0])}{{{len(ticks)},}}[ \t]*$",
            re.MULTILINE,
        )
        closed = closing.search(text, body_start)
        body_end, position = (
            (closed.start(), closed.end()) if closed else (len(text), len(text))
        )
        found.append(
            Fence(
                info, text[body_start:body_end], opening.start(), body_start, position
            )
        )
    return tuple(found)


def masked(text: str) -> str:
    """`text` with every fenced block blanked, line ends and offsets kept."""
    pieces: list[str] = []
    position = 0
    for fence in fences(text):
        pieces.append(text[position : fence.start])
        pieces.append(re.sub(r"[^\n]", " ", text[fence.start : fence.end]))
        position = fence.end
    return "".join((*pieces, text[position:]))
