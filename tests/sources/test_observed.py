"""What clients have seen in responses, as changes of the document."""

import json
from typing import Any

import pytest

from mooring.diagnostics import Location, Unreadable
from mooring.document import EVERY_FACT, Document, Json, Origin, resolve
from mooring.sources.observed import as_observed, read_observations

THING: dict[str, Json] = {
    "type": "object",
    "required": ["id", "kind"],
    "properties": {
        "id": {"type": "string", "format": "uuid"},
        "kind": {"$ref": "#/components/schemas/Kind"},
        "count": {"type": "integer"},
        "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
        "by": {"type": "object", "additionalProperties": {"type": "string"}},
        "pet": {"oneOf": [{"type": "object", "properties": {"a": {}}}]},
        "maybe": {"anyOf": [{"type": "string"}, {"type": "null"}]},
        "level": {"type": "integer", "enum": [1, 2]},
    },
}
PLACE = "#/paths/~1things~1{id}/get/responses/200"
SCHEMA = "/components/schemas/Thing"


def document(openapi: str = "3.1.0") -> Document:
    root: Any = {
        "openapi": openapi,
        "info": {"title": "T", "version": "1"},
        "paths": {
            "/things/{id}": {
                "get": {"responses": {"200": {"$ref": "#/components/responses/One"}}}
            }
        },
        "components": {
            "responses": {
                "One": {
                    "description": "One.",
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/Thing"}
                        }
                    },
                }
            },
            "schemas": {
                "Thing": THING,
                "Kind": {"type": "string", "enum": ["a", "b"]},
            },
        },
    }
    published = Location("published.json")
    return Document(
        "t", "openapi", root, lambda _: Origin(published), EVERY_FACT, "0" * 64
    )


def line(path: str, kind: str, got: str, place: str = PLACE) -> bytes:
    record = {"place": place, "path": path, "expected": "", "got": got, "kind": kind}
    return json.dumps({"operation": "GET /things/{id}", **record}).encode() + b"\n"


def seen(data: bytes, openapi: str = "3.1.0") -> Document:
    return as_observed(
        document(openapi), read_observations("observed.jsonl", data), data
    )


ROWS: list[tuple[str, str, str, str, Json]] = [
    ("$.id", "wrong", "null", "id/type", ["string", "null"]),
    ("$.id", "wrong", "string", "id", {"type": "string"}),
    ("$.count", "wrong", "number", "count/type", "number"),
    ("$.count", "wrong", "string", "count/type", ["integer", "string"]),
    ("$.kind", "wrong", "null", "kind/anyOf/1", {"type": "null"}),
    ("$.parts[*].count", "wrong", "boolean", "count/type", ["integer", "boolean"]),
    ("$.parts[3]", "wrong", "null", "parts/items/anyOf/1", {"type": "null"}),
    (
        *("$.by.any", "wrong", "integer", "by/additionalProperties/type"),
        ["string", "integer"],
    ),
    ("$.pet", "variant", "object", "pet/oneOf/1", {"type": "object"}),
    ("$.maybe", "wrong", "integer", "maybe/anyOf/2", {"type": "integer"}),
    ("$.level", "value", "3", "level/enum/2", 3),
    ("$.new", "member", "array", "new", {"type": "array"}),
    ('$["a b"]', "member", "null", "a b", {"type": "null"}),
]


@pytest.mark.parametrize(("path", "kind", "got", "where", "value"), ROWS)
def test_what_was_seen_is_in_the_document(
    path: str, kind: str, got: str, where: str, value: Json
) -> None:
    data = line(path, kind, got)
    changed = seen(data)
    pointer = f"{SCHEMA}/properties/{where}"
    assert resolve(changed.root, pointer) == value
    assert changed.origins(pointer).location == Location("observed.jsonl", 1)
    assert changed.origins("/info").location.file == "published.json"
    assert changed.diagnostics == () and changed.sha256 != document().sha256
    assert document().root != changed.root


@pytest.mark.parametrize("openapi", ["3.1.0", "3.0.3"])
def test_what_was_seen_twice_counts_once(openapi: str) -> None:
    lines = [line(row[0], row[1], row[2]) for row in ROWS]
    lines += [line("$.kind", "value", "c"), line("$.kind", "missing", "nothing")]
    for one in lines:
        once, twice = seen(one, openapi), seen(one + one, openapi)
        assert twice.root == once.root and twice.diagnostics == ()


def test_a_value_is_listed_where_its_list_is() -> None:
    changed = seen(line("$.kind", "value", "c") + line("$.parts[*].kind", "value", "d"))
    enum = "/components/schemas/Kind/enum"
    assert resolve(changed.root, enum) == ["a", "b", "c", "d"]
    assert changed.origins(f"{enum}/3").location.line == 2


def test_a_member_that_was_missing_is_required_no_more() -> None:
    changed = seen(line("$.id", "missing", "nothing"))
    assert resolve(changed.root, f"{SCHEMA}/required") == ["kind"]
    both = line("$.id", "missing", "nothing") + line("$.kind", "missing", "nothing")
    with pytest.raises(KeyError):
        resolve(seen(both).root, f"{SCHEMA}/required")


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ("id", {"type": "string", "format": "uuid", "nullable": True}),
        (
            "kind",
            {"allOf": [{"$ref": "#/components/schemas/Kind"}], "nullable": True},
        ),
    ],
)
def test_null_is_said_in_the_dialect_of_the_document(where: str, value: Json) -> None:
    changed = seen(line(f"$.{where}", "wrong", "null"), "3.0.3")
    assert resolve(changed.root, f"{SCHEMA}/properties/{where}") == value


@pytest.mark.parametrize(
    "data",
    [
        line("$.id", "wrong", "null", place="#/paths/~1other/get/responses/200"),
        line("$.nowhere.at.all", "wrong", "null"),
        line("$.count", "wrong", "integer"),
        line("$.count", "missing", "nothing"),
        line("$.kind", "value", "a"),
        line("$.count", "value", "7"),
        line("$.count", "variant", "object"),
        line("$.by.one", "member", "string"),
        line("$.id", "member", "string"),
    ],
)
def test_what_the_document_has_no_place_for_is_said(data: bytes) -> None:
    (diagnostic,) = seen(data).diagnostics
    assert diagnostic.code == "observation-not-placed"
    assert diagnostic.location == Location("observed.jsonl", 1)


@pytest.mark.parametrize(
    "data",
    [
        b"{}",
        b"[",
        b"\xff",
        b"[" * 100_000,
        line("id", "wrong", "null"),
        line("$.id", "wrong", "evil"),
        line("$.id", "odd", "null"),
        line("$", "member", "null"),
    ],
)
def test_a_line_that_no_client_writes_is_refused_with_its_place(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read_observations("observed.jsonl", b"\n" + data)
    assert caught.value.diagnostics[0].location.line == 2


def test_references_in_a_circle_lead_nowhere() -> None:
    looped = document()
    looped.root["components"] = {
        "responses": {"One": {"$ref": "#/components/responses/One"}}
    }
    observations = read_observations("o", line("$.id", "wrong", "null"))
    assert len(as_observed(looped, observations, b"").diagnostics) == 1
