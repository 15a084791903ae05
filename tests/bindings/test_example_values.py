"""Examples fit their schemas, are the same in every run, and end."""

import json

import pytest
from mooring.bindings.schemas.conformity import conforms
from mooring.bindings.examples.example_values import NoExample, Side, example
from mooring.document import Json
from mooring.model import Reference, Schema

from .documents import components

ROWS: list[tuple[str, Json]] = [
    ("{type: string}", "It"),
    ("{type: string, minLength: 5}", "ItItI"),
    ("{type: string, maxLength: 1}", "I"),
    ("{type: string, format: uuid}", "3fa85f64-5717-4562-b3fc-2c963f66afa6"),
    ("{type: string, format: date-time}", "2026-01-31T12:00:00Z"),
    ("{type: string, example: given}", "given"),
    ("{type: string, maxLength: 2, example: too long}", "It"),
    ("{type: string, format: date, example: yesterday}", "2026-01-31"),
    ("{type: string, default: usual}", "usual"),
    ("{type: integer}", 1),
    ("{type: integer, exclusiveMinimum: 7}", 8),
    ("{type: number, minimum: 0.2, maximum: 0.4}", 0.2),
    ("{type: integer, minimum: 10, multipleOf: 7}", 14),
    ("{type: integer, maximum: -3}", -3),
    ("{type: boolean}", True),
    ("{type: 'null'}", None),
    ("{enum: [b, a]}", "b"),
    ("{type: array, items: {type: integer}}", [1]),
    ("{type: array, minItems: 3, uniqueItems: true, items: {enum: [x, y, z]}}", ["x", "y", "z"]),
    ("{type: array, minItems: 2, uniqueItems: true, items: {type: string}}", ["It", "It2"]),
    ("{type: array, maxItems: 0, items: {type: string}}", []),
    ("{type: object, properties: {a: {type: string}}}", {"a": "a"}),
    ("{type: object, additionalProperties: {type: integer}}", {"key": 1}),
    ("{type: object, minProperties: 2, additionalProperties: {type: integer}}", {"key": 1, "key2": 1}),
    ("{type: [string, 'null']}", "It"),
    ("{oneOf: [{type: integer}, {type: integer, minimum: 5}, {type: string}]}", 1),
    ("{allOf: [{type: object, properties: {a: {type: integer}}}, {required: [a]}]}", {"a": 1}),
    ("{allOf: [{type: object, additionalProperties: {type: string}}, {type: object, properties: {a: {type: object}}}]}", {}),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "wanted"), ROWS, ids=[row[0] for row in ROWS])
def test_the_example_is_the_plainest_value_that_fits(schema: str, wanted: Json) -> None:
    schemas = components(f"It: {schema}")
    for side in Side:
        found = example(schemas["It"], schemas, side, name="It")
        assert found == wanted
        assert conforms(found, schemas["It"], schemas)


@pytest.mark.parametrize(
    "pattern", ["^[A-Z]{3}-[0-9]+$", "^(on|off)$", r"^\d{4}$", "^(?<year>[0-9]{4})$"]
)
def test_a_text_matches_its_pattern_and_is_the_same_in_every_run(pattern: str) -> None:
    schemas = components(f"It: {{type: string, pattern: {json.dumps(pattern)}}}")
    first, second = (example(schemas["It"], schemas, Side.REQUEST) for _ in range(2))
    assert first == second
    assert conforms(first, schemas["It"], schemas)


def test_what_leads_back_to_itself_ends() -> None:
    schemas = components(
        "Node: {type: object, required: [name], properties: {name: {type: string}, children: {type: array, items: {$ref: '#/components/schemas/Node'}}, next: {$ref: '#/components/schemas/Node'}}}"
    )
    found = example(schemas["Node"], schemas, Side.RESPONSE)
    assert conforms(found, schemas["Node"], schemas)
    assert len(json.dumps(found)) < 20_000


def test_there_is_no_example_of_what_never_ends_or_never_is() -> None:
    schemas = components(
        "Loop: {type: object, required: [loop], properties: {loop: {$ref: '#/components/schemas/Loop'}}}"
    )
    for schema in (schemas["Loop"], Schema(Reference("Loop"))):
        with pytest.raises(NoExample):
            example(schema, schemas, Side.RESPONSE)


def test_each_side_writes_only_what_is_its_own() -> None:
    schemas = components(
        "It: {type: object, properties: {id: {type: integer, readOnly: true}, password: {type: string, writeOnly: true}}}"
    )
    assert example(schemas["It"], schemas, Side.REQUEST) == {"password": "password"}
    assert example(schemas["It"], schemas, Side.RESPONSE) == {"id": 1}


def test_the_least_example_holds_what_is_required_alone() -> None:
    schemas = components(
        "It: {type: object, required: [a], properties: {a: {type: integer}, b: {type: integer}}}"
    )
    assert example(schemas["It"], schemas, Side.REQUEST, is_full=False) == {"a": 1}


def test_a_tag_names_the_variant() -> None:
    schemas = components(
        "Cat: {type: object, required: [kind], properties: {kind: {type: string}, lives: {type: integer}}}\n"
        "Dog: {type: object, required: [kind], properties: {kind: {type: string}}}\n"
        "It: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}}}"
    )
    assert example(schemas["It"], schemas, Side.REQUEST) == {"kind": "cat", "lives": 1}
