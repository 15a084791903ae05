"""The Python side of one member of an object, and how definitions refer to each other meanwhile."""

from dataclasses import dataclass

from mooring.bindings.python.code import Code

PREFIX = "#/components/schemas/"
"""Begins every reference to a class."""


@dataclass(frozen=True, slots=True)
class Member:
    """The Python side of one member of an object."""

    annotation: Code
    constraints: tuple[tuple[Code, Code], ...] = ()
    """Keyword arguments of `pydantic.Field`."""


def numbered(index: int) -> str:
    """What a class is called while its name does not matter."""
    return f"Class{index}"
