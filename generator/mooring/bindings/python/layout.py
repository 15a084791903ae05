"""Lays bracketed code out over lines so that black has nothing left to change; the one caller of black.

What fits on a line stays there. What does not is opened: one item a line, with a trailing comma,
which black keeps as it is.
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

from mooring.bindings.python.annotations import parts
from mooring.bindings.python.code import WIDTH, Code, literal
from mooring.document import Json

_ATOM = re.compile(r"[\w.]+")
_SUBSCRIPT = re.compile(r"([\w.]+\[)(.*)\]", re.DOTALL)
_TEXT = r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'"""
_UNBREAKABLE = re.compile(rf" *(?:[\w.]+=|(?:{_TEXT}): )?(?:{_TEXT}|[\w.]+),?")
"""A line between brackets that nothing makes shorter: a name or a text, behind its keyword or key."""


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


def literal_item(value: Json) -> Item:
    """A JSON value whose brackets can be opened."""
    match value:
        case dict() if value:
            entries = tuple(
                headed(literal(key) + Code(": "), literal_item(member))
                for key, member in value.items()
            )
            return Group(Code("{"), entries, Code("}"))
        case list() if value:
            return Group(Code("["), tuple(map(literal_item, value)), Code("]"))
        case _:
            return literal(value)


def headed(head: Code, item: Item) -> Item:
    """`item` behind its keyword, or its key."""
    match item:
        case Code():
            return head + item
        case Group():
            return replace(item, head=head + item.head)


def assigned(name: Code, annotation: Code, call: Group) -> Code:
    """`name: annotation = call` in a module, as black leaves it.

    Where the first line is too long, black puts the call into brackets, and opens those of the annotation
    if they would not fit either.
    """
    start = name + Code(": ") + annotation + Code(" = ")
    opened = lay_out(replace(call, head=start + call.head), 0)
    if fits(opened.partition("\n")[0], 0):
        return settled(opened, 0)
    if fits(start + Code("("), 0):
        inner = lay_out(call, 4)
        return settled(start + Code("(\n    ") + inner + Code("\n)"), 0)
    subscript = _SUBSCRIPT.fullmatch(annotation)
    if subscript is None or not fits(subscript[2], 4):
        return settled(opened, 0)
    head = Code(f"{name}: {subscript[1]}")
    rest = Code(opened.removeprefix(start))
    return settled(head + Code(f"\n    {subscript[2]}\n] = ") + rest, 0)


def annotated(name: Code, annotation: Code, default: Code | None) -> Code:
    """`name: annotation = default`."""
    return (
        name
        + Code(": ")
        + annotation
        + (Code("") if default is None else Code(" = ") + default)
    )


def declared(name: Code, annotation: Code, default: Code | None, indent: int) -> Code:
    """`name: annotation = default` in a block that is `indent` characters deep, as black leaves it.

    Where the line is too long, black opens brackets around the default if that is enough, else those
    of the annotation. It is asked itself only about what has none, or is still too long then.
    """
    flat = annotated(name, annotation, default)
    if fits(flat, indent):
        return flat
    margin, end = "\n" + " " * (indent + 4), "\n" + " " * indent
    opened = flat.removesuffix(default or "") + "("
    if default and _ATOM.fullmatch(default) and fits(opened, indent):
        return Code(f"{opened}{margin}{default}{end})")
    subscript = _SUBSCRIPT.fullmatch(annotation)
    is_whole = subscript is not None and _is_closed(subscript[2])
    head, inner = subscript.groups() if subscript and is_whole else ("(", annotation)
    members = tuple(parts(Code(inner)))
    tail = ("]" if is_whole else ")") + (f" = {default}" if default else "")
    body = inner if fits(inner, indent + 4) else f"{margin}| ".join(members)
    is_divided = body != inner or fits(inner, indent + 4)
    lines = (f"{name}: {head}", tail, *(f"    {one}" for one in members))
    is_plain = "," not in inner and all(fits(one, indent) for one in lines)
    if is_divided and is_plain and _ATOM.fullmatch(default or "None"):
        return Code(f"{name}: {head}{margin}{body}{end}{tail}")
    return settled(flat, indent)


@cache
def declared_argument(name: Code, annotation: Code, default: Code | None) -> Code:
    """`name: annotation = default` on a line of its own in the signature of a method, as black leaves it."""
    flat = annotated(name, annotation, default)
    if fits(f"{flat},", 8):
        return flat
    members = tuple(parts(annotation))
    is_short = fits(annotation, 12)
    body = annotation if is_short else "\n            | ".join(members)
    tail = ")" + (f" = {default}" if default else "")
    if len(members) > 1 and all(fits(f"| {one}", 12) for one in members):
        return Code(f"{name}: (\n            {body}\n        {tail}")
    # Black takes an argument as it takes it among others, and a long signature has many.
    signature = f"class x:\n    def x(\n        self,\n        *,\n        {flat},\n    ):\n        pass\n"
    lines = formatted(signature).split("\n")[4:-3]
    return Code("\n".join(lines).strip().removesuffix(","))


def fits(line: str, indent: int) -> bool:
    """Whether a line has room in a block that is `indent` characters deep."""
    return indent + len(line) <= WIDTH


def _is_closed(inner: str) -> bool:
    """Whether every bracket in a text belongs to one in it."""
    depth = 0
    for character in inner:
        depth += (character == "[") - (character == "]")
        if depth < 0:
            return False
    return depth == 0


def settled(statement: Code, indent: int, *, body: Code | None = None) -> Code:
    """A statement in a block that is `indent` characters deep, as black leaves it.

    What is laid out here is settled already, unless a single item is too long for its line; black is
    asked about those statements alone, since it takes a second for 1,500 lines.

    Args:
        body: What follows below a statement that ends in a colon, so that it is complete.
    """
    first, *rest = statement.split("\n")
    if fits(first, indent) and all(
        fits(line, 0) or _UNBREAKABLE.fullmatch(line) for line in rest
    ):
        return statement
    depths = range(0, indent, 4)
    blocks = "".join(" " * depth + "class x:\n" for depth in depths)
    ending = "" if body is None else "\n" + " " * (indent + 4) + body
    text = formatted(f"{blocks}{' ' * indent}{statement}{ending}\n")
    lines = text.split("\n")[len(depths) :]
    lines = lines[: -1 if body is None else -2]
    return Code("\n".join(lines)[indent:])


def formatted(module: str) -> str:
    """A whole module in black's style.

    Raises:
        ValueError: it is no Python.
    """
    import black

    # `InvalidInput` is a ValueError.
    return black.format_str(module, mode=black.Mode())
