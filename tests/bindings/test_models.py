"""What is relied on in datamodel-code-generator: each assumption by itself, so that an upgrade says which one broke."""

import importlib.metadata
import re
import tomllib
from typing import cast

import pytest
from datamodel_code_generator.parser.openapi import OpenAPIParser
from mooring.bindings.types.members import PREFIX
from mooring.bindings.types.member_types import members_by_class
from mooring.document import Json, JsonObject

from .documents import PROJECT

THING: JsonObject = {
    "type": "object",
    "properties": {
        "wireName": {"type": "string", "minLength": 1, "maxLength": 5},
        "class": {"type": "integer", "minimum": 0, "exclusiveMaximum": 9},
        "other": {"$ref": f"{PREFIX}Other"},
    },
    "required": ["wireName", "class", "other"],
}
OTHER: JsonObject = {"type": "object", "properties": {"a": {"type": "string"}}}


def test_the_installed_version_is_the_pinned_one() -> None:
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    [pinned] = [
        requirement
        for requirement in settings["project"]["dependencies"]
        if requirement.startswith("datamodel-code-generator")
    ]
    installed = importlib.metadata.version("datamodel-code-generator")
    assert re.fullmatch(r"datamodel-code-generator==([\d.]+)", pinned)
    assert pinned.endswith(f"=={installed}")


def test_a_parser_keeps_its_models() -> None:
    parser = _parser({"Thing": THING, "Other": OTHER})
    parser.parse()
    assert {model.class_name for model in parser.results} == {"Thing", "Other"}


def test_a_model_knows_the_pointer_of_its_schema() -> None:
    parser = _parser({"Thing": THING, "Other": OTHER})
    parser.parse()
    assert {model.reference.path for model in parser.results} == {
        "#/components/schemas/Thing",
        "#/components/schemas/Other",
    }


def test_a_field_knows_its_name_on_the_wire() -> None:
    parser = _parser({"Thing": THING, "Other": OTHER})
    parser.parse()
    [thing] = [model for model in parser.results if model.class_name == "Thing"]
    assert [one.original_name for one in thing.fields] == ["wireName", "class", "other"]


def test_a_field_knows_its_type() -> None:
    members = members_by_class({"Thing": THING, "Other": OTHER})["Thing"]
    assert {name: str(member.annotation) for name, member in members.items()} == {
        "wireName": "str",
        "class": "int",
        "other": "Other",
    }


def test_a_field_knows_its_bounds() -> None:
    members = members_by_class({"Thing": THING, "Other": OTHER})["Thing"]
    assert members["wireName"].constraints == (("min_length", "1"), ("max_length", "5"))
    assert members["class"].constraints == (("ge", "0"), ("lt", "9"))


TYPES: list[tuple[JsonObject, str]] = [
    ({"type": "string"}, "str"),
    ({"type": "integer"}, "int"),
    ({"type": "number"}, "float"),
    ({"type": "boolean"}, "bool"),
    ({"type": "null"}, "None"),
    ({}, "Any"),
    ({"type": ["string", "null"]}, "str | None"),
    ({"type": ["string", "null"], "maxLength": 3}, "str | None"),
    ({"type": "string", "format": "uuid"}, "UUID"),
    ({"type": "string", "format": "decimal"}, "Decimal"),
    ({"type": "string", "format": "date-time"}, "datetime"),
    ({"type": "string", "format": "date"}, "date"),
    ({"type": "string", "format": "time"}, "time"),
    ({"enum": ["auto"]}, 'Literal["auto"]'),
    ({"enum": ["a", 1, None]}, 'Literal["a", 1, None]'),
    ({"type": "array", "items": {"type": "string"}}, "list[str]"),
    ({"type": "object", "additionalProperties": True}, "dict[str, Any]"),
    ({"type": "object", "additionalProperties": {"type": "integer"}}, "dict[str, int]"),
    ({"anyOf": [{"type": "boolean"}, {"enum": ["auto"]}]}, 'bool | Literal["auto"]'),
    ({"anyOf": [{"$ref": f"{PREFIX}Other"}, {"type": "null"}]}, "Other | None"),
    ({"type": "array", "items": {"$ref": f"{PREFIX}Other"}}, "list[Other]"),
]


@pytest.mark.parametrize(("schema", "annotation"), TYPES)
def test_a_type_has_its_annotation(schema: JsonObject, annotation: str) -> None:
    holder: JsonObject = {
        "type": "object",
        "properties": {"it": schema},
        "required": ["it"],
    }
    members = members_by_class({"Holder": holder, "Other": OTHER})["Holder"]
    assert members["it"].annotation == annotation


@pytest.mark.parametrize(
    "name", ["list", "str", "date", "datetime", "UUID", "Any", "Other"]
)
def test_a_member_named_like_a_type_leaves_the_types_alone(name: str) -> None:
    properties: JsonObject = {
        name: {"type": "string", "format": "date"},
        "then": {"type": "array", "items": {"type": "string", "format": "uuid"}},
        "last": {"$ref": f"{PREFIX}Other"},
        "free": {},
    }
    holder: JsonObject = {
        "type": "object",
        "properties": properties,
        "required": list(properties),
    }
    members = members_by_class({"Holder": holder, "Other": OTHER})["Holder"]
    assert [str(members[one].annotation) for one in properties] == [
        "date",
        "list[UUID]",
        "Other",
        "Any",
    ]


def test_a_class_that_nobody_asked_for_is_written_where_it_is_used() -> None:
    schema: JsonObject = {
        "type": "object",
        "properties": {"it": {"type": "string", "enum": ["a", "b"]}},
        "required": ["it"],
    }
    found = members_by_class({"Holder": schema})
    assert found["Holder"]["it"].annotation == 'Literal["a", "b"]'
    assert set(found) == {"Holder"}


def test_a_definition_that_is_no_object_has_one_nameless_member() -> None:
    found = members_by_class({"Names": {"type": "array", "items": {"type": "string"}}})
    assert found["Names"][""].annotation == "list[str]"


def test_a_definition_that_nothing_refers_to_keeps_its_name() -> None:
    definitions: dict[str, JsonObject] = {f"Thing{n}": dict(OTHER) for n in range(5)}
    assert set(members_by_class(definitions)) == set(definitions)


def test_nothing_at_all_is_nothing() -> None:
    assert members_by_class({}) == {}


def _parser(definitions: dict[str, JsonObject]) -> OpenAPIParser:
    document: dict[str, Json] = {
        "openapi": "3.1.0",
        "info": {"title": "", "version": ""},
        "paths": {},
        "components": {"schemas": dict(definitions)},
    }
    return OpenAPIParser(cast(str, document), formatters=[])
