"""Which schemas are in use."""

import pytest
from mooring.bindings.reach import closure, is_recursive, reachable

from .documents import api_of, components

DOCUMENT = """
openapi: 3.1.0
info: {title: T, version: "1"}
paths:
  /a:
    post:
      parameters: [{name: p, in: query, schema: {$ref: "#/components/schemas/InParameter"}}]
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/InBody"}}}}
      responses:
        "200":
          description: Done
          headers: {X-H: {schema: {$ref: "#/components/schemas/InHeader"}}}
          content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/InResponse"}}}}
      callbacks:
        done: {"{$request.body#/url}": {post: {requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/InCallback"}}}}, responses: {"200": {description: Done}}}}}
webhooks:
  hook: {post: {requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/InHook"}}}}, responses: {"200": {description: Done}}}}
components:
  schemas:
    Unused: {type: string, enum: [a, b]}
    UnusedToo: {type: array, items: {$ref: "#/components/schemas/Unused"}}
    InParameter: {type: string, enum: [a, b]}
    InBody: {type: object, properties: {deep: {$ref: "#/components/schemas/Deep"}}}
    InHeader: {type: string, enum: [a, b]}
    InResponse: {type: string, enum: [a, b]}
    InCallback: {type: string, enum: [a, b]}
    InHook: {type: string, enum: [a, b]}
    Deep: {type: object, properties: {self: {$ref: "#/components/schemas/Deep"}, back: {$ref: "#/components/schemas/InBody"}}}
"""


def test_a_schema_is_in_use_where_something_that_is_sent_leads_to_it() -> None:
    assert reachable(api_of(DOCUMENT)) == (
        "InParameter",
        "InBody",
        "InHeader",
        "InResponse",
        "InCallback",
        "InHook",
        "Deep",
    )


@pytest.mark.parametrize(
    ("key", "expected"),
    [("Deep", True), ("InBody", True), ("UnusedToo", False), ("Unused", False)],
)
def test_a_schema_is_recursive_where_it_leads_back_to_itself(
    key: str, expected: bool
) -> None:
    assert is_recursive(key, api_of(DOCUMENT).schemas) is expected


def test_a_closure_holds_everything_that_is_led_to() -> None:
    schemas = api_of(DOCUMENT).schemas
    assert closure(["UnusedToo"], schemas) == {"UnusedToo", "Unused"}
    assert closure(["Deep"], schemas) == {"Deep", "InBody"}
    assert closure([], schemas) == frozenset()


def test_a_circle_of_aliases_ends() -> None:
    schemas = components("A: {type: array, items: {$ref: '#/components/schemas/A'}}")
    assert closure(["A"], schemas) == {"A"}
