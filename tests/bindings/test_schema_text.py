"""What the model generator is given."""

import pytest
from mooring.bindings.schemas.schema_text import is_decimal, json_schema, signature
from mooring.document import Json
from mooring.model import String

from .documents import components, shapes_of

DECIMAL = r"^(?!^[-+.]*$)[+-]?0*\d*\.?\d*$"

TEXTS: list[tuple[str, Json]] = [
    ("{}", {}),
    ("true", {}),
    ("{type: 'null'}", {"type": "null"}),
    ("{type: boolean}", {"type": "boolean"}),
    (
        "{type: integer, minimum: 1, maximum: 9}",
        {"type": "integer", "minimum": 1, "maximum": 9},
    ),
    ("{type: number, multipleOf: 5}", {"type": "number", "multipleOf": 5}),
    ("{type: number, multipleOf: 0.5}", {"type": "number"}),
    ("{const: 0.5}", {}),
    ("{enum: [{a: 1}, x]}", {}),
    ("{allOf: [{}, {type: integer}]}", {"type": "integer"}),
    ("{type: string, maxLength: 5, pattern: '^a'}", {"type": "string", "maxLength": 5}),
    ("{type: string, format: uuid}", {"type": "string", "format": "uuid"}),
    ("{type: string, format: email}", {"type": "string"}),
    (
        f"{{type: string, pattern: '{DECIMAL}'}}",
        {"type": "string", "format": "decimal"},
    ),
    (
        f"{{anyOf: [{{type: number}}, {{type: string, pattern: '{DECIMAL}'}}]}}",
        {"anyOf": [{"type": "string", "format": "decimal"}]},
    ),
    ("{const: auto}", {"enum": ["auto"]}),
    ("{enum: [1, a]}", {"enum": [1, "a"]}),
    (
        "{type: [string, 'null'], maxLength: 3}",
        {"type": ["string", "null"], "maxLength": 3},
    ),
    (
        "{type: array, items: {type: string, maxLength: 3}, maxItems: 2}",
        {"type": "array", "items": {"type": "string"}, "maxItems": 2},
    ),
    ("{type: object}", {"type": "object", "additionalProperties": True}),
    (
        "{type: object, additionalProperties: {type: integer, minimum: 0}}",
        {"type": "object", "additionalProperties": {"type": "integer"}},
    ),
    ("{$ref: '#/components/schemas/Named'}", {"$ref": "#/components/schemas/Named"}),
    (
        "{anyOf: [{$ref: '#/components/schemas/Named'}, {type: 'null'}]}",
        {"anyOf": [{"$ref": "#/components/schemas/Named"}, {"type": "null"}]},
    ),
    (
        "{anyOf: [{type: string, maxLength: 1}, {type: string, maxLength: 2}, {type: integer}]}",
        {"anyOf": [{"type": "string"}, {"type": "integer"}]},
    ),
]


@pytest.mark.parametrize(("schema", "text"), TEXTS)
def test_a_type_is_written_plainly(schema: str, text: Json) -> None:
    schemas = components(
        f"It: {schema}\nNamed: {{type: object, properties: {{a: {{type: string}}}}}}"
    )
    found = shapes_of(schemas)
    assert json_schema(schemas["It"], found) == text


def test_a_signature_requires_all_its_members() -> None:
    schemas = components("S: {type: string}\nN: {type: number}")
    assert signature(schemas, shapes_of({})) == {
        "type": "object",
        "properties": {"S": {"type": "string"}, "N": {"type": "number"}},
        "required": ["S", "N"],
    }


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        (String(pattern=DECIMAL), True),
        (String(format="decimal"), True),
        (String(pattern=r"^\d+$"), False),
        (String(), False),
    ],
)
def test_a_decimal_is_known_by_its_pattern_or_its_format(
    string: String, expected: bool
) -> None:
    assert is_decimal(string) is expected
