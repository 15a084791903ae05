"""What a person added to a generated file between two marks, and where it belongs in a new text.

A region is everything from a comment that begins with `# mooring: keep` to one that begins with `# mooring: end`,
each in a line of its own. Only comments count (`tokenize`), so nothing that a document says can be taken for one.
"""

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

BEGIN, END = "# mooring: keep", "# mooring: end"


@dataclass(frozen=True, slots=True)
class Region:
    """Added lines, with the marks around them and the blank lines around those.

    Args:
        line: Where its first mark stands in the text that it was found in, from 1.
        after: How many lines that are not blank stand before it, regions not counted.
        indent: Of its first mark, in characters.
    """

    lines: tuple[str, ...]
    line: int
    after: int
    indent: int


@dataclass(frozen=True, slots=True)
class Parted:
    """A text without its regions, and the regions."""

    text: str
    regions: tuple[Region, ...]


class Homeless(Exception):
    """A region stands in a class or function that is there no more."""

    def __init__(self, region: Region, scope: str) -> None:
        super().__init__(f"{region.line} in {scope or 'a block of the module'}")


def is_marked(data: bytes) -> bool:
    """Whether bytes may hold a region at all."""
    return BEGIN.encode() in data


def parted(text: str) -> Parted:
    """A text without its regions; all of it where marks have no partner, or where it is no Python."""
    text = text.replace("\r\n", "\n")
    lines = text.splitlines(keepends=True)
    spans = _spans(text)
    regions, kept, filled, at = list[Region](), list[str](), 0, 0
    for start, end in spans:
        kept += lines[at:start]
        filled += sum(bool(line.strip()) for line in lines[at:start])
        first, last = _with_blanks(lines, start, end)
        indent = len(lines[start]) - len(lines[start].lstrip())
        region = Region(tuple(lines[first:last]), start + 1, filled, indent)
        regions.append(region)
        # Blank lines on both sides: those behind it are the text's own.
        while last > end and kept and not kept[-1].strip():
            kept.pop()
        at = end
    return Parted("".join((*kept, *lines[at:])), tuple(regions))


def placed(regions: tuple[Region, ...], old: str, new: str) -> str:
    """A new text with the regions of an old one.

    A region stands behind the line that it stood behind, else before the line that it stood before, if
    that is still in the same class or function; else at the end of that.

    Args:
        old: The text that the regions were found in, without them.

    Raises:
        Homeless: the class or function of a region is not in the new text.
    """
    if not regions:
        return new
    before, after = _Outline.of(old), _Outline.of(new)
    blocks = SequenceMatcher(
        None, before.filled, after.filled, autojunk=False
    ).get_matching_blocks()
    found = {
        block.a + step: block.b + step for block in blocks for step in range(block.size)
    }
    gaps = dict[int, list[Region]]()
    for region in regions:
        scope = before.scope(region.after, region.indent)
        candidates = [
            *([found[region.after - 1] + 1] if region.after - 1 in found else []),
            *([found[region.after]] if region.after in found else []),
            *([end] if (end := after.end(scope)) is not None else []),
        ]
        fitting = [
            gap for gap in candidates if after.scope(gap, region.indent) == scope
        ]
        if not fitting:
            raise Homeless(region, scope)
        gaps.setdefault(fitting[0], []).append(region)
    return "".join(_woven(new.splitlines(keepends=True), gaps))


def _spans(text: str) -> list[tuple[int, int]]:
    """The first line of every region and the line behind its last one, from 0."""
    spans, start = list[tuple[int, int]](), -1
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type != tokenize.COMMENT or token.line.strip() != token.string:
                continue
            if token.string.startswith(BEGIN):
                if start >= 0:
                    return []
                start = token.start[0] - 1
            elif token.string.startswith(END):
                if start < 0:
                    return []
                spans.append((start, token.start[0]))
                start = -1
    except (tokenize.TokenError, SyntaxError):
        return []
    return [] if start >= 0 else spans


def _with_blanks(lines: list[str], start: int, end: int) -> tuple[int, int]:
    """A span with the blank lines around it."""
    while start > 0 and not lines[start - 1].strip():
        start -= 1
    while end < len(lines) and not lines[end].strip():
        end += 1
    return start, end


def _woven(lines: list[str], gaps: dict[int, list[Region]]) -> Iterator[str]:
    """Lines with regions in the gaps, by how many lines that are not blank stand before each.

    The blank lines around a region are the person's, and take the place of those of the gap.
    """
    filled = 0
    blanks = list[str]()
    for line in lines:
        if not line.strip():
            blanks.append(line)
            continue
        yield from _gap(gaps.get(filled, []), blanks)
        blanks = []
        filled += 1
        yield line
    yield from _gap(gaps.get(filled, []), blanks)


def _gap(regions: list[Region], blanks: list[str]) -> Iterator[str]:
    if not regions:
        yield from blanks
    for number, region in enumerate(regions):
        lines = list(region.lines)
        # Two regions in one gap share the blank lines between them.
        while number and lines and not lines[0].strip():
            lines.pop(0)
        yield from lines


@dataclass(frozen=True, slots=True)
class _Scope:
    name: str
    first: int
    last: int
    indent: int


@dataclass(frozen=True, slots=True)
class _Outline:
    """The lines of a text that are not blank, and its classes and functions by the numbers of these lines."""

    filled: list[str]
    scopes: tuple[_Scope, ...]

    @classmethod
    def of(cls, text: str) -> "_Outline":
        lines = text.splitlines()
        number, numbers = 0, list[int]()
        for line in lines:
            number += bool(line.strip())
            numbers.append(number)
        filled = [line for line in lines if line.strip()]
        try:
            tree = ast.parse(text)
        except SyntaxError:
            return cls(filled, ())
        return cls(filled, tuple(_scopes(tree, "", numbers)))

    def scope(self, gap: int, indent: int) -> str:
        """The innermost class or function that a line in a gap belongs to by its indentation; empty for none."""
        around = [
            one
            for one in self.scopes
            if one.first <= gap <= one.last and one.indent < indent
        ]
        return around[-1].name if around else ""

    def end(self, scope: str) -> int | None:
        """The gap behind the last line of a class or function; None where there is no such."""
        if not scope:
            return len(self.filled)
        ends = [one.last for one in self.scopes if one.name == scope]
        return ends[-1] if ends else None


def _scopes(node: ast.AST, name: str, numbers: list[int]) -> Iterator[_Scope]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            own = f"{name}.{child.name}" if name else child.name
            last = numbers[(child.end_lineno or child.lineno) - 1]
            yield _Scope(own, numbers[child.lineno - 1], last, child.col_offset)
            yield from _scopes(child, own, numbers)
