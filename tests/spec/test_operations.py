"""Operations, what is shared between them, and what is wrong with them but does not cost the document."""

import pytest

from mooring.model import Operation, Place, String, Value
from tests.spec.documents import api

INFO = "info: {title: T, version: '1'}\n"


def operations(text: str) -> tuple[Operation, ...]:
    return api(f"{INFO}paths: {{{text}}}", "3.2.0").operations


def test_every_operation_has_a_key_of_its_own() -> None:
    found = operations(
        "/a: {get: {operationId: same}, put: {operationId: Same}}, /a/: {get: {}}, "
        "/b: {get: {operationId: same}, put: {operationId: get b}}, '/b#get': {get: {}}, '/b?x': {get: {}}"
    )
    assert [one.key for one in found] == [
        "get a",
        "Same",
        "get a/",
        "get b",
        "put b",
        "get b#get",
        "get b?x",
    ]
    assert found[0].unmodelled == (("operationId", Value.of("same")),)


def test_who_loses_a_repeated_id_does_not_depend_on_order() -> None:
    rows = ["/a: {get: {operationId: i}}", "/b: {get: {operationId: i}}"]
    forward, backward = operations(", ".join(rows)), operations(", ".join(rows[::-1]))
    assert {one.key for one in forward} == {one.key for one in backward}


def test_methods_of_openapi_3_2_are_operations() -> None:
    found = operations("/a: {query: {}, additionalOperations: {LINK: {}}}")
    assert [str(one) for one in found] == ["QUERY /a", "LINK /a"]


def test_servers_of_the_path_hold_where_an_operation_states_none() -> None:
    first, second = operations(
        "/a: {servers: [{url: /up}], get: {}, put: {servers: [{url: 'https://{r}.example', variables: {r: {default: eu}}}]}}"
    )
    assert [one.url for one in first.servers] == ["/up"]
    assert second.servers[0].variables == (("r", Value.of({"default": "eu"})),)


def test_a_parameter_in_a_media_type_keeps_it_and_its_examples() -> None:
    (found,) = operations(
        "/a: {get: {parameters: [{name: q, in: query, content: {application/json: {schema: {type: object}, example: {a: 1}}}}]}}"
    )
    (parameter,) = found.parameters
    assert parameter.media_type == "application/json"
    assert parameter.schema.examples == (Value.of({"a": 1}),)


def test_parts_are_found_by_reference() -> None:
    found = api(
        INFO + """
paths:
  /a:
    post:
      parameters: [{$ref: '#/components/parameters/P'}]
      requestBody: {$ref: '#/components/requestBodies/B'}
      responses: {'200': {$ref: '#/components/responses/R'}}
      callbacks: {c: {$ref: '#/components/callbacks/C'}}
components:
  parameters: {P: {name: p, in: cookie, schema: {type: string}}}
  requestBodies: {B: {content: {a/b: {$ref: '#/components/mediaTypes/M'}}}}
  mediaTypes: {M: {itemSchema: {type: string}, examples: {e: {$ref: '#/components/examples/E'}}}}
  examples: {E: {value: 1}}
  responses: {R: {description: r, headers: {H: {$ref: '#/components/headers/H'}}, links: {l: {operationId: o}}}}
  headers: {H: {schema: {type: integer}}}
  callbacks: {C: {'{$request.body#/url}': {post: {responses: {}}}}}
""",
        "3.2.0",
    )
    (post,) = found.operations
    assert [one.place for one in post.parameters] == [Place.COOKIE]
    assert post.body is not None
    (content,) = post.body.contents
    assert content.schema is not None
    assert content.schema.type == String()
    assert content.examples == (Value.of(1),)
    (response,) = post.responses
    assert [one.name for one in response.headers] == ["H"]
    assert [key for key, _ in response.unmodelled] == ["links"]
    assert [(name, str(one)) for name, one in post.callbacks] == [
        ("c", "POST {$request.body#/url}")
    ]


def test_what_is_said_about_the_whole_api_is_kept() -> None:
    found = api(
        "info: {title: T, version: '1', contact: {name: C}, x-i: 1}\n"
        "paths: {x-p: 1, /a: {get: {responses: {x-r: 1}}}}\n"
        "components: {x-c: 1}\ntags: [{name: a, externalDocs: {url: u}}]\nx-d: 1"
    )
    assert [key for key, _ in found.unmodelled] == [
        *("x-d", "contact", "x-i", "x-p", "x-c", "tags/a"),
    ]
    assert found.operations[0].unmodelled == (("x-r", Value.of(1)),)


WARNED = [
    ("parameters: [{in: query}]", "parameter-without-place"),
    ("parameters: [{name: a, in: body}]", "parameter-without-place"),
    ("parameters: [{name: a, in: querystring}]", "query-string-parameter"),
    ("parameters: [{name: a, in: query, style: x}]", "unknown-style"),
    ("parameters: [{name: a, in: query}, {name: a, in: query}]", "repeated-parameter"),
    ("tags: [1]", "not-text"),
    ("deprecated: 'yes'", "not-boolean"),
    ("requestBody: {content: {a/b: {schema: {type: date}}}}", "unknown-type"),
    ("requestBody: {content: {a/b: {schema: {type: object, required: true}}}}", "required-without-names"),
    ("requestBody: {content: {a/b: {schema: {type: string, maxLength: '3'}}}}", "number-in-quotes"),
    ("requestBody: {content: {a/b: {schema: {type: string, maxLength: -3}}}}", "not-a-count"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), WARNED, ids=[text for text, _ in WARNED])
def test_a_slip_costs_a_warning_and_not_the_document(text: str, code: str) -> None:
    found = api(f"{INFO}paths: {{/a: {{get: {{{text}}}}}}}", "3.2.0")
    assert [str(one) for one in found.operations] == ["GET /a"]
    assert [f"{one.severity.value} {one.code}" for one in found.diagnostics] == [
        f"warning {code}"
    ]


def test_a_form_that_is_the_whole_query_is_query_parameters() -> None:
    found = api(
        f"""{INFO}paths:
  /a:
    get:
      parameters:
        - name: filter
          in: querystring
          content: {{application/x-www-form-urlencoded: {{schema: {{$ref: '#/components/schemas/F'}}}}}}
      responses: {{}}
components: {{schemas: {{F: {{required: [q], properties: {{q: {{type: string}}, n: {{type: integer}}}}}}}}}}
""",
        "3.2.0",
    )
    assert found.diagnostics == ()
    assert [
        (one.name, one.place.value, one.required)
        for one in found.operations[0].parameters
    ] == [("q", "query", True), ("n", "query", False)]


def test_a_variable_of_the_path_that_nobody_declares_is_text() -> None:
    found = api(
        f"{INFO}paths: {{'/a/{{id}}/{{part}}': {{parameters: [{{name: id, in: path, schema: {{type: integer}}}}], get: {{responses: {{}}}}}}}}"
    )
    declared, added = found.operations[0].parameters
    assert (declared.name, added.name) == ("id", "part")
    assert added.required and added.schema.type == String()
    assert [one.code for one in found.diagnostics] == ["undeclared-variable"]
