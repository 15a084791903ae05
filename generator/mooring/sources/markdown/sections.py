"""The fenced blocks of a page, each under the heading that it stands below."""

import re
from dataclasses import dataclass

from mooring.sources.markdown.fences import Fence, fences, masked

_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<title>[^\n]*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_FIRST_KEY = re.compile(
    r"\s*(?:(?:#[^\n]*|---)\n\s*)*\{?\s*[\"']?(?P<key>[A-Za-z]+)[\"']?[ \t]*:"
)


@dataclass(frozen=True, slots=True)
class TitledFence:
    """A fenced block, the nearest heading above it, and the words between the two."""

    title: str
    title_start: int
    words: str
    fence: Fence

    @property
    def first_key(self) -> str | None:
        """The first key of what the block holds, if that is a mapping in YAML or JSON."""
        return first_key(self.fence.body)

    @property
    def is_openapi(self) -> bool:
        return self.first_key in ("openapi", "swagger")


def first_key(text: str) -> str | None:
    """The first key of a mapping in YAML or JSON."""
    found = _FIRST_KEY.match(text)
    return found["key"] if found else None


def titled_fences(text: str) -> tuple[TitledFence, ...]:
    """The fenced blocks of a page in order; one above every heading has none and is left out."""
    found: list[TitledFence] = []
    outside = masked(text)
    headings = list(_HEADING.finditer(outside))
    for fence in fences(text):
        above = [one for one in headings if one.start() < fence.start]
        if above:
            heading = above[-1]
            words = outside[heading.end() : fence.start]
            found.append(
                TitledFence(
                    heading["title"], heading.start("title"), words.strip(), fence
                )
            )
    return tuple(found)
