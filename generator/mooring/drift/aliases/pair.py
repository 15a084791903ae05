"""A difference with what the two documents literally say there: oasdiff tells apart what means the same."""

from dataclasses import dataclass

from mooring.document import Json
from mooring.drift.facts.differences import Difference, Subject
from mooring.drift.policy import Policy
from mooring.drift.facts.side import Side


@dataclass(frozen=True, slots=True)
class Pair:
    """A difference between two documents."""

    difference: Difference
    old: Side
    new: Side
    policy: Policy

    @property
    def is_whole(self) -> bool:
        """Whether it is about a parameter itself, not about its schema."""
        pointer = self.difference.new_pointer or self.difference.old_pointer or ""
        return not pointer.endswith("/schema")

    @property
    def is_header(self) -> bool:
        return self.difference.subject is Subject.HEADER

    @property
    def written(self) -> tuple[Json, Json]:
        """What is written where the difference stands."""
        one = self.difference
        return (
            None if one.old_pointer is None else self.old.stated(one.old_pointer),
            None if one.new_pointer is None else self.new.stated(one.new_pointer),
        )

    def keyword(self, name: str) -> tuple[Json, Json]:
        """What the two schemas say under a keyword; None where they say nothing."""
        old, new = self.written
        return _member(old, name), _member(new, name)

    def condition_end(self) -> str | None:
        """Whether the difference is part of a condition (`allOf`) that only one side has."""
        one = self.difference
        for pointer, other, end in (
            (one.new_pointer, self.old, "added"),
            (one.old_pointer, self.new, "removed"),
        ):
            if pointer is None or "/allOf/" not in pointer:
                continue
            around, _, inside = pointer.rpartition("/allOf/")
            there = other.stated(f"{around}/allOf")
            index = inside.partition("/")[0]
            if isinstance(there, list) and len(there) <= int(index):
                return end
        return None

    @property
    def is_bare(self) -> bool:
        """Whether nothing but one type's name is written where the difference stands."""
        old, new = self.written
        stated = old if new is None else new
        return (
            isinstance(stated, dict)
            and stated.keys() == {"type"}
            and isinstance(stated["type"], str)
        )

    def prefix_end(self) -> str | None:
        """Whether only one side names the place in an array where the difference stands."""
        named = [
            pointer is not None and "/prefixItems/" in pointer
            for pointer in (self.difference.old_pointer, self.difference.new_pointer)
        ]
        if named[0] == named[1]:
            return None
        return "added" if named[1] else "removed"

    def is_required(self) -> bool:
        """Whether the object around the property where the difference stands requires it."""
        pointer = self.difference.new_pointer or self.difference.old_pointer or ""
        around, _, name = pointer.rpartition("/")
        side = self.old if self.difference.new_pointer is None else self.new
        required = _member(side.stated(around.rpartition("/")[0]), "required")
        plain = name.replace("~1", "/").replace("~0", "~")
        return isinstance(required, list) and plain in required


def need(is_required: bool) -> str:
    """How an id says whether something must be there."""
    return "required" if is_required else "optional"


def _member(value: Json, name: str) -> Json:
    return value.get(name) if isinstance(value, dict) else None
