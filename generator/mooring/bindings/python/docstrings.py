"""Prose of a document → docstrings, reflowed and harmless."""

import inspect
import re
import textwrap
import unicodedata
from collections.abc import Iterator

from mooring.bindings.python.code import WIDTH, Code

_MARKER = re.compile(r"(?:[-*+]|\d+[.)])\s+")
_VERBATIM = re.compile(r"\s{4}|[|>#]")


def documentation(text: str, indent: int) -> Code:
    """A docstring that says `text`, laid out for a block that is `indent` characters deep.

    Paragraphs and list items are reflowed as Markdown means them; lines that are four or more
    characters in, tables and fenced code stay as they are.
    """
    paragraphs = inspect.cleandoc(_harmless(text).strip()).split("\n")
    lines = list(_reflowed(paragraphs, WIDTH - indent))[:-1]
    if len(lines) == 1:
        # The quotes of a docstring of one line stand on that line, whatever its length.
        lines = list(_reflowed(paragraphs, WIDTH - indent - 6))[:-1]
    if len(lines) == 1:
        ending = " " if lines[0].endswith('"') else ""
        opening = '""" ' if lines[0].startswith('"') else '"""'
        return Code(f'{opening}{lines[0]}{ending}"""')
    # What is left of the first line's margin counts for black, and so must not for us.
    lines = inspect.cleandoc("\n".join(lines)).split("\n")
    margin = " " * indent
    first, *rest = lines or [""]
    body = "\n".join([first, *(margin + line if line else "" for line in rest)])
    opening = '""" ' if body.startswith('"') else '"""'
    return Code(f'{opening}{body}\n{margin}"""')


def entry(name: str, text: str, indent: int) -> str:
    """`name: text` in a section such as *Args*, wrapped for a docstring in a block `indent` characters deep."""
    return _filled(
        f"{name}: {' '.join(text.split())}", WIDTH - indent, " " * 4, " " * 8
    )


def _harmless(text: str) -> str:
    """Text that cannot end a docstring, begin an escape, or be shown as something else than it is."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    # Nearly all text is printable, which Python sees at once.
    shown = (
        lines
        if lines.replace("\n", "").isprintable()
        else "".join(
            one if one == "\n" or _is_shown(one) else "\N{REPLACEMENT CHARACTER}"
            for one in lines
        )
    )
    # Lines of spaces alone must be empty for whoever looks for the margin.
    trimmed = "\n".join(line.rstrip() for line in shown.split("\n"))
    return trimmed.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')


def _is_shown(character: str) -> bool:
    return unicodedata.category(character) not in (
        "Cc",
        "Cf",
        "Cs",
        "Co",
        "Cn",
        "Zl",
        "Zp",
    )


def _reflowed(lines: list[str], width: int) -> Iterator[str]:
    """The lines, paragraph by paragraph; an empty one at the end closes the last paragraph."""
    paragraph = ""
    margin = hanging = ""
    is_fenced = False
    for line in [*lines, ""]:
        is_fence = line.lstrip().startswith("```")
        marker = _MARKER.match(line.lstrip())
        is_whole = (
            is_fenced or is_fence or not line.strip() or bool(_VERBATIM.match(line))
        )
        if paragraph and (is_whole or marker):
            yield from _filled(paragraph, width, margin, hanging).split("\n")
            paragraph = ""
        is_fenced ^= is_fence
        if is_whole:
            yield line.rstrip()
        elif marker:
            margin = " " * (len(line) - len(line.lstrip()))
            hanging = margin + " " * len(marker[0])
            paragraph = line.strip()
        elif paragraph:
            paragraph += " " + line.strip()
        else:
            margin = hanging = " " * (len(line) - len(line.lstrip()))
            paragraph = line.strip()


def _filled(text: str, width: int, margin: str, hanging: str) -> str:
    return textwrap.fill(
        text,
        max(width, 40),
        initial_indent=margin,
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
