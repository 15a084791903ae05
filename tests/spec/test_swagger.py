"""Swagger 2.0 and OpenAPI 3 say the same in two ways, and are read as the same."""

import pytest

from mooring import spec
from mooring.diagnostics import Location
from mooring.document import EVERY_FACT, Document, Origin, resolve
from mooring.model import Api, Operation, Place, Reference, Style
from mooring.sources.yaml import load, positions
from tests.spec.documents import api as openapi

INFO = "info: {title: T, version: '1'}\n"


def document(text: str) -> Document:
    whole = f"swagger: '2.0'\n{INFO}{text}"
    root = load(whole, "api.yaml")
    assert isinstance(root, dict)
    places = positions(whole, "api.yaml")
    return Document(
        "api.yaml",
        "openapi",
        root,
        lambda pointer: Origin(places(pointer)),
        EVERY_FACT,
        "",
    )


def swagger(text: str) -> Api:
    return spec.parse(document(text))


def operation(text: str) -> Operation:
    (found,) = swagger(f"paths: {{'/a/{{p}}': {{post: {{{text}}}}}}}").operations
    return found


def newer(text: str) -> Operation:
    (found,) = openapi(
        f"{INFO}paths: {{'/a/{{p}}': {{post: {{{text}}}}}}}", "3.0.3"
    ).operations
    return found


SAME = [
    (
        "parameters: [{name: p, in: path, required: true, type: string, format: uuid}]",
        "parameters: [{name: p, in: path, required: true, schema: {type: string, format: uuid}}]",
    ),
    (
        "parameters: [{name: q, in: query, type: integer, default: 3, maximum: 9, description: D}]",
        "parameters: [{name: q, in: query, description: D, schema: {type: integer, default: 3, maximum: 9}}]",
    ),
    (
        "parameters: [{name: q, in: query, type: array, items: {type: string}}]",
        "parameters: [{name: q, in: query, explode: false, schema: {type: array, items: {type: string}}}]",
    ),
    (
        "parameters: [{name: q, in: query, type: array, items: {type: string}, collectionFormat: multi}]",
        "parameters: [{name: q, in: query, schema: {type: array, items: {type: string}}}]",
    ),
    (
        "parameters: [{name: q, in: query, type: array, items: {type: string}, collectionFormat: pipes}]",
        "parameters: [{name: q, in: query, style: pipeDelimited, explode: false, schema: {type: array, items: {type: string}}}]",
    ),
    (
        "parameters: [{name: H, in: header, type: array, items: {type: string}}]",
        "parameters: [{name: H, in: header, schema: {type: array, items: {type: string}}}]",
    ),
    (
        "parameters: [{name: b, in: body, required: true, description: D, schema: {type: string}}]",
        "requestBody: {required: true, description: D, content: {application/json: {schema: {type: string}}}}",
    ),
    (
        "consumes: [application/json, text/plain], parameters: [{name: b, in: body, schema: {type: string}}]",
        "requestBody: {content: {application/json: {schema: {type: string}}, text/plain: {schema: {type: string}}}}",
    ),
    (
        "parameters: [{name: f, in: formData, type: string, required: true}, {name: n, in: formData, type: integer}]",
        "requestBody: {required: true, content: {application/x-www-form-urlencoded: {schema: {type: object, required: [f], properties: {f: {type: string}, n: {type: integer}}}}}}",
    ),
    (
        "parameters: [{name: f, in: formData, type: file}]",
        "requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {f: {type: string, format: binary}}}}}}",
    ),
    (
        "parameters: [{name: f, in: formData, type: array, items: {type: string}, collectionFormat: ssv}]",
        "requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {f: {type: array, items: {type: string}}}}, encoding: {f: {style: spaceDelimited, explode: false}}}}}",
    ),
    (
        "responses: {'200': {description: D, schema: {type: string, x-nullable: true}}}",
        "responses: {'200': {description: D, content: {application/json: {schema: {type: string, nullable: true}}}}}",
    ),
    (
        "produces: [a/b, c/d], responses: {'200': {description: D, schema: {type: string}, examples: {c/d: x}}}",
        "responses: {'200': {description: D, content: {a/b: {schema: {type: string}}, c/d: {schema: {type: string}, example: x}}}}",
    ),
    (
        "responses: {'200': {description: D, schema: {type: file}}}",
        "responses: {'200': {description: D, content: {application/octet-stream: {schema: {type: string, format: binary}}}}}",
    ),
    (
        "responses: {default: {description: D, headers: {X: {type: integer, description: H}}}}",
        "responses: {default: {description: D, headers: {X: {description: H, schema: {type: integer}}}}}",
    ),
]


