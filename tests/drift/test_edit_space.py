"""Every keyword that the meta-schemas of OpenAPI and JSON Schema name, set, changed and taken back: nothing is silent.

The list of keywords is read from the meta-schema; a keyword without a value here fails, so that a new one is noticed.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any, cast

import openapi_spec_validator
import pytest

from mooring.drift import compare

from .planting import Node, read

META = Path(openapi_spec_validator.__file__).parent / "resources" / "schemas"
WORDS = ("One", "Two")
SCHEMAS: tuple[Node, Node] = ({"type": "string"}, {"type": "integer"})
VALUES: dict[str, tuple[Any, Any]] = {
    **dict.fromkeys(("description", "summary", "title", "operationId"), WORDS),
    **dict.fromkeys(("deprecated", "required", "allowReserved"), (False, True)),
    "externalDocs": ({"url": "https://a.example"}, {"url": "https://b.example"}),
    "tags": (["a"], ["b"]),
    "explode": (False, True),
    "example": ("a", "b"),
    "examples": ({"a": {"value": 1}}, {"a": {"value": 2}}),
    "servers": ([{"url": "https://a.example"}], [{"url": "https://b.example"}]),
    "security": ([{"key": []}], []),
}
KEYWORDS: dict[str, tuple[Any, Any, Node]] = {
    "multipleOf": (2, 3, {"type": "integer"}),
    "maximum": (2, 3, {"type": "integer"}),
    "exclusiveMaximum": (2, 3, {"type": "integer"}),
    "minimum": (2, 3, {"type": "integer"}),
    "exclusiveMinimum": (2, 3, {"type": "integer"}),
    "maxLength": (2, 3, {"type": "string"}),
    "minLength": (2, 3, {"type": "string"}),
    "pattern": ("^a", "^b", {"type": "string"}),
    "format": ("date", "uuid", {"type": "string"}),
    "contentEncoding": ("base64", "base32", {"type": "string"}),
    "contentMediaType": ("text/plain", "text/html", {"type": "string"}),
    "contentSchema": (*SCHEMAS, {"type": "string"}),
    "maxItems": (2, 3, {"type": "array"}),
    "minItems": (2, 3, {"type": "array"}),
    "uniqueItems": (True, False, {"type": "array"}),
    "maxContains": (2, 3, {"type": "array", "contains": {"type": "string"}}),
    "minContains": (2, 3, {"type": "array", "contains": {"type": "string"}}),
    "items": (*SCHEMAS, {"type": "array"}),
    "prefixItems": ([SCHEMAS[0]], [SCHEMAS[1]], {"type": "array"}),
    "contains": (*SCHEMAS, {"type": "array"}),
    "unevaluatedItems": (*SCHEMAS, {"type": "array"}),
    "maxProperties": (2, 3, {"type": "object"}),
    "minProperties": (2, 3, {"type": "object"}),
    "required": (["a"], ["b"], {"type": "object"}),
    "dependentRequired": ({"a": ["b"]}, {"a": ["c"]}, {"type": "object"}),
    "properties": ({"a": SCHEMAS[0]}, {"a": SCHEMAS[1]}, {"type": "object"}),
    "patternProperties": ({"^a": SCHEMAS[0]}, {"^a": SCHEMAS[1]}, {"type": "object"}),
    "additionalProperties": (*SCHEMAS, {"type": "object"}),
    "propertyNames": ({"maxLength": 1}, {"maxLength": 2}, {"type": "object"}),
    "unevaluatedProperties": (*SCHEMAS, {"type": "object"}),
    "dependentSchemas": ({"a": SCHEMAS[0]}, {"a": SCHEMAS[1]}, {"type": "object"}),
    "type": ("string", "integer", {}),
    "enum": (["a"], ["b"], {}),
    "const": ("a", "b", {}),
    "not": (*SCHEMAS, {}),
    "if": (*SCHEMAS, {}),
    "then": (*SCHEMAS, {"if": {"type": "string"}}),
    "else": (*SCHEMAS, {"if": {"type": "string"}}),
    "allOf": ([SCHEMAS[0]], [SCHEMAS[1]], {}),
    "anyOf": ([*SCHEMAS], [SCHEMAS[0], {"type": "boolean"}], {}),
    "oneOf": ([*SCHEMAS], [SCHEMAS[0], {"type": "boolean"}], {}),
    "title": (*WORDS, {"type": "string"}),
    "description": (*WORDS, {"type": "string"}),
    "default": ("a", "b", {"type": "string"}),
    "deprecated": (True, False, {"type": "string"}),
    "readOnly": (True, False, {"type": "string"}),
    "writeOnly": (True, False, {"type": "string"}),
    "examples": (["a"], ["b"], {"type": "string"}),
    "externalDocs": (*VALUES["externalDocs"], {"type": "string"}),
    "xml": ({"name": "a"}, {"name": "b"}, {"type": "string"}),
    "x-anything": (1, 2, {"type": "string"}),
}
"""Keywords of a schema: two values, and the schema that they stand in."""
PLACES = {
    "info": "/info",
    "operation": "/paths/~1pets~1{id}/post",
    "parameter": "/paths/~1pets~1{id}/post/parameters/1",
    "request-body": "/paths/~1pets~1{id}/post/requestBody",
    "media-type": "/paths/~1pets~1{id}/post/requestBody/content/application~1json",
    "response": "/paths/~1pets~1{id}/post/responses/200",
    "header": "/paths/~1pets~1{id}/post/responses/200/headers/X-A",
    "server": "/servers/0",
    "security-scheme": "/components/securitySchemes/key",
}
"""Objects of OpenAPI, by their names in the meta-schema, and where one stands in `document`."""
WAIVED = {
    ("info", "title"): "required, so it is only changed; see the rule info-changed",
    ("info", "version"): "as the title",
    ("info", "termsOfService"): "an address for lawyers, kept among the other fields",
    ("parameter", "name"): "which parameter it is",
    ("parameter", "in"): "which parameter it is",
    ("parameter", "schema"): "the keywords of a schema, below",
    ("parameter", "content"): "another way to say schema",
    ("header", "schema"): "as of a parameter",
    ("header", "content"): "as of a parameter",
    ("media-type", "schema"): "as of a parameter",
    ("request-body", "content"): "the media types, see media-type-added",
    ("response", "content"): "the media types",
    ("server", "url"): "required; see the rule server-url-changed",
}


def document() -> Node:
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "servers": [{"url": "https://api.example"}],
        "components": {
            "securitySchemes": {
                "key": {"type": "apiKey", "in": "header", "name": "X-Key"}
            }
        },
        "paths": {
            "/pets/{id}": {
                "post": {
                    "parameters": [
                        {"name": "id", "in": "path", "required": True, "schema": {}},
                        {"name": "q", "in": "query", "schema": {"type": "string"}},
                    ],
                    "requestBody": {"content": {"application/json": {"schema": {}}}},
                    "responses": {
                        "200": {
                            "description": "Done",
                            "headers": {"X-A": {"schema": {"type": "string"}}},
                            "content": {"application/json": {"schema": {}}},
                        }
                    },
                }
            }
        },
    }


@cache
def meta(version: str) -> Node:
    return cast(Node, json.loads((META / version / "schema.json").read_text()))


def cells() -> list[tuple[str, str]]:
    """Every field of an object that the meta-schema of OpenAPI 3.1 names and that has values here."""
    definitions = meta("v3.1")["$defs"]
    return [
        (kind, keyword)
        for kind in PLACES
        for keyword in definitions[kind].get("properties", {})
        if keyword in VALUES and (kind, keyword) not in WAIVED
    ]


def at(node: Any, pointer: str) -> Any:
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        node = node[int(key)] if isinstance(node, list) else node[key]
    return node


def silent(*states: Node) -> list[str]:
    """The steps between states, each different from the last, of which nothing or nothing classified is found."""
    sides = [read("api.json", one) for one in states]
    found: list[str] = []
    for number, (old, new) in enumerate(zip(sides, sides[1:], strict=False)):
        rules = {one.rule for one in compare(old, new).findings}
        if not rules or "unclassified-change" in rules:
            found.append(f"step {number}: {sorted(rules)}")
    return found


@pytest.mark.parametrize(("kind", "keyword"), cells())
def test_no_edit_of_an_object_is_silent(kind: str, keyword: str) -> None:
    states = [document() for _ in range(2)]
    for state, value in zip(states, VALUES[keyword], strict=True):
        at(state, PLACES[kind])[keyword] = value
    assert silent(*states) == []


@pytest.mark.parametrize("way", ("requestBody", "responses/200"))
@pytest.mark.parametrize("keyword", KEYWORDS)
def test_no_edit_of_a_schema_is_silent(keyword: str, way: str) -> None:
    one, other, around = KEYWORDS[keyword]
    place = f"{PLACES['operation']}/{way}/content/application~1json"
    states = [document() for _ in range(4)]
    for state, extra in zip(
        states, ({}, {keyword: one}, {keyword: other}, {}), strict=True
    ):
        at(state, place)["schema"] = {**around, **extra}
    told = silent(*states)
    # Saying the default is no difference.
    assert [one for one in told if not _is_default(keyword, one)] == []


def _is_default(keyword: str, step: str) -> bool:
    defaults = {
        "deprecated": ("step 2",),
        "readOnly": ("step 2",),
        "writeOnly": ("step 2",),
        "uniqueItems": ("step 2",),
    }
    return step.startswith(defaults.get(keyword, ()) or ("none",))


WALKED = {
    **dict.fromkeys(
        (
            *("parameters", "requestBody", "responses", "callbacks", "headers"),
            *("content", "schema"),
        ),
        "holds objects that have rules of their own",
    ),
    **dict.fromkeys(("name", "in", "url", "type"), "says which thing it is"),
    **dict.fromkeys(
        ("contact", "license", "termsOfService", "links", "itemSchema", "version"),
        "kept among the fields that the model does not take apart; see keyword-changed",
    ),
    **dict.fromkeys(
        ("style", "variables", "encoding", "bearerFormat", "scheme", "flows"),
        "shown by the example of a rule: serialization, variables, parts, schemes",
    ),
}
"""Keywords of objects that this table leaves to other tests, and why."""


def test_every_keyword_that_the_meta_schema_names_is_in_the_table() -> None:
    definitions = meta("v3.1")["$defs"]
    open_ = [
        (kind, keyword)
        for kind in PLACES
        for keyword in definitions[kind].get("properties", {})
        if keyword not in VALUES
        and keyword not in WALKED
        and (kind, keyword) not in WAIVED
    ]
    assert open_ == []
