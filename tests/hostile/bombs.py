"""Small texts that ask for more than there is: time, memory, or depth."""

import json
from collections.abc import Callable

HEAD = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}}
Json = object


def document(schemas: Json, **keywords: Json) -> str:
    """A document whose one operation returns the schema `A`."""
    return json.dumps(
        HEAD
        | {
            "paths": {"/a": {"get": {"responses": {"200": response("A")}}}},
            "components": {"schemas": schemas},
        }
        | keywords
    )


def response(name: str) -> Json:
    schema = {"$ref": f"#/components/schemas/{name}"}
    content = {"application/json": {"schema": schema}}
    return {"description": "", "content": content}


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def nested(depth: int, outer: str, inner: str, core: str = "{}") -> str:
    text = outer * depth + core + inner * depth
    return document({"A": 0}).replace('"A": 0', f'"A": {text}')


def yaml(schema: str) -> str:
    return f"openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{}}\n{schema}"


def doubling(count: int, keyword: str, last: Json) -> str:
    """Each schema names the next one twice, so that whoever follows every way never ends."""
    schemas = {
        f"S{at}": {keyword: [ref(f"S{at + 1}"), ref(f"S{at + 1}")]}
        for at in range(count)
    }
    return document({"A": ref("S0")} | schemas | {f"S{count}": last})


def doubling_objects(count: int, keyword: str) -> str:
    """As `doubling`, but each step is written out twice in place and adds a member."""
    schemas = {
        f"S{at}": {
            keyword: [
                {"type": "object", "properties": {f"a{at}": ref(f"S{at + 1}")}},
                {"type": "object", "properties": {f"b{at}": ref(f"S{at + 1}")}},
            ]
        }
        for at in range(count)
    }
    return document({"A": ref("S0")} | schemas | {f"S{count}": {"type": "string"}})


def products(count: int, width: int) -> str:
    """All of many choices at once: `width ** count` combinations."""
    choice = [
        {"type": "object", "properties": {f"p{at}": {"const": at}}, "required": [f"p{at}"]}
        for at in range(width)
    ]  # fmt: skip
    return document({"A": {"allOf": [{"oneOf": choice} for _ in range(count)]}})


def chain(count: int, keyword: str) -> str:
    schemas: dict[str, Json] = {
        f"S{at}": {
            keyword: [
                ref(f"S{at + 1}"),
                {"type": "object", "properties": {f"p{at}": {"type": "string"}}},
            ]
        }
        for at in range(count)
    }
    return document({"A": ref("S0")} | schemas | {f"S{count}": {"type": "object"}})


def through(keyword: str, of: Callable[[Json], Json]) -> str:
    """A schema that leads back to itself through a keyword."""
    return document({"A": {"type": ["object", "array"], keyword: of(ref("A"))}})


def _itself(schema: Json) -> Json:
    return schema


def _listed(schema: Json) -> Json:
    return [schema, {"type": "string"}]


def _member(schema: Json) -> Json:
    return {"m": schema}


RECURSION: dict[str, Callable[[Json], Json]] = {
    **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), _listed),
    **dict.fromkeys(("properties", "patternProperties", "dependentSchemas", "$defs"), _member),
    **dict.fromkeys(("items", "additionalProperties", "not", "if", "contains"), _itself),
    **dict.fromkeys(("propertyNames", "unevaluatedProperties", "unevaluatedItems"), _itself),
}  # fmt: skip

