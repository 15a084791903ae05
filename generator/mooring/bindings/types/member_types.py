"""Definitions as JSON Schemas → the Python type of every member."""

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from mooring.bindings.python.annotations import renamed
from mooring.bindings.types.members import PREFIX, Member, numbered
from mooring.bindings.types.plain_types import plain_type
from mooring.document import Json, JsonObject

_REFERENCE = re.compile(rf'"{PREFIX}([^"]+)"')


class Members(Mapping[str, Mapping[str, Member]]):
    """The members of definitions, by the name of the definition, then by name on the wire.

    A definition that is no object has one member, named by the empty string: the type itself.

    Args:
        names: Of all definitions.
        define: The JSON Schema of one; they refer to each other by `#/components/schemas/<name>`.
        types: Types that were generated before, by the JSON Schema that was asked about; further ones are added.
    """

    def __init__(
        self,
        names: Collection[str],
        define: Callable[[str], JsonObject],
        types: dict[str, Member],
    ) -> None:
        self._names = names
        self._define = define
        self._types = types
        self._found = dict[str, Mapping[str, Member]]()

    def __getitem__(self, name: str) -> Mapping[str, Member]:
        if name not in self._found:
            if name not in self._names:
                raise KeyError(name)
            self.ask([name])
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def ask(self, names: Iterable[str]) -> None:
        """Finds the members of several definitions at once: each time that types are generated takes its while."""
        wanted = {name: _questions(self._define(name)) for name in names}
        answers = self._answers(
            {one.text for members in wanted.values() for one in members.values()}
        )
        for name, members in wanted.items():
            self._found[name] = {
                wire: one.answered(answers[one.text]) for wire, one in members.items()
            }

    def _answers(self, texts: set[str]) -> Mapping[str, Member]:
        """The type that each text describes; what generates types is loaded where one leaves a choice."""
        found = {
            text: plain_type(json.loads(text)) for text in texts - self._types.keys()
        }
        if left := sorted(text for text, member in found.items() if member is None):
            from mooring.bindings.types.generated_types import generated_types

            self._types |= zip(left, generated_types(left), strict=True)
        plain = {text: member for text, member in found.items() if member is not None}
        return plain | self._types


class Below(Mapping[str, Mapping[str, Member]]):
    """The members of definitions whose names begin in the same way, by the rest of the name."""

    def __init__(self, members: Members, prefix: str) -> None:
        self._members = members
        self._prefix = prefix

    def __getitem__(self, name: str) -> Mapping[str, Member]:
        return self._members[self._prefix + name]

    def __iter__(self) -> Iterator[str]:
        for name in self._members:
            if name.startswith(self._prefix):
                yield name.removeprefix(self._prefix)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def members_by_class(
    definitions: Mapping[str, JsonObject],
) -> Mapping[str, Mapping[str, Member]]:
    """The members of all definitions."""
    members = Members(definitions, definitions.__getitem__, {})
    members.ask(definitions)
    return dict(members)


@dataclass(frozen=True, slots=True)
class _Question:
    """A JSON Schema as text, with the classes in it numbered.

    Large documents say the same thing many times, about different classes: what Python calls
    "a list of this class, or null" is asked once.
    """

    text: str
    class_names: tuple[str, ...]

    def answered(self, member: Member) -> Member:
        named = {numbered(index): name for index, name in enumerate(self.class_names)}
        return Member(renamed(member.annotation, named), member.constraints)


def _questions(schema: JsonObject) -> Mapping[str, _Question]:
    """What is to be asked about each member of a definition, by name on the wire."""
    properties = schema.get("properties")
    if not isinstance(properties, dict):
        return {"": _question(schema)}
    return {name: _question(member) for name, member in properties.items()}


def _question(schema: Json) -> _Question:
    class_names: dict[str, int] = {}

    def number(match: re.Match[str]) -> str:
        index = class_names.setdefault(match[1], len(class_names))
        return f'"{PREFIX}{numbered(index)}"'

    text = _REFERENCE.sub(number, json.dumps(schema, sort_keys=True))
    return _Question(text, tuple(class_names))
