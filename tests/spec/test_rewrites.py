"""Rewrites of a document that change nothing in what it means, and so nothing in what is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mooring.document import Json, JsonObject
from mooring.spec import parse
from mooring.spec.parse import parse_document
from tests.spec.documents import api, schema, unplaced

SAME = [
    ("{type: [string, 'null']}", "{anyOf: [{type: string}, {type: 'null'}]}"),
    ("{type: [string, 'null']}", "{oneOf: [{type: 'null'}, {type: string}]}"),
    ("{enum: [a, b, null]}", "{anyOf: [{enum: [a, b]}, {type: 'null'}]}"),
    ("{enum: [a, b]}", "{oneOf: [{const: a}, {const: b}]}"),
    ("{enum: [a, b, null]}", "{oneOf: [{const: a}, {const: b}, {type: 'null'}]}"),
    ("{const: a}", "{enum: [a]}"),
    (
        "{oneOf: [{type: string}, {type: boolean}, {type: 'null'}]}",
        "{anyOf: [{oneOf: [{type: string}, {type: boolean}]}, {type: 'null'}]}",
    ),
    (
        "{anyOf: [{$ref: '#/components/schemas/Other'}, {type: 'null'}], description: D}",
        "{oneOf: [{$ref: '#/components/schemas/Other'}, {type: 'null'}], description: D}",
    ),
    (
        "{$ref: '#/components/schemas/Other', description: D}",
        "{allOf: [{$ref: '#/components/schemas/Other'}], description: D}",
    ),
    ("{type: string, maxLength: 3}", "{allOf: [{type: string, maxLength: 3}]}"),
    ("{type: string, example: a}", "{type: string, examples: [a]}"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_ways_to_say_it_are_one_schema(one: str, other: str) -> None:
    assert schema(one) == schema(other)


def scalar(name: str) -> JsonObject:
    return {"type": name}


def bounded(low: int) -> JsonObject:
    return {"type": "number", "minimum": low}


def record(members: JsonObject) -> JsonObject:
    return {"type": "object", "properties": members}


def array(items: JsonObject) -> JsonObject:
    return {"type": "array", "items": items}


def nullable(value: JsonObject) -> JsonObject:
    return {**value, "nullable": True}


def nested(inner: st.SearchStrategy[JsonObject]) -> st.SearchStrategy[JsonObject]:
    names = st.sampled_from(["a", "b", "c"])
    members: st.SearchStrategy[JsonObject] = st.lists(
        st.tuples(names, inner), min_size=1
    ).map(lambda pairs: dict(pairs))
    return members.map(record) | inner.map(array) | inner.map(nullable)


REFERENCE: JsonObject = {"$ref": "#/components/schemas/Other"}
LEAVES = (
    st.sampled_from(["string", "boolean", "integer", "number"]).map(scalar)
    | st.integers(-9, 9).map(bounded)
    | st.just(REFERENCE)
)
SCHEMAS = st.recursive(LEAVES, nested, max_leaves=8)


def newer(value: Json) -> Json:
    """A schema of OpenAPI 3.0 in the words of 3.1."""
    if not isinstance(value, dict):
        return value
    kept: JsonObject = {
        key: newer(item) for key, item in value.items() if key != "nullable"
    }
    if "nullable" not in value:
        return kept
    if "type" in kept:
        return {**kept, "type": [kept["type"], "null"]}
    return {"anyOf": [kept, {"type": "null"}]}


def document_of(value: Json, version: str) -> JsonObject:
    return {
        "openapi": version,
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": {"S": value, "Other": {"type": "object"}}},
    }


@given(SCHEMAS)
def test_a_schema_of_3_0_means_the_same_in_3_1(value: JsonObject) -> None:
    old = parse_document(unplaced(document_of(value, "3.0.3")))
    new = parse_document(unplaced(document_of(newer(value), "3.1.0")))
    assert old.schemas == new.schemas


@given(SCHEMAS)
def test_a_single_all_of_means_what_is_in_it(value: JsonObject) -> None:
    bare = parse_document(unplaced(document_of(value, "3.1.0")))
    wrapped = parse_document(unplaced(document_of({"allOf": [value]}, "3.1.0")))
    assert bare.schemas == wrapped.schemas


@given(SCHEMAS, st.permutations(["S", "Other", "Third"]))
def test_the_order_of_components_changes_no_name(
    value: JsonObject, order: list[str]
) -> None:
    members: JsonObject = {
        "S": value,
        "Other": {"type": "object"},
        "Third": {"type": "array", "items": value},
    }
    shuffled = document_of(value, "3.0.3")
    shuffled["components"] = {"schemas": {key: members[key] for key in order}}
    sorted_: JsonObject = {
        **shuffled,
        "components": {"schemas": dict(sorted(members.items()))},
    }
    assert parse(unplaced(shuffled)).schemas == parse(unplaced(sorted_)).schemas


def test_a_parameter_of_the_path_is_one_of_each_operation() -> None:
    shared = "{name: q, in: query, schema: {type: string}}"
    head = "info: {title: T, version: '1'}\npaths:\n  /a:\n"
    above = f"{head}    parameters: [{shared}]\n    get: {{responses: {{}}}}"
    below = f"{head}    get: {{parameters: [{shared}], responses: {{}}}}"
    assert api(above) == api(below)
