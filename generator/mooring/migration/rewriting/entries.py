"""What a model or a dictionary is written as: its entries, by number, key and value."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import libcst as cst

from mooring.migration.rewriting.layout import Space, laid_out, layout, without


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; no key where it is not written there.

    Args:
        key_node: The string that is the key, in a dictionary.
    """

    key: str | None
    value: cst.BaseExpression
    node: cst.CSTNode
    key_node: cst.SimpleString | None = None


def entries(value: cst.Call | cst.Dict) -> Iterator[Entry]:
    """The entries in their order."""
    if isinstance(value, cst.Call):
        for one in value.args:
            key = None if one.keyword is None or one.star else one.keyword.value
            yield Entry(key, one.value, one)
        return
    for element in value.elements:
        match element:
            case cst.DictElement(key=cst.SimpleString() as written, value=inner):
                text = written.evaluated_value
                yield Entry(
                    text if isinstance(text, str) else None, inner, element, written
                )
            case _:
                yield Entry(None, element.value, element)


def is_open_ended(found: Iterable[Entry]) -> bool:
    """Whether entries may hide in something that is passed on."""
    return any(one.key is None for one in found)


def spaces(value: cst.Call | cst.Dict) -> tuple[tuple[Space, ...], Space]:
    """The space before each entry, and the one before the closing bracket."""
    if isinstance(value, cst.Call):
        found = layout(value)
        return tuple(one.before for one in found.items), found.tail
    before: list[Space] = [value.lbrace.whitespace_after]
    for one in value.elements:
        behind = (
            one.comma.whitespace_after if isinstance(one.comma, cst.Comma) else None
        )
        before.append(behind or cst.SimpleWhitespace(""))
    tail = before.pop()
    last = value.elements[-1] if value.elements else None
    if last is None or not isinstance(last.comma, cst.Comma):
        tail = value.rbrace.whitespace_before
    return tuple(before), tail


def pruned(value: cst.Call | cst.Dict, gone: set[int]) -> cst.Call | cst.Dict | None:
    """The same without some of its entries; None where nothing is left."""
    if isinstance(value, cst.Call):
        if len(gone) == len(value.args):
            return None
        return laid_out(value, without(layout(value), sorted(gone)))
    left = [one for index, one in enumerate(value.elements) if index not in gone]
    return value.with_changes(elements=left) if left else None
