"""Definitions as JSON Schemas → the Python type of every member."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from mooring.bindings.annotations import renamed
from mooring.bindings.members import PREFIX, Member, numbered
from mooring.bindings.plain_types import plain_type
from mooring.document import Json, JsonObject

_REFERENCE = re.compile(rf'"{PREFIX}([^"]+)"')


def members_by_class(
    definitions: Mapping[str, JsonObject],
) -> Mapping[str, Mapping[str, Member]]:
    """The members of every object among `definitions`: by class name, then by name on the wire.

    A definition that is no object has one member, named by the empty string: the type itself.

    Args:
        definitions: JSON Schemas by class name; they refer to each other by `#/components/schemas/<name>`.
    """
    wanted = {name: _questions(schema) for name, schema in definitions.items()}
    answers = _answers(
        {one.text for members in wanted.values() for one in members.values()}
    )
    return {
        name: {wire: one.answered(answers[one.text]) for wire, one in members.items()}
        for name, members in wanted.items()
    }


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


def _answers(texts: set[str]) -> Mapping[str, Member]:
    """The type that each text describes; what generates models is loaded where one leaves a choice."""
    found = {text: plain_type(json.loads(text)) for text in texts}
    plain = {text: member for text, member in found.items() if member is not None}
    if not (left := sorted(texts - plain.keys())):
        return plain
    from mooring.bindings.models import generated_types

    return plain | dict(zip(left, generated_types(left), strict=True))
