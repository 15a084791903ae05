"""Lays bracketed code out over lines so that black has nothing left to change; the one caller of black.

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


def annotated(name: Code, annotation: Code, default: Code | None) -> Code:
    """`name: annotation = default`."""
    return (
        name
        + Code(": ")
        + annotation
        + (Code("") if default is None else Code(" = ") + default)
    )


def settled(statement: Code, indent: int, *, body: Code | None = None) -> Code:
    """A statement in a block that is `indent` characters deep, as black leaves it.

    What is laid out here is settled already, unless a single item is too long for its line; black is
    asked about those statements alone, since it takes a second for 1,500 lines.

    Args:
        body: What follows below a statement that ends in a colon, so that it is complete.
    """
    first, *rest = statement.split("\n")
    if indent + len(first) <= WIDTH and all(len(line) <= WIDTH for line in rest):
        return statement
    depths = range(0, indent, 4)
    blocks = "".join(" " * depth + "class x:\n" for depth in depths)
    ending = "" if body is None else "\n" + " " * (indent + 4) + body
    text = formatted(f"{blocks}{' ' * indent}{statement}{ending}\n")
    lines = text.split("\n")[len(depths) :]
    lines = lines[: -1 if body is None else -2]
    return Code("\n".join(lines)[indent:])


def formatted(module: str) -> str:
    """A whole module in black's style."""
    import black

    return black.format_str(module, mode=black.Mode())