@pytest.mark.parametrize(("old", "new"), SAME, ids=[old[:60] for old, _ in SAME])
def test_an_operation_means_the_same_in_both(old: str, new: str) -> None:
    assert operation(old) == newer(new)


ADDRESSES: list[tuple[str, list[str]]] = [
    ("host: a.example\nbasePath: /v1\nschemes: [https, http]", ["https://a.example/v1", "http://a.example/v1"]),
    ("host: a.example", ["https://a.example"]),
    ("basePath: /v1", ["/v1"]),
    ("basePath: /", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "urls"), ADDRESSES)
def test_host_and_base_path_are_servers(text: str, urls: list[str]) -> None:
    assert [one.url for one in swagger(f"{text}\npaths: {{}}").servers] == urls


SCHEMES = [
    ("{type: basic}", "{type: http, scheme: basic}"),
    ("{type: apiKey, in: header, name: K}", "{type: apiKey, in: header, name: K}"),
    (
        "{type: oauth2, flow: accessCode, authorizationUrl: a, tokenUrl: t, scopes: {r: R}}",
        "{type: oauth2, flows: {authorizationCode: {authorizationUrl: a, tokenUrl: t, scopes: {r: R}}}}",
    ),
]


@pytest.mark.parametrize(("old", "new"), SCHEMES)
def test_security_definitions_are_security_schemes(old: str, new: str) -> None:
    before = swagger(f"securityDefinitions: {{k: {old}}}\npaths: {{}}")
    after = openapi(f"{INFO}components: {{securitySchemes: {{k: {new}}}}}\npaths: {{}}")
    assert before.security_schemes == after.security_schemes


SHARED = """
consumes: [application/xml]
produces: [application/xml]
parameters: {Limit: {name: limit, in: query, type: integer}}
responses: {Gone: {description: gone, schema: {$ref: '#/definitions/Error'}}}
definitions:
  Error: {type: object, discriminator: kind, required: [kind], properties: {kind: {type: string}}}
paths:
  /a:
    parameters: [{$ref: '#/parameters/Limit'}, {name: b, in: body, schema: {$ref: '#/definitions/Error'}}]
    get:
      produces: [application/json]
      responses: {'410': {$ref: '#/responses/Gone'}}
"""


def test_shared_parts_are_found_where_they_were_published() -> None:
    source = document(SHARED)
    found = spec.parse(source)
    (get,) = found.operations
    (limit,) = get.parameters
    assert (limit.name, limit.place, limit.style) == ("limit", Place.QUERY, Style.FORM)
    assert limit.pointer == "/parameters/Limit"
    assert source.origins(limit.pointer).location == Location("api.yaml", 6, 14)
    assert get.body is not None
    assert [one.media_type for one in get.body.contents] == ["application/xml"]
    assert get.body.pointer == "/paths/~1a/parameters/1"
    (gone,) = get.responses
    assert gone.pointer == "/responses/Gone"
    assert [one.media_type for one in gone.contents] == ["application/json"]
    (content,) = gone.contents
    assert content.schema is not None
    assert content.schema.type == Reference("Error")
    assert found.schemas["Error"].pointer == "/definitions/Error"
    assert resolve(source.root, found.schemas["Error"].pointer)


def test_a_discriminator_without_a_union_is_kept() -> None:
    kept = swagger(SHARED).schemas["Error"].unmodelled
    assert [(key, value.json) for key, value in kept] == [("discriminator", "kind")]


def test_what_has_no_counterpart_is_kept_and_reported() -> None:
    found = swagger(
        "paths: {/a: {get: {responses: {}, parameters: [{name: q, in: query, type: array, items: {type: string}, collectionFormat: tsv}]}}}"
    )
    (parameter,) = found.operations[0].parameters
    assert [(key, value.json) for key, value in parameter.unmodelled] == [
        ("collectionFormat", "tsv")
    ]
    assert [one.code for one in found.diagnostics] == ["unknown-style"]
