"""The one caller of datamodel-code-generator: JSON Schemas in, the Python type of each out.

What is relied on, and what `tests/bindings/test_models.py` therefore holds: a parser keeps its models
in `results`; a model's `reference.path` is the pointer of its schema; a field knows its
`original_name`, its `type_hint` and its `constraints`.
"""

import json
import re
import warnings
from collections.abc import Iterator, Mapping
from typing import cast

from datamodel_code_generator.enums import DataModelType
from datamodel_code_generator.format import DatetimeClassType, PythonVersion
from datamodel_code_generator.model import get_data_model_types
from datamodel_code_generator.model.base import ConstraintsBase, DataModel
from datamodel_code_generator.model.enum import Enum
from datamodel_code_generator.parser import LiteralType
from datamodel_code_generator.parser.openapi import OpenAPIParser

from mooring.bindings.python.annotations import MODULES_BY_NAME, annotation, renamed
from mooring.bindings.python.code import Code, identifier, literal
from mooring.bindings.types.members import PREFIX, Member, numbered
from mooring.document import Json, JsonObject

HOLDER = "Holder"
_NUMBER = re.compile(rf'"{PREFIX}Class(\d+)"')
_ALIASED = {f"{name}_aliased": name for name in MODULES_BY_NAME}
"""What it calls imported types once a member anywhere goes by the name of one."""
CONSTRAINTS = ("ge", "gt", "le", "lt", "multiple_of", "min_length", "max_length")


def generated_types(texts: list[str]) -> list[Member]:
    """The Python side of each JSON Schema, in order; one refers to classes by their numbers alone."""
    names = [f"type{index}" for index in range(len(texts))]
    types: JsonObject = {
        "type": "object",
        "properties": dict(zip(names, map(json.loads, texts), strict=True)),
        "required": list[Json](names),
    }
    numbers = {int(found) for text in texts for found in _NUMBER.findall(text)}
    stubs: dict[str, Json] = {
        numbered(index): {"type": "object", "properties": {"stub": {}}}
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
