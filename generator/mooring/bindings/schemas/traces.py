"""What a view was decided from, so that a later run can tell whether it would be decided in the same way.

While a class or a method is planned, each look at another schema, and at each name, goes through a mapping that notes it.
What was seen there is kept beside the view. As long as all of it is as it was, so is the view; what nobody
looked at does not matter. (Mokhov, Mitchell, Peyton Jones, Build Systems à la Carte, 2018: verifying traces.)
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from mooring.bindings.schemas.fingerprints import fingerprint
from mooring.bindings.schemas.shapes import Shapes

Seen = TypeVar("Seen", covariant=True)

EVERY_KEY = "\0"
"""Stands for the list of all keys, in notes and traces; no schema has such a key."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What was seen.

    Args:
        outlines: The shape and the class of schemas by key.
        contents: The digests of schemas by key.
        types: By its name, what a type is known as.
    """

    outlines: Mapping[str, str]
    contents: Mapping[str, str]
    types: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Notes:
    """The keys and names that were looked at."""

    outlines: set[str] = field(default_factory=set[str])
    contents: set[str] = field(default_factory=set[str])
    types: set[str] = field(default_factory=set[str])

    def watched(self, shapes: Shapes) -> Shapes:
        """The shapes; each look at them is noted."""
        return Shapes(
            Watched(shapes.by_key, self.outlines),
            Watched(shapes.schemas, self.contents),
            Watched(shapes.class_names, self.outlines),
        )


class Watched(Mapping[str, Seen]):
    """A mapping that notes which keys are asked for, whether it has them or not."""

    __slots__ = ("_notes", "_whole")

    def __init__(self, whole: Mapping[str, Seen], notes: set[str]) -> None:
        self._whole = whole
        self._notes = notes

    def __getitem__(self, key: str) -> Seen:
        self._notes.add(key)
        return self._whole[key]

    def __iter__(self) -> Iterator[str]:
        self._notes.update((EVERY_KEY, *self._whole))
        return iter(self._whole)

    def __len__(self) -> int:
        self._notes.update((EVERY_KEY, *self._whole))
        return len(self._whole)


class WatchedNames(Container[str]):
    """Names; which ones are asked for is noted."""

    __slots__ = ("_notes", "_whole")

    def __init__(self, whole: Container[str], notes: set[str]) -> None:
        self._whole = whole
        self._notes = notes

    def __contains__(self, name: object) -> bool:
        if not isinstance(name, str):
            return False
        self._notes.add(name)
        return name in self._whole


class Present:
    """What there is to be seen now."""

    def __init__(self, shapes: Shapes, types: Mapping[str, str]) -> None:
        self._shapes = shapes
        self._types = types
        self._digests = dict[str, str]()

    def confirms(self, trace: Trace) -> bool:
        """Whether all that was seen is as it was."""
        return (
            all(self._outline(key) == seen for key, seen in trace.outlines.items())
            and all(self._type(name) == seen for name, seen in trace.types.items())
            and all(self._content(key) == seen for key, seen in trace.contents.items())
        )

    def trace(self, notes: Notes) -> Trace:
        """What can be seen at the places that were looked at."""
        return Trace(
            {key: self._outline(key) for key in sorted(notes.outlines)},
            {key: self._content(key) for key in sorted(notes.contents)},
            {name: self._type(name) for name in sorted(notes.types)},
        )

    def _outline(self, key: str) -> str:
        if key == EVERY_KEY:
            return fingerprint(tuple(self._shapes.class_names.items()))
        shape = self._shapes.by_key.get(key)
        name = self._shapes.class_names.get(key)
        return "" if shape is None else f"{shape.name} {name or ''}"

    def _type(self, name: str) -> str:
        if name == EVERY_KEY:
            return fingerprint(tuple(self._types.items()))
        return self._types.get(name, "")

    def _content(self, key: str) -> str:
        if (known := self._digests.get(key)) is not None:
            return known
        seen = (
            tuple(self._shapes.schemas)
            if key == EVERY_KEY
            else self._shapes.schemas.get(key)
        )
        found = "" if seen is None else fingerprint(seen)
        self._digests[key] = found
        return found
