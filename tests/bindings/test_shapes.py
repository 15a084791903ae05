"""How schemas appear in Python."""

import pytest
from mooring.bindings.schemas.shapes import Shape, record
from mooring.model import Object, Reference, Schema

from .documents import components, shapes_of


@pytest.mark.parametrize(
    ("schema", "shape"),
    [
        ("{type: object, properties: {a: {type: string}}}", Shape.CLASS),
        ("{allOf: [{$ref: '#/components/schemas/Base'}, {type: object}]}", Shape.CLASS),
        ("{type: string, enum: [a, b]}", Shape.STRING_ENUM),
        ("{type: integer, enum: [1, 2]}", Shape.INTEGER_ENUM),
        ("{enum: [1, true]}", Shape.ALIAS),
        ("{enum: [1, a]}", Shape.ALIAS),
        ("{enum: [1.5, 2.5]}", Shape.ALIAS),
        ("{const: a}", Shape.ALIAS),
        ("{type: string}", Shape.ALIAS),
        ("{type: object, additionalProperties: {type: string}}", Shape.ALIAS),
        ("{type: array, items: {$ref: '#/components/schemas/Base'}}", Shape.ALIAS),
        ("{type: array, items: {$ref: '#/components/schemas/It'}}", Shape.ROOT),
        ("{anyOf: [{type: string}, {$ref: '#/components/schemas/It'}]}", Shape.ROOT),
        ("{$ref: '#/components/schemas/Base'}", Shape.ALIAS),
    ],
)
def test_a_schema_has_a_shape(schema: str, shape: Shape) -> None:
    schemas = components(
        f"It: {schema}\nBase: {{type: object, properties: {{b: {{type: string}}}}}}"
    )
    found = shapes_of(schemas)
    assert found.by_key["It"] is shape


def test_an_alias_is_followed_to_what_it_stands_for() -> None:
    schemas = components(
        "A: {$ref: '#/components/schemas/B'}\n"
        "B: {$ref: '#/components/schemas/C'}\n"
        "C: {type: [string, 'null']}\n"
        "D: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}"
    )
    found = shapes_of(schemas)
    assert found.resolved(Schema(Reference("A"))) == schemas["C"]
    assert found.is_nullable(Schema(Reference("A")))
    assert not found.is_nullable(Schema(Reference("D")))


RECORDS = [
    (
        "{allOf: [{$ref: '#/components/schemas/Base'}, {properties: {b: {}}}]}",
        {"id": True, "name": False, "b": False},
    ),
    (
        "{allOf: [{$ref: '#/components/schemas/Base'}, {type: object, required: [name]}]}",
        {"id": True, "name": True},
    ),
    (
        "{properties: {a: {type: string}}, required: [a], "
        "oneOf: [{properties: {b: {type: string}}, required: [b]}, {properties: {c: {}}}]}",
        {"a": True, "b": False, "c": False},
    ),
    ("{$ref: '#/components/schemas/Base'}", {"id": True, "name": False}),
]


@pytest.mark.parametrize(("schema", "members"), RECORDS)
def test_a_record_has_the_members_of_all_its_parts(
    schema: str, members: dict[str, bool]
) -> None:
    schemas = components(
        f"It: {schema}\n"
        "Base: {type: object, required: [id], "
        "properties: {id: {type: string}, name: {type: string}}}"
    )
    merged = record(schemas["It"], schemas)
    assert {one.name: one.required for one in merged.properties} == members


def test_a_member_keeps_what_the_part_that_describes_it_says() -> None:
    schemas = components(
        "It: {allOf: [{properties: {a: {type: string, maxLength: 3}}}, "
        "{properties: {a: {}}}]}"
    )
    [member] = record(schemas["It"], schemas).properties
    assert member.schema.type == components("S: {type: string, maxLength: 3}")["S"].type


def test_what_is_no_object_has_no_members() -> None:
    assert record(components("S: {type: string}")["S"], {}) == Object()
