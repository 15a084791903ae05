"""Arguments with the space before each, so that they can change places and no comment is lost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import libcst as cst

Space = cst.BaseParenthesizableWhitespace
NONE = cst.SimpleWhitespace("")
ONE = cst.SimpleWhitespace(" ")


@dataclass(frozen=True, slots=True)
class Spaced:
    """An argument with what stands before its comma, after the space that stands before it.

    A comment at the end of a line stands in the space behind the argument that it is about.
    """

    arg: cst.Arg
    before: Space


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands between two brackets."""

    items: tuple[Spaced, ...]
    tail: Space
    ends_in_comma: bool


def layout(call: cst.Call) -> Layout:
    """The arguments of a call, taken apart."""
    items: list[Spaced] = []
    before: Space = call.whitespace_before_args
    ends_in_comma = False
    for one in call.args:
        ends_in_comma = isinstance(one.comma, cst.Comma)
        behind: Space = one.whitespace_after_arg
        if isinstance(one.comma, cst.Comma):
            behind = merged(one.comma.whitespace_after, behind)
        items.append(Spaced(one.with_changes(whitespace_after_arg=NONE), before))
        before = behind
    return Layout(tuple(items), before, ends_in_comma)


def laid_out(call: cst.Call, wanted: Layout) -> cst.Call:
    """The call with other arguments."""
    if not wanted.items:
        return call.with_changes(args=(), whitespace_before_args=wanted.tail)
    spaces = [*(one.before for one in wanted.items[1:]), wanted.tail]
    args: list[cst.Arg] = []
    for index, (one, behind) in enumerate(zip(wanted.items, spaces, strict=True)):
        is_last = index == len(wanted.items) - 1
        if is_last and not wanted.ends_in_comma:
            none = cst.MaybeSentinel.DEFAULT
            args.append(one.arg.with_changes(comma=none, whitespace_after_arg=behind))
        else:
            known = one.arg.comma
            comma = known if isinstance(known, cst.Comma) else cst.Comma()
            comma = comma.with_changes(whitespace_after=behind)
            args.append(one.arg.with_changes(comma=comma))
    return call.with_changes(args=args, whitespace_before_args=wanted.items[0].before)


def keyword(name: str, value: cst.BaseExpression) -> cst.Arg:
    """`name=value`."""
    return cst.Arg(
        value,
        cst.Name(name),
        cst.AssignEqual(whitespace_before=NONE, whitespace_after=NONE),
    )


def merged(space: Space, other: Space) -> Space:
    """A space with the comments of another one on lines of their own."""
    found = list(comments(other))
    if not found or not isinstance(other, cst.ParenthesizedWhitespace):
        return space
    if isinstance(space, cst.ParenthesizedWhitespace):
        lines = [_line(one, space) for one in found]
        return space.with_changes(empty_lines=(*space.empty_lines, *lines))
    return other.with_changes(
        first_line=cst.TrailingWhitespace(),
        empty_lines=[_line(one, other) for one in found],
    )


def ended(space: Space, tail: Space) -> Space:
    """The space behind something, with the comments that stood at its end."""
    if (
        isinstance(space, cst.ParenthesizedWhitespace)
        and isinstance(tail, cst.ParenthesizedWhitespace)
        and space.first_line.comment is None
        and tail.first_line.comment is not None
    ):
        space = space.with_changes(first_line=tail.first_line)
        tail = tail.with_changes(first_line=cst.TrailingWhitespace())
    elif isinstance(space, cst.SimpleWhitespace) and any(comments(tail)):
        return tail
    return merged(space, tail)


def restyled(space: Space, like: Space) -> Space:
    """The space between two arguments, as it is where they go."""
    if not isinstance(like, cst.ParenthesizedWhitespace):
        if any(comments(space)):
            return space
        return ONE
    if not isinstance(space, cst.ParenthesizedWhitespace):
        return like.with_changes(first_line=cst.TrailingWhitespace(), empty_lines=())
    lines = [
        one.with_changes(indent=like.indent, whitespace=like.last_line)
        for one in space.empty_lines
    ]
    return space.with_changes(
        empty_lines=lines, indent=like.indent, last_line=like.last_line
    )


def comments(space: Space) -> Iterator[cst.Comment]:
    """The comments in a space, in their order."""
    if isinstance(space, cst.ParenthesizedWhitespace):
        if space.first_line.comment is not None:
            yield space.first_line.comment
        for one in space.empty_lines:
            if one.comment is not None:
                yield one.comment


def without(wanted: Layout, gone: Sequence[int]) -> Layout:
    """The layout without some of its arguments, which take the comments above them along.

    A comment behind an argument stays with it, and goes with it.
    """
    items: list[Spaced] = []
    behind: Space = NONE
    for index, one in enumerate(wanted.items):
        if index in gone:
            if items and index - 1 not in gone:
                behind = uncommented(one.before, only_above=True)
            continue
        before = above(one.before) if index - 1 in gone else one.before
        if not items and index and not any(comments(before)):
            before = uncommented(wanted.items[0].before)
        items.append(Spaced(one.arg, ended(before, behind)))
        behind = NONE
    return replace(wanted, items=tuple(items), tail=ended(wanted.tail, behind))


def uncommented(space: Space, *, only_above: bool = False) -> Space:
    """The space without its comments, or without all but the one that ends the line before."""
    if not isinstance(space, cst.ParenthesizedWhitespace):
        return space
    lines = [one for one in space.empty_lines if one.comment is None]
    first = space.first_line if only_above else cst.TrailingWhitespace()
    return space.with_changes(first_line=first, empty_lines=lines)


def above(space: Space) -> Space:
    """The space without the comment that ends the line before."""
    if not isinstance(space, cst.ParenthesizedWhitespace):
        return space
    return space.with_changes(first_line=cst.TrailingWhitespace())


def _line(comment: cst.Comment, like: cst.ParenthesizedWhitespace) -> cst.EmptyLine:
    return cst.EmptyLine(indent=like.indent, whitespace=like.last_line, comment=comment)
