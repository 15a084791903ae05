"""Class, field and member names for the schemas of an API, each from its own place in the document."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeVar

from mooring.bindings.python.annotations import CAPITALISED_BUILTINS, RUNTIME_NAMES
from mooring.bindings.python.identifiers import (
    class_name,
    constant_name,
    field_name,
    snake_case,
    told_apart,
)
from mooring.bindings.names.operation_names import OperationName
from mooring.model import ITSELF, Operation, Value

T = TypeVar("T", str, Value)

NAMES_IN_MODELS = RUNTIME_NAMES | {
    *("Annotated", "Any", "Decimal", "Field", "Literal", "RenamingModel", "UUID"),
    "Union",
    *CAPITALISED_BUILTINS,
}
"""Names that mean something in a module of models already."""


def class_names(
    keys: Iterable[str],
    operations: Iterable[Operation],
    operation_names: Mapping[str, OperationName],
    overrides: Mapping[str, str],
    kept: Mapping[str, tuple[str, ...]],
) -> Mapping[str, str]:
    """The class name of every schema that has a class, by its key.

    A component keeps its own name; a type that was written inline is called by the way to it, which
    begins at a component or at an operation's Python name.

    Args:
        overrides: Names that people chose, by schema key.
        kept: The names that a schema's class has had, its own first; what is written inside is called by it too.
    """
    owners = {
        operation.key: str(operation_names[operation.key]) for operation in operations
    } | {key: names[0] for key, names in kept.items()}
    overrides = {key: names[0] for key, names in kept.items()} | {**overrides}
    chosen = {key: overrides.get(key) or _natural(key, owners) for key in keys}
    meetings = Counter(name.lower() for name in chosen.values())
    return {
        # Of the keys that meet, the one that is already written as the class name has the right to it.
        key: (
            name
            if meetings[name.lower()] == 1 or key == name
            else told_apart(name, key)
        )
        for key, name in chosen.items()
    }


def further_names(
    kept: Mapping[str, tuple[str, ...]], named_classes: Mapping[str, str]
) -> Mapping[str, tuple[str, ...]]:
    """The names beside its own that a class answers to, by its own: those it has had, and the vendor's."""
    taken = {name.lower() for name in named_classes.values()}
    further = dict[str, tuple[str, ...]]()
    for key in sorted(kept.keys() & named_classes.keys()):
        names = dict.fromkeys((*kept[key][1:], _natural(key, {})))
        free = tuple(name for name in names if name.lower() not in taken)
        taken |= {name.lower() for name in free}
        further[named_classes[key]] = free
    return further


def field_names(wire_names: Iterable[str]) -> Mapping[str, str]:
    """The attribute of every member of one object, by its name on the wire."""
    return _apart({name: field_name(name) for name in wire_names})


def argument_names(wire_names: Iterable[str]) -> Mapping[str, str]:
    """The keyword of every argument that travels to one place, by its name on the wire."""
    return _apart({name: snake_case(name) for name in wire_names})


def member_names(values: Iterable[Value]) -> Mapping[Value, str]:
    """The constant of every value of one enumeration."""
    return _apart({value: constant_name(str(value.json)) for value in values})


def _natural(key: str, owners: Mapping[str, str]) -> str:
    owner = next((owner for owner in _prefixes(key) if owner in owners), None)
    key = key.replace(ITSELF, "")
    spoken = key if owner is None else f"{owners[owner]} {key[len(owner):]}"
    name = class_name(spoken)
    return f"{name}Model" if name in NAMES_IN_MODELS else name


def _prefixes(key: str) -> Iterable[str]:
    parts = key.split("/")
    return ("/".join(parts[:length]) for length in range(len(parts) - 1, 0, -1))


def _apart(names: Mapping[T, str]) -> Mapping[T, str]:
    meetings = Counter(names.values())
    return {
        source: (
            name
            if meetings[name] == 1 or str(source) == name
            else told_apart(name, str(source))
        )
        for source, name in names.items()
    }
