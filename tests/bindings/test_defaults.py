"""Defaults as Python expressions."""

import pytest
from mooring.bindings.types.defaults import default_expression
from mooring.bindings.schemas.shapes import record

from .documents import components, shapes_of

EXPRESSIONS = [
    ("{type: string, default: a}", '"a"'),
    ("{type: string, default: 'say \"hi\"'}", "'say \"hi\"'"),
    ("{type: string, default: 5}", None),
    ("{type: string, default: null}", None),
    ("{type: [string, 'null'], default: null}", "None"),
    ("{type: integer, default: 5}", "5"),
    ("{type: integer, default: 5.0}", "5"),
    ("{type: integer, default: 5.5}", None),
    ("{type: integer, default: true}", None),
    ("{type: number, default: 0.1}", "0.1"),
    ("{type: boolean, default: false}", "False"),
    ("{type: boolean, default: 'false'}", None),
    ("{const: auto, default: auto}", '"auto"'),
    ("{enum: [1, a], default: b}", None),
    ("{type: string, format: decimal, default: '0.10'}", 'Decimal("0.10")'),
    ("{type: string, format: decimal, default: 'a lot'}", None),
    ("{type: string, format: decimal, default: 'NaN'}", None),
    (
        "{type: string, format: uuid, default: 5b1f9c1e-2a3d-4e5f-8a9b-1c2d3e4f5a6b}",
        'UUID("5b1f9c1e-2a3d-4e5f-8a9b-1c2d3e4f5a6b")',
    ),
    ("{type: string, format: uuid, default: none}", None),
    ("{type: string, format: date, default: '2026-01-01'}", None),
    ("{type: array, items: {type: string}, default: []}", None),
    ("{type: object, default: {}}", None),
    ("{anyOf: [{type: boolean}, {const: auto}], default: auto}", '"auto"'),
    ("{anyOf: [{type: boolean}, {const: auto}], default: never}", None),
    ("{$ref: '#/components/schemas/Color', default: red}", "Color.RED"),
    ("{$ref: '#/components/schemas/Color', default: green}", None),
    (
        "{anyOf: [{$ref: '#/components/schemas/Color'}, {type: 'null'}], default: red}",
        "Color.RED",
    ),
    ("{$ref: '#/components/schemas/Thing', default: {a: b}}", None),
]


@pytest.mark.parametrize(("schema", "code"), EXPRESSIONS)
def test_a_default_is_written_where_it_fits_its_type(
    schema: str, code: str | None
) -> None:
    schemas = components(
        f"Holder: {{type: object, properties: {{it: {schema}}}}}\n"
        "Color: {type: string, enum: [red, blue]}\n"
        "Thing: {type: object, properties: {a: {type: string}}}"
    )
    found = shapes_of(schemas)
    [member] = record(schemas["Holder"], schemas).properties
    assert member.schema.default is not None
    assert default_expression(member.schema, member.schema.default, found) == code