LONG = "x" * 1_000_000
BOMBS: dict[str, str] = {
    "nested-arrays-50000": nested(50_000, '{"items":', "}"),
    "nested-lists-50000": nested(50_000, "[", "]", ""),
    "nested-objects-250": nested(60, '{"properties":{"a":', "}}"),
    "nested-any-of-100": nested(80, '{"anyOf":[{"type":"string"},', "]}"),
    "nested-all-of-80": nested(80, '{"allOf":[{"type":"object"},', "]}"),
    "nested-not-200": nested(200, '{"not":', "}"),
    "nested-items-240": nested(240, '{"items":', "}"),
    "nested-extension-240": nested(240, '{"x-a":', "}"),
    "nested-default-240": nested(1, '{"default":' + '{"a":' * 230, "}" * 231, "1"),
    "yaml-flow-50000": yaml("x: " + "[" * 50_000),
    "yaml-flow-maps-50000": yaml("x: " + "{a: " * 50_000),
    "yaml-block-5000": yaml("x:\n" + "\n".join(" " * at + "a:" for at in range(1, 5000))),
    "yaml-merge-bomb": yaml(
        "x: &m0 {a: 1}\n"
        + "\n".join(
            f"y{at}: &m{at} {{<<: [{', '.join([f'*m{at - 1}'] * 9)}], k{at}: 1}}"
            for at in range(1, 30)
        )
    ),
    "yaml-alias-bomb": yaml(
        "x0: &a0 [1,1,1,1,1,1,1,1,1]\n"
        + "\n".join(f"x{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9)}]" for at in range(1, 12))
    ),
    "yaml-long-key": yaml(f"? {'k' * 2_000_000}\n: 1\n"),
    "yaml-many-anchors": yaml("x:\n" + "\n".join(f"- &a{at} {at}" for at in range(60_000))),
    "yaml-many-documents": "---\na: 1\n" * 20_000,
    "enum-1000000": document({"A": {"enum": [f"v{at}" for at in range(1_000_000)]}}),
    "enum-integers-200000": document({"A": {"type": "object", "properties": {"a": {"enum": list(range(200_000))}}}}),
    "enum-long-values": document({"A": {"enum": [LONG[:300_000] + str(at) for at in range(3)]}}),
    "schemas-5000": document({"A": {"type": "object"}} | {f"S{at}": {"type": "object", "properties": {"a": ref(f"S{(at + 1) % 5000}")}} for at in range(5000)}),
    "properties-20000": document({"A": {"type": "object", "properties": {f"p{at}": {"type": "string"} for at in range(20_000)}}}),
    "required-100000": document({"A": {"type": "object", "required": [f"p{at}" for at in range(100_000)]}}),
    "any-of-3000": document({"A": {"anyOf": [{"type": "object", "properties": {f"p{at}": {"type": "string"}}} for at in range(3000)]}}),
    "any-of-const-20000": document({"A": {"oneOf": [{"const": at} for at in range(20_000)]}}),
    "references-in-a-chain-3000": document({"A": ref("S0")} | {f"S{at}": ref(f"S{at + 1}") for at in range(3000)} | {"S3000": {"type": "string"}}),
    "references-in-a-circle": document({"A": ref("B"), "B": ref("C"), "C": ref("A")}),
    "all-of-chain-400": chain(400, "allOf"),
    "any-of-chain-400": chain(400, "anyOf"),
    "array-chain-3000": document({"A": {"items": ref("S0")}} | {f"S{at}": {"type": "array", "items": ref(f"S{at + 1}")} for at in range(3000)} | {"S3000": {"type": "string"}}),
    **{f"doubling-{keyword}-60": doubling(60, keyword, {"type": "object", "properties": {"a": {"type": "string"}}}) for keyword in ("allOf", "anyOf", "oneOf", "prefixItems")},
    **{f"doubling-objects-{keyword}-40": doubling_objects(40, keyword) for keyword in ("allOf", "anyOf", "oneOf")},
    "products-8-of-8": products(8, 8),
    "products-20-of-4": products(20, 4),
    **{f"recursion-{keyword}": through(keyword, of) for keyword, of in RECURSION.items()},
    "integer-5000-digits": document({"A": {"type": "integer", "maximum": 0}}).replace('"maximum": 0', f'"maximum": {"9" * 5000}'),
    "integer-900-digits": document({"A": {"type": "integer", "maximum": 0}}).replace('"maximum": 0', f'"maximum": {"9" * 900}'),
    "max-length-900-digits": document({"A": {"type": "string", "maxLength": 0}}).replace('"maxLength": 0', f'"maxLength": {"9" * 900}'),
    "min-items-huge": document({"A": {"type": "array", "minItems": 10**18, "items": {"type": "string"}}}),
    "number-exponent": document({"A": {"type": "number", "multipleOf": 0}}).replace('"multipleOf": 0', '"multipleOf": 1e-300'),
    "number-too-large": document({"A": {"type": "number", "maximum": 0}}).replace('"maximum": 0', '"maximum": 1e999999999'),
    "number-many-digits": document({"A": {"type": "number", "maximum": 0}}).replace('"maximum": 0', '"maximum": 0.' + "1" * 200_000),
    "yaml-number-exponent": yaml("components: {schemas: {A: {type: number, maximum: 1e999999999}}}"),
    "yaml-integer": yaml(f"components: {{schemas: {{A: {{type: integer, default: {'1' * 500_000}}}}}}}"),
    "pattern-catastrophic": document({"A": {"type": "object", "properties": {"a": {"type": "string", "pattern": "^(a+)+$", "default": "a" * 40 + "!", "examples": ["a" * 40 + "!"]}}}}),
    "pattern-repetition": document({"A": {"type": "string", "pattern": "(((a{1,1000}){1,1000}){1,1000}){1,1000}"}}),
    "pattern-nested": document({"A": {"type": "string", "pattern": "(" * 5000 + ")" * 5000}}),
    "pattern-long": document({"A": {"type": "string", "pattern": "a|" * 100_000}}),
    "long-property-name": document({"A": {"type": "object", "properties": {LONG: {"type": "string"}}}}),
    "long-schema-name": document({"A": {"$ref": f"#/components/schemas/{LONG}"}, LONG: {"type": "object"}}),
    "long-description": document({"A": {"description": "word " * 400_000, "type": "object"}}),
    "long-backslashes": document({"A": {"description": "\\" * 500_000, "type": "object"}}),
    "long-quotes": document({"A": {"description": '"' * 500_000, "type": "object"}}),
    "long-spaces": document({"A": {"description": "a" + " " * 500_000 + "b", "type": "object"}}),
    "long-lines": document({"A": {"description": "- a\n" * 200_000, "type": "object"}}),
    "long-indents": document({"A": {"description": "\n".join(" " * at + "a" for at in range(1500)), "type": "object"}}),
    "long-path": document({"A": {}}, paths={"/" + "a/" * 100_000: {"get": {"responses": {}}}}),
    "path-variables-3000": document({"A": {}}, paths={"/" + "/".join(f"{{v{at}}}" for at in range(3000)): {"get": {"responses": {}}}}),
    "path-braces": document({"A": {}}, paths={"/" + "{" * 100_000: {"get": {"responses": {}}}}),
    "long-operation-id": document({"A": {}}, paths={"/a": {"get": {"operationId": LONG, "tags": [LONG], "summary": LONG, "responses": {}}}}),
    "operations-1000": document({"A": {}}, paths={f"/a{at}": {"get": {"responses": {"200": response("A")}}} for at in range(1000)}),
    "same-operation-ids": document({"A": {}}, paths={f"/a{at}": {"get": {"operationId": "x", "tags": ["t"], "responses": {}}} for at in range(500)}),
    "parameters-3000": document({"A": {}}, paths={"/a": {"get": {"parameters": [{"name": f"p{at}", "in": "query", "schema": {}} for at in range(3000)], "responses": {}}}}),
    "security-2000": document({"A": {}}, security=[{f"s{at}": []} for at in range(2000)]),
    "servers-20000": document({"A": {}}, servers=[{"url": f"https://a{at}.example/{{v}}", "variables": {"v": {"default": "x"}}} for at in range(20_000)]),
    "server-variables": document({"A": {}}, servers=[{"url": "".join(f"{{v{at}}}" for at in range(200)), "variables": {f"v{at}": {"default": f"{{v{at + 1}}}{{v{at + 1}}}"} for at in range(200)}}]),
    "callbacks-nested": document({"A": {}}, paths={"/a": {"get": {"$ref": "x", "callbacks": {"c": {"{$url}": {"$ref": "#/paths/~1a"}}}, "responses": {}}}}),
    "discriminator-2000": document({"A": {"oneOf": [ref(f"V{at}") for at in range(2000)], "discriminator": {"propertyName": "k", "mapping": {f"v{at}": f"#/components/schemas/V{at}" for at in range(2000)}}}} | {f"V{at}": {"type": "object", "required": ["k"], "properties": {"k": {"const": f"v{at}"}}} for at in range(2000)}),
    "pointer-long": document({"A": {"$ref": "#" + "/a" * 200_000}}),
    "pointer-escapes": document({"A": {"$ref": "#/" + "~0%7E" * 100_000}}),
    "anchors-5000": document({"A": {"$ref": "#a4999"}} | {f"S{at}": {"$anchor": f"a{at}", "$ref": f"#a{at - 1}"} for at in range(1, 5000)}),
    "dynamic": document({"A": {"$dynamicAnchor": "n", "properties": {"a": {"$dynamicRef": "#n"}}}}),
}  # fmt: skip
PAGES: dict[str, str] = {
    "tags-unclosed": "---\napi: GET /a\n---\n" + "<ParamField query=\"a\"" * 20_000,
    "tags-nested": "---\napi: GET /a\n---\n" + '<Expandable title="a">' * 20_000,
    "tags-braces": '---\napi: GET /a\n---\n<ParamField query="a" default={' + "{" * 100_000 + "\n",
    "fences": "# A\n" + "```yaml\n" * 50_000,
    "fences-growing": "\n".join("`" * at + "json" for at in range(3, 1500)),
    "comments": "---\napi: GET /a\n---\n" + "<!--" * 100_000,
    "quotes": "> " * 100_000,
    "lists": "\n".join(" " * at + "- a" for at in range(3000)),
    "front-matter": "---\n" + "a: b\n" * 100_000,
    "table": "|a|" + "-|" * 200_000 + "\n",
    "liquid": "{% openapi %}" * 50_000,
    "brackets": "[" * 200_000,
    "links": "[a](" * 100_000,
    "spaces": "---\napi: GET /a\n---\n" + " " * 1_000_000 + "x",
    "lines": "\n" * 1_000_000 + "x",
    "entities": "---\napi: GET /a\n---\n" + '<ParamField query="' + "&amp;" * 100_000 + '">x</ParamField>',
    "html-comments": "<!-- " * 50_000 + "<html>",
}  # fmt: skip
