"""What generated code demands beside its types."""

import pytest
from mooring.bindings.schemas.keywords import LONGEST, class_keywords, member_keywords
from mooring.bindings.schemas.shapes import Shapes
from mooring.document import Json

from .documents import components, shapes_of

OTHERS = """
A: {type: object, properties: {a: {type: string}}, required: [a]}
B: {type: object, properties: {b: {type: string}}, required: [b]}
Node: {type: object, properties: {next: {$ref: "#/components/schemas/Node"}}, required: [next]}
"""


def shapes_in(text: str) -> Shapes:
    """The shapes of a schema `It`, and of those that it may refer to."""
    schemas = components(f"It: {text}\n{OTHERS}")
    return shapes_of(schemas)


@pytest.mark.parametrize(
    ("text", "keywords"),
    [
        ("{type: integer, minimum: 1}", {}),
        ("{type: number, multipleOf: 0.01}", {"multipleOf": 0.01}),
        ("{type: string, maxLength: 3, pattern: '^a'}", {"pattern": "^a"}),
        ("{type: string, format: decimal, pattern: '^1'}", {}),
        ("{type: [string, 'null'], pattern: '^a'}", {"pattern": "^a"}),
        ("{const: 0.5}", {"const": 0.5}),
        ("{enum: [{a: 1}, x]}", {"enum": [{"a": 1}, "x"]}),
        ("{enum: [1, a]}", {}),
        ("false", {"not": {}}),
        ("{not: {type: string}}", {"not": {"type": "string"}}),
        ("{type: array, uniqueItems: true, minItems: 1}", {"uniqueItems": True}),
        (
            "{type: array, items: {type: string, minLength: 1}}",
            {"items": {"minLength": 1}},
        ),
        (
            "{type: array, prefixItems: [{type: string}], items: false}",
            {"prefixItems": [{"type": "string"}], "items": False},
        ),
        (
            "{type: object, maxProperties: 2, additionalProperties: {type: string, pattern: a}}",
            {"maxProperties": 2, "additionalProperties": {"pattern": "a"}},
        ),
        (
            "{anyOf: [{type: string, pattern: a}, {type: integer, minimum: 1}]}",
            {"pattern": "a", "minimum": 1},
        ),
        ("{oneOf: [{type: string}, {type: integer}]}", {}),
        (
            "{oneOf: [{type: integer}, {type: number, minimum: 2}]}",
            {"oneOf": [{"type": "integer"}, {"type": "number", "minimum": 2}]},
        ),
        (
            "{oneOf: [{$ref: '#/components/schemas/Node'}, {$ref: '#/components/schemas/A'}]}",
            {},
        ),
        (
            "{anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}",
            {},
        ),
    ],
)
def test_a_member_demands_what_its_type_leaves_out(text: str, keywords: Json) -> None:
    every = shapes_in(text)
    assert member_keywords(every.schemas["It"], every) == keywords


@pytest.mark.parametrize(
    ("text", "keywords"),
    [
        ("{properties: {a: {}}}", {}),
        ("{properties: {a: {}}, additionalProperties: false}", {}),
        ("{properties: {a: {}}, minProperties: 1}", {"minProperties": 1}),
        (
            "{properties: {a: {}}, patternProperties: {^x-: {type: string}}}",
            {"patternProperties": {"^x-": {"type": "string"}}},
        ),
        (
            "{properties: {a: {}}, additionalProperties: {type: integer}}",
            {"properties": {"a": True}, "additionalProperties": {"type": "integer"}},
        ),
        (
            "{properties: {a: {}, b: {}}, anyOf: [{required: [a]}, {required: [b]}]}",
            {
                "anyOf": [
                    {"type": "object", "required": ["a"]},
                    {"type": "object", "required": ["b"]},
                ]
            },
        ),
        (
            "{allOf: [{$ref: '#/components/schemas/A'}, {properties: {c: {}}, minProperties: 2}]}",
            {"minProperties": 2},
        ),
    ],
)
def test_a_class_demands_what_its_members_leave_out(text: str, keywords: Json) -> None:
    every = shapes_in(text)
    assert class_keywords(every.schemas["It"], every) == keywords


def test_keywords_that_nobody_would_read_are_left_out() -> None:
    every = shapes_in(f"{{type: string, pattern: '{'a' * LONGEST}'}}")
    assert member_keywords(every.schemas["It"], every) == {}
