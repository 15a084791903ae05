"""What is kept of a package, as bytes: JSON, for what lies in a folder must not be able to run."""

from typing import Protocol

from mooring.bindings.recollection import Kept

FEWEST = 300
"""Schemas and operations of a package that is worth keeping: a small one is written sooner than anything is read."""


class Memory(Protocol):
    """Where what one run decided lies for the next one; it may forget at any time."""

    def recalled(self) -> bytes | None:
        """What was kept last; None where there is nothing."""

    def keep(self, content: bytes) -> None:
        """Keeps it in place of what was kept before."""


def recalled(memory: Memory) -> Kept:
    """What is kept there; nothing where that is none of ours."""
    from pydantic import TypeAdapter, ValidationError

    content = memory.recalled()
    if content is None:
        return Kept()
    try:
        return TypeAdapter(Kept).validate_json(content)
    except ValidationError:
        return Kept()


def keep(memory: Memory, kept: Kept) -> None:
    """Keeps it for the next run."""
    from pydantic import TypeAdapter

    memory.keep(TypeAdapter(Kept).dump_json(kept))
