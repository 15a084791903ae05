"""Lays bracketed code out over lines so that black has nothing left to change.

What fits on a line stays there. What does not is opened: one item a line, with a trailing comma,
which black keeps as it is.
"""

from dataclasses import dataclass
from typing import TypeAlias

from mooring.bindings.code import WIDTH, Code


@dataclass(frozen=True, slots=True)
class Group:
    """`head` ends in an opening bracket, `tail` begins with the closing one."""

    head: Code
    items: "tuple[Item, ...]"
    tail: Code


Item: TypeAlias = Code | Group


def lay_out(item: Item, indent: int, *, after: int = 0) -> Code:
    """`item` as the text of a statement in a block that is `indent` characters deep; the first line is not indented.

    Args:
        after: Characters that must still fit behind it on its last line.
    """
    flat = one_line(item)
    if isinstance(item, Code) or (
        indent + len(flat) + after <= WIDTH and "\n" not in flat
    ):
        return flat
    margin = Code(" " * (indent + 4))
    lines = (
        margin + lay_out(inner, indent + 4, after=1) + Code(",") for inner in item.items
    )
    return Code("\n").join((item.head, *lines, Code(" " * indent) + item.tail))


def one_line(item: Item) -> Code:
    """`item` without any line break."""
    match item:
        case Code():
            return item
        case Group(head=head, items=items, tail=tail):
            return head + Code(", ").join(one_line(inner) for inner in items) + tail


def annotated(
    name: Code, annotation: Code, default: Code | None, indent: int, *, after: int = 0
) -> Code:
    """`name: annotation = default`; an annotation that is too long for the line goes into parentheses."""
    tail = Code("") if default is None else Code(" = ") + default
    flat = name + Code(": ") + annotation + tail
    if (
        default is not None
        and default.startswith(('"', "'"))
        and indent + len(flat) + after > WIDTH
    ):
        return assigned(name + Code(": ") + annotation, default, indent)
    if (
        indent + len(flat) + after <= WIDTH
        or " | " not in annotation
        or "[" in annotation.split(" | ")[0]
    ):
        return flat
    margin = Code(" " * (indent + 4))
    inner = margin + annotation
    if len(inner) > WIDTH:
        inner = margin + (Code("\n") + margin + Code("| ")).join(
            Code(part) for part in annotation.split(" | ")
        )
    return name + Code(": (\n") + inner + Code("\n" + " " * indent + ")") + tail


def assigned(target: Code, value: Code, indent: int) -> Code:
    """`target = value`; a value that is too long for the line goes into parentheses."""
    flat = target + Code(" = ") + value
    if indent + len(flat) <= WIDTH:
        return flat
    return (
        target
        + Code(" = (\n" + " " * (indent + 4))
        + value
        + Code("\n" + " " * indent + ")")
    )
