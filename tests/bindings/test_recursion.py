"""Which schemas lead back to themselves."""

import pytest

from mooring.bindings.schemas.recursion import is_recursive

from .documents import components

SCHEMAS = """
Leaf: {type: string, enum: [a, b]}
List: {type: array, items: {$ref: "#/components/schemas/Leaf"}}
Deep: {type: object, properties: {self: {$ref: "#/components/schemas/Deep"}}}
There: {type: object, properties: {back: {$ref: "#/components/schemas/Back"}}}
Back: {type: object, additionalProperties: {$ref: "#/components/schemas/There"}}
Circle: {type: array, items: {$ref: "#/components/schemas/Circle"}}
Tail: {type: object, properties: {deep: {$ref: "#/components/schemas/Deep"}}}
"""


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("Leaf", False),
        ("List", False),
        ("Deep", True),
        ("There", True),
        ("Back", True),
        ("Circle", True),
        ("Tail", False),
    ],
)
def test_a_schema_is_recursive_where_it_leads_back_to_itself(
    key: str, expected: bool
) -> None:
    assert is_recursive(key, components(SCHEMAS)) is expected
