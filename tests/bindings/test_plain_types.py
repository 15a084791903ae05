"""A type that leaves no choice is what datamodel-code-generator makes of it."""

import json
from collections.abc import Iterator
from itertools import combinations, product

import pytest
from mooring.bindings.types.members import PREFIX, Member
from mooring.bindings.types.generated_types import generated_types
from mooring.bindings.types.plain_types import plain_type
from mooring.document import Json, JsonObject

SCALARS: list[JsonObject] = [
    {"type": "boolean"},
    {"type": "integer"},
    {"type": "number"},
    {"type": "string"},
    {"type": "string", "format": "date"},
    {"type": "string", "format": "date-time"},
    {"type": "string", "format": "decimal"},
    {"type": "string", "format": "time"},
    {"type": "string", "format": "uuid"},
    {"$ref": f"{PREFIX}Class0"},
    {"$ref": f"{PREFIX}Class1"},
]
CHOICES: list[JsonObject] = [
    {"enum": ["a"]},
    {"enum": ["a", "b-c d/e"]},
    {"enum": ["a", None]},
    {"enum": ["None", "true", "1", "#"]},
    {"enum": [200]},
    {"enum": [1, 2, None]},
]
BOUNDS: list[JsonObject] = [
    {"type": "string", "minLength": 1, "maxLength": 5},
    {"type": "integer", "minimum": 0, "exclusiveMaximum": 9},
    {"type": "integer", "multipleOf": 5, "maximum": 1e3},
    {"type": "number", "exclusiveMinimum": 0.25, "maximum": 2},
    {"type": "number", "minimum": -1e-7, "multipleOf": 2.0},
]


def _lists(items: JsonObject) -> Iterator[JsonObject]:
    yield {"type": "array", "items": items}
    yield {"type": "array", "items": items, "minItems": 1, "maxItems": 3}
    yield {"type": "object", "additionalProperties": items}


def _nullable(schema: JsonObject) -> JsonObject:
    return {**schema, "type": [schema["type"], "null"]} if "type" in schema else schema


def _schemas() -> Iterator[JsonObject]:
    simple = [*SCALARS, *CHOICES]
    nested = [one for inner in simple for one in _lists(inner)]
    deep = [one for inner in nested[::4] for one in _lists(inner)]
    open_: JsonObject = {"type": "object", "additionalProperties": True}
    null: JsonObject = {"type": "null"}
    single = [*simple, *BOUNDS, *nested, *deep, open_, {}, null]
    yield from single
    yield from map(_nullable, single)
    yield from (inner for one in map(_nullable, SCALARS) for inner in _lists(one))
    members = [*simple, open_, *nested[::3], *nested[2::6], *deep[::7]]
    for pair in [*combinations(members, 2)][::7]:
        yield {"anyOf": [*pair]}
    for one, other in product(members[::9], members[1::8]):
        if one != other:
            yield {"anyOf": [one, null, other]}
            yield {"anyOf": [one, other, null]}
            yield {"type": "array", "items": {"anyOf": [one, other, null]}}
            yield {"type": "object", "additionalProperties": {"anyOf": [other, one]}}
    yield from ({"anyOf": [one]} for one in members)


def test_what_is_plain_is_what_is_generated() -> None:
    texts = sorted({json.dumps(one, sort_keys=True) for one in _schemas()})
    plain = {text: plain_type(json.loads(text)) for text in texts}
    known = [text for text, member in plain.items() if member is not None]
    assert len(known) > 0.8 * len(texts)
    expected = dict(zip(known, generated_types(known), strict=True))
    assert {text: plain[text] for text in known} == expected


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "format": "date", "maxLength": 3},
        {"type": "string", "format": "email"},
        {"type": "string", "pattern": "a"},
        {"enum": []},
        {"enum": ["a", 1]},
        {"enum": ["a", "a"]},
        {"enum": [True]},
        {"enum": ['"']},
        {"enum": ["\\"]},
        {"enum": ["é"]},
        {"anyOf": [{"type": "string"}, {}]},
        {"anyOf": [{"type": "string"}, {"type": "string"}]},
        {"anyOf": [{"type": ["string", "null"]}, {"type": "integer"}]},
        {"anyOf": [{"type": "string", "maxLength": 3}, {"type": "integer"}]},
        {"type": "array", "items": {"type": "string", "maxLength": 3}},
        {"type": "object"},
    ],
)
def test_what_leaves_a_choice_is_nobody_elses(schema: Json) -> None:
    assert plain_type(schema) is None


def test_bounds_are_written_in_one_order() -> None:
    found = plain_type({"type": "integer", "maximum": 9, "minimum": 1})
    assert found is not None and found.constraints == (("ge", "1"), ("le", "9"))
