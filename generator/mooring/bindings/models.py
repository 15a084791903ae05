"""The one caller of datamodel-code-generator: JSON Schemas in, the Python type of every member out.

What is relied on, and what `tests/bindings/test_models.py` therefore holds: a parser keeps its models
in `results`; a model's `reference.path` is the pointer of its schema; a field knows its
`original_name`, its `type_hint` and its `constraints`.
"""

import json
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from datamodel_code_generator.enums import DataModelType
from datamodel_code_generator.format import DatetimeClassType, PythonVersion
from datamodel_code_generator.model import get_data_model_types
from datamodel_code_generator.model.base import ConstraintsBase, DataModel
from datamodel_code_generator.model.enum import Enum
from datamodel_code_generator.parser import LiteralType
from datamodel_code_generator.parser.openapi import OpenAPIParser

from mooring.bindings.annotations import MODULES_BY_NAME, annotation, renamed
from mooring.bindings.code import Code, identifier, literal
from mooring.document import Json, JsonObject

PREFIX = "#/components/schemas/"
HOLDER = "Holder"
_REFERENCE = re.compile(rf'"{PREFIX}([^"]+)"')
_NUMBER = re.compile(rf'"{PREFIX}Class(\d+)"')
_ALIASED = {f"{name}_aliased": name for name in MODULES_BY_NAME}
"""What it calls imported types once a member anywhere goes by the name of one."""
CONSTRAINTS = ("ge", "gt", "le", "lt", "multiple_of", "min_length", "max_length")


@dataclass(frozen=True, slots=True)
class Member:
    """The Python side of one member of an object."""

    annotation: Code
    constraints: tuple[tuple[Code, Code], ...] = ()
    """Keyword arguments of `pydantic.Field`."""


def members_by_class(
    definitions: Mapping[str, JsonObject],
) -> Mapping[str, Mapping[str, Member]]:
    """The members of every object among `definitions`: by class name, then by name on the wire.

    A definition that is no object has one member, named by the empty string: the type itself.

    Args:
        definitions: JSON Schemas by class name; they refer to each other by `#/components/schemas/<name>`.
    """
    wanted = {name: _questions(schema) for name, schema in definitions.items()}
    questions = {one.text for members in wanted.values() for one in members.values()}
    answers = dict(zip(sorted(questions), _typed(sorted(questions)), strict=True))
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
        named = {_numbered(index): name for index, name in enumerate(self.class_names)}
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
        return f'"{PREFIX}{_numbered(index)}"'

    text = _REFERENCE.sub(number, json.dumps(schema, sort_keys=True))
    return _Question(text, tuple(class_names))


def _numbered(index: int) -> str:
    return f"Class{index}"


def _typed(texts: list[str]) -> list[Member]:
    """The Python side of each type, in order."""
    if not texts:
        return []
    names = [f"type{index}" for index in range(len(texts))]
    types: JsonObject = {
        "type": "object",
        "properties": dict(zip(names, map(json.loads, texts), strict=True)),
        "required": list[Json](names),
    }
    numbers = {int(found) for text in texts for found in _NUMBER.findall(text)}
    stubs: dict[str, Json] = {
        _numbered(index): {"type": "object", "properties": {"stub": {}}}
        for index in sorted(numbers)
    }
    models = _parsed({**stubs, HOLDER: types})
    wrappers = {
        model.class_name: _unwrapped(model)
        for model in models
        if model.reference.path.removeprefix(PREFIX) not in (*stubs, HOLDER)
    }
    (holder,) = (model for model in models if model.reference.path == PREFIX + HOLDER)
    found = {
        field.original_name: Member(
            _without(wrappers, field.type_hint), tuple(_constraints(field.constraints))
        )
        for field in holder.fields
    }
    return [found[name] for name in names]


def _parsed(definitions: Mapping[str, Json]) -> list[DataModel]:
    document: dict[str, Json] = {
        "openapi": "3.1.0",
        "info": {"title": "", "version": ""},
        "paths": {},
        "components": {"schemas": dict(definitions)},
    }
    types = get_data_model_types(
        DataModelType.PydanticV2BaseModel, target_python_version=PythonVersion.PY_311
    )
    parser = OpenAPIParser(
        # It takes a mapping that is already loaded, whatever its annotation says.
        cast(str, document),
        data_model_type=types.data_model,
        data_model_root_type=types.root_model,
        data_model_field_type=types.field_model,
        data_type_manager_type=types.data_type_manager,
        dump_resolve_reference_action=types.dump_resolve_reference_action,
        target_python_version=PythonVersion.PY_311,
        # A server that leaves the zone out is still understood.
        target_datetime_class=DatetimeClassType.Datetime,
        enum_field_as_literal=LiteralType.One,
        field_constraints=True,
        use_union_operator=True,
        use_standard_collections=True,
        strict_nullable=True,
        formatters=[],
    )
    with warnings.catch_warnings():
        # It speaks of constraints that have no place in a class; they are reported by their own pointers here.
        warnings.simplefilter("ignore")
        parser.parse()
    return list(parser.results)


def _unwrapped(model: DataModel) -> Code:
    """The type that a class stands for which nobody asked for."""
    if isinstance(model, Enum):
        values = (annotation(str(field.default)) for field in model.fields)
        return Code("Literal[") + Code(", ").join(values) + Code("]")
    return annotation(model.fields[0].type_hint)


def _without(wrappers: Mapping[str, Code], hint: str) -> Code:
    text = annotation(hint)
    while (unwrapped := renamed(text, {**wrappers, **_ALIASED})) != text:
        text = unwrapped
    return text


def _constraints(constraints: ConstraintsBase | None) -> Iterator[tuple[Code, Code]]:
    stated = {} if constraints is None else constraints.model_dump(exclude_none=True)
    for name in CONSTRAINTS:
        if isinstance(value := stated.get(name), int | float):
            yield identifier(name), literal(
                int(value) if value == int(value) else float(value)
            )
