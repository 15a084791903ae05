"""Each keyword of JSON Schema that no type has a word for: a value that satisfies it, and one that does not."""

from typing import Any

import pytest
from mooring.bindings.runtime.json_schema import satisfies

ROWS: list[tuple[dict[str, Any], list[Any], list[Any]]] = [
    ({"type": "null"}, [None], [0]),
    ({"type": "boolean"}, [True], [1]),
    ({"type": "integer"}, [1, 1.0], [1.5, True]),
    ({"type": "number"}, [1.5], ["1.5"]),
    ({"type": ["string", "array"]}, ["a", []], [{}]),
    ({"type": "object"}, [{}], [[]]),
    ({"enum": [1, "a", None]}, [1.0, "a", None], [True, "b"]),
    ({"const": {"a": [1, 2]}}, [{"a": [1.0, 2]}], [{"a": [1]}, {"b": [1, 2]}, {"a": [2, 1]}]),
    ({"minimum": 1, "maximum": 2}, [1, 2, "0"], [0, 3]),
    ({"exclusiveMinimum": 1, "exclusiveMaximum": 3}, [2], [1, 3]),
    ({"multipleOf": 0.1}, [0.3], [0.25]),
    ({"minLength": 1, "maxLength": 2}, ["a", 3], ["", "abc"]),
    ({"pattern": "^a+$"}, ["aa"], ["b", "a\n"]),
    ({"pattern": "^[ab]$"}, ["b"], ["c"]),
    ({"pattern": r"^\p{L}\p{Nd}$"}, ["é1"], ["1é"]),
    # What Python cannot read is left to the server.
    ({"pattern": "(?<a>"}, ["a"], []),
    ({"minItems": 1, "maxItems": 1}, [[1]], [[], [1, 2]]),
    ({"uniqueItems": True}, [[1, True, "1"]], [[1, 1.0]]),
    ({"minProperties": 1, "maxProperties": 1}, [{"a": 1}], [{}, {"a": 1, "b": 1}]),
    ({"required": ["a"]}, [{"a": None}], [{}]),
    ({"allOf": [{"minimum": 1}, {"maximum": 2}]}, [1], [3]),
    ({"anyOf": [{"const": 1}, {"const": 2}]}, [1, 2], [3]),
    ({"oneOf": [{"minimum": 1}, {"maximum": 2}]}, [0, 3], [1]),
    ({"not": {"const": 1}}, [2], [1]),
    ({"if": {"minimum": 5}, "then": {"maximum": 9}, "else": {"const": 0}}, [0, 5], [1, 10]),
    ({"properties": {"a": {"const": 1}}, "additionalProperties": False}, [{"a": 1}, {}], [{"a": 2}, {"b": 1}]),
    ({"patternProperties": {"^x-": {"const": 1}}}, [{"x-a": 1, "b": 2}], [{"x-a": 2}]),
    ({"propertyNames": {"maxLength": 1}}, [{"a": 1}], [{"ab": 1}]),
    ({"dependentRequired": {"a": ["b"]}}, [{"a": 1, "b": 1}, {}], [{"a": 1}]),
    ({"dependentSchemas": {"a": {"minProperties": 2}}}, [{"a": 1, "b": 1}, {}], [{"a": 1}]),
    ({"prefixItems": [{"const": 1}], "items": {"const": 2}}, [[1, 2, 2], []], [[2], [1, 1]]),
    ({"prefixItems": [{"const": 1}]}, [[1, "any"]], [[2]]),
    ({"contains": {"const": 1}}, [[0, 1]], [[0], []]),
    ({"contains": {"const": 1}, "minContains": 0, "maxContains": 1}, [[0], [1]], [[1, 1]]),
    ({"properties": {"a": True}, "unevaluatedProperties": False}, [{"a": 1}, 1], [{"b": 1}]),
    ({"anyOf": [{"properties": {"a": {"const": 1}}}, True], "unevaluatedProperties": {"const": 2}}, [{"a": 1, "b": 2}], [{"b": 3}]),
    ({"prefixItems": [True], "unevaluatedItems": {"const": 2}}, [["any", 2]], [[1, 3]]),
    ({"unevaluatedItems": False}, [[], {}], [[1]]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("schema", "fitting", "others"), ROWS, ids=["+".join(row[0]) for row in ROWS]
)
def test_a_value_satisfies_a_schema_or_does_not(
    schema: dict[str, Any], fitting: list[Any], others: list[Any]
) -> None:
    assert [satisfies(value, schema) for value in fitting] == [True] * len(fitting)
    assert [satisfies(value, schema) for value in others] == [False] * len(others)


def test_a_schema_may_be_true_or_false() -> None:
    assert satisfies(1, True) and not satisfies(1, False)
