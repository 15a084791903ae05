"""Blocks of a GitBook page (`{% swagger method="get" path="/x" %}…{% endswagger %}`), read as markup and never evaluated."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TAG = re.compile(
    r"\{%-?[ \t\n]*(?P<name>[a-z][a-z-]*)(?P<attributes>(?:[^%\"']|%(?!\})|\"[^\"]*\"|'[^']*')*)%\}"
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[A-Za-z][\w-]*)[ \t\n]*=[ \t\n]*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"']+))"
)
_END = "end"


@dataclass(slots=True)
class Block:
    """A block, its attributes, and the blocks inside it; offsets are those of the page's text."""

    name: str
    attributes: dict[str, str]
    start: int
    content_start: int
    content_end: int
    children: "list[Block]" = field(default_factory=list["Block"])

    def inside(self) -> "Iterator[Block]":
        """The blocks in this one, however deep."""
        for child in self.children:
            yield child
            yield from child.inside()


def blocks(text: str) -> list[Block]:
    """The outermost blocks of a page; one that is not closed encloses nothing."""
    if "{%" not in text:
        return []
    top = Block("", {}, 0, 0, len(text))
    open_blocks = [top]
    for tag in _TAG.finditer(text):
        name = tag["name"]
        if name.startswith(_END):
            _close(name.removeprefix(_END), tag.start(), open_blocks)
            continue
        attributes = {
            one["name"]: html.unescape(
                next(
                    value
                    for value in (one["double"], one["single"], one["bare"])
                    if value is not None
                )
            )
            for one in _ATTRIBUTE.finditer(tag["attributes"])
        }
        block = Block(name, attributes, tag.start(), tag.end(), tag.end())
        open_blocks[-1].children.append(block)
        open_blocks.append(block)
    _unclosed(open_blocks, 1)
    return top.children


def _close(name: str, end: int, open_blocks: list[Block]) -> None:
    for at in range(len(open_blocks) - 1, 0, -1):
        if open_blocks[at].name == name:
            _unclosed(open_blocks, at + 1)
            open_blocks.pop().content_end = end
            return


def _unclosed(open_blocks: list[Block], start: int) -> None:
    """Take what the unclosed blocks from the `start`-th on seemed to hold as neighbours of the first of them."""
    blocks = open_blocks[start:]
    del open_blocks[start:]
    for block in blocks:
        open_blocks[-1].children += block.children
        block.children = []
