"""What the model keeps as it is stated, with what it refers to in the place of the references.

A change of what is referred to is a change of what refers to it, and would be lost behind a name.
"""

from collections.abc import Set

from mooring.document import Json
from mooring.model import Value
from mooring.spec.reading import Node, Reading
from mooring.spec.references import follow

MOST = 2_000
"""Values that are taken in for one statement; beyond, a reference stays what it is."""


def embedded(reading: Reading, node: Node) -> Value:
    """The value at `node` as it would be without references; one into itself stays."""
    stated = Value.of(node.value)
    if '"$ref"' not in stated.text:
        return stated
    left = [MOST]
    return Value.of(_whole(reading, node, frozenset(), left))


def kept(
    reading: Reading, node: Node, known: Set[str]
) -> tuple[tuple[str, Value], ...]:
    """The members of an object that `known` does not name, each without references."""
    members = node.value if isinstance(node.value, dict) else {}
    return tuple(
        (key, embedded(reading, node[key])) for key in members if key not in known
    )


def _whole(
    reading: Reading, node: Node, around: frozenset[str], left: list[int]
) -> Json:
    left[0] -= 1
    match node.value:
        case dict() as stated if isinstance(stated.get("$ref"), str) and left[0] > 0:
            target = follow(reading, node)
            if target is None or target.pointer in around:
                return stated
            within = around | {target.pointer}
            whole = _whole(reading, target, within, left)
            beside = {key: one for key, one in stated.items() if key != "$ref"}
            return {**whole, **beside} if isinstance(whole, dict) else whole
        case dict() as members:
            return {key: _whole(reading, node[key], around, left) for key in members}
        case list() as items:
            return [
                _whole(reading, node[index], around, left)
                for index in range(len(items))
            ]
        case value:
            return value
