"""Other ways to write the same document: whatever is found between the two, nobody may break."""

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any, cast

import yaml

from mooring import sources, spec
from mooring.drift import Report, Side, compare

from .planting import METHODS, Node, read

Rewrite = Callable[[Node], Node]
Schema = dict[str, Any]
ONE = ("items", "additionalProperties", "not", "propertyNames", "if", "then", "else")
SEVERAL = ("allOf", "anyOf", "oneOf", "prefixItems")
NAMED = ("properties", "patternProperties", "dependentSchemas", "$defs")
ANNOTATIONS = {"description", "title", "deprecated", "example", "examples", "default"}


def rewritten(name: str, root: Node, rewrite: Rewrite) -> Report:
    """What is found between a document and another way to write it."""
    new = rewrite(copy.deepcopy(root))
    return compare(read(name, root), read(name, new))


def reformatted(name: str, root: Node) -> Report:
    """The same as `rewritten`, for another form of text."""
    text = yaml.safe_dump(json.loads(json.dumps(root)), sort_keys=False, width=200)
    document = sources.read("api.yaml", text.encode())
    return compare(read(name, root), Side(name, spec.parse(document), document))


def is_old(root: Node) -> bool:
    """Whether a document is of OpenAPI 3.0, where `nullable` is a keyword and a list of types is none."""
    return str(root["openapi"]).startswith("3.0")


def each_schema(root: Node, change: Callable[[Schema], Schema]) -> Node:
    """The document with every schema changed, the innermost first."""
    for holder, key in list(_places(root)):
        holder[key] = _within(holder[key], change)
    return root


def _within(schema: Any, change: Callable[[Schema], Schema]) -> Any:
    if not isinstance(schema, dict):
        return schema
    node = cast(Schema, schema)
    for key in ONE:
        if isinstance(node.get(key), dict):
            node[key] = _within(node[key], change)
    for key in SEVERAL:
        if isinstance(node.get(key), list):
            node[key] = [_within(one, change) for one in node[key]]
    for key in NAMED:
        if isinstance(node.get(key), dict):
            node[key] = {name: _within(one, change) for name, one in node[key].items()}
    return change(node)


def _places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Where schemas begin: under `schema`, and the components."""
    match node:
        case dict():
            members = cast(Node, node)
            for key, value in members.items():
                if key == "schema" and isinstance(value, dict):
                    yield members, key
                elif key == "schemas" and isinstance(value, dict):
                    yield from ((value, name) for name in cast(Node, value))
                elif key not in (
                    "example",
                    "examples",
                    "default",
                ) and not key.startswith("x-"):
                    yield from _places(value)
        case list():
            for one in cast(list[Any], node):
                yield from _places(one)
        case _:
            pass


def operations(root: Node) -> Iterator[tuple[Node, Node]]:
    """Every path item with each of its operations."""
    for item in (*root["paths"].values(), *root.get("webhooks", {}).values()):
        for method in METHODS:
            if method in item:
                yield item, item[method]


def _components(root: Node, kind: str) -> Node:
    return cast(Node, root.setdefault("components", {}).setdefault(kind, {}))


def reordered(root: Node) -> Node:
    def change(schema: Schema) -> Schema:
        for key in ("required", "anyOf"):
            if isinstance(schema.get(key), list):
                schema[key] = schema[key][::-1]
        if isinstance(schema.get("properties"), dict):
            schema["properties"] = dict(reversed(schema["properties"].items()))
        return dict(reversed(schema.items()))

    root["paths"] = dict(reversed(root["paths"].items()))
    return each_schema(root, change)


def extracted(root: Node) -> Node:
    """Inline objects become components of their own."""
    made: Node = {}

    def change(schema: Schema) -> Schema:
        if (
            schema.get("type") != "object"
            or not schema.get("properties")
            or len(made) > 40
        ):
            return schema
        if schema in components:
            return schema
        name = f"Extracted{len(made)}"
        made[name] = schema
        return {"$ref": f"#/components/schemas/{name}"}

    components = [*_components(root, "schemas").values()]
    each_schema(root, change)
    _components(root, "schemas").update(made)
    return root


def inlined(root: Node) -> Node:
    """References to schemas that refer to nothing are replaced by what they refer to."""
    components = copy.deepcopy(_components(root, "schemas"))
    tagged: set[str] = set()

    def note(schema: Schema) -> Schema:
        """The name of a schema that a discriminator may choose has a meaning."""
        if "discriminator" in schema:
            for one in (*schema.get("oneOf", ()), *schema.get("anyOf", ())):
                tagged.add(
                    str(one.get("$ref", "")).removeprefix("#/components/schemas/")
                )
        return schema

    each_schema(root, note)

    def change(schema: Schema) -> Schema:
        target = str(schema.get("$ref", "")).removeprefix("#/components/schemas/")
        if len(schema) != 1 or target not in components:
            return schema
        found = components[target]
        if target in tagged:
            return schema
        return schema if "$ref" in json.dumps(found) else copy.deepcopy(found)

    return each_schema(root, change)


def wrapped(keyword: str) -> Rewrite:
    """A single condition or choice around every object and every plain string."""

    def change(schema: Schema) -> Schema:
        is_simple = schema.keys() <= {
            "type",
            "properties",
            "required",
            "$ref",
            "maxLength",
        }
        return {keyword: [schema]} if is_simple and schema else schema

    return lambda root: each_schema(root, change)


def doubled(root: Node) -> Node:
    """A condition is said twice."""

    def change(schema: Schema) -> Schema:
        if isinstance(schema.get("allOf"), list):
            schema["allOf"] = [*schema["allOf"], schema["allOf"][-1]]
        return schema

    return each_schema(root, change)


def flattened(root: Node) -> Node:
    """Inline objects that are joined become one."""

    def change(schema: Schema) -> Schema:
        members = schema.get("allOf")
        if not isinstance(members, list) or schema.keys() - {"allOf"} - ANNOTATIONS:
            return schema
        joined = cast(list[Schema], members)
        plain = {"type", "properties", "required"}
        if not all(
            one.keys() <= plain and one.get("type") == "object" for one in joined
        ):
            return schema
        names = [name for one in joined for name in one.get("properties", {})]
        if len(names) != len(set(names)):
            return schema
        result = {key: value for key, value in schema.items() if key != "allOf"}
        result["type"] = "object"
        result["properties"] = {
            name: one
            for part in joined
            for name, one in part.get("properties", {}).items()
        }
        required = [name for part in joined for name in part.get("required", ())]
        return {**result, **({"required": required} if required else {})}

    return each_schema(root, change)


def required_apart(root: Node) -> Node:
    """What is required is said in a condition of its own."""

    def change(schema: Schema) -> Schema:
        plain = {"type", "properties", "required"}
        if (
            not schema.get("required")
            or not schema.keys() <= plain
            or not schema.get("properties")
        ):
            return schema
        if not set(schema["required"]) <= schema["properties"].keys():
            return schema
        if schema.get("type") != "object":
            return schema
        rest = {key: value for key, value in schema.items() if key != "required"}
        return {"allOf": [rest, {"type": "object", "required": schema["required"]}]}

    return each_schema(root, change)


def constants(root: Node) -> Node:
    """An enumeration is written as a choice of constants; of one value, as that constant."""

    def change(schema: Schema) -> Schema:
        values = schema.get("enum")
        if (
            not isinstance(values, list)
            or schema.keys() - {"enum", "type"} - ANNOTATIONS
        ):
            return schema
        rest = {key: value for key, value in schema.items() if key != "enum"}
        if len(set(map(str, values))) < len(values) or None in values:
            return schema
        if len(values) == 1:
            return {**rest, "const": values[0]}
        rest.pop("type", None)
        return {**rest, "oneOf": [{"const": value} for value in values]}

    return each_schema(root, change)


def null_apart(root: Node) -> Node:
    """Null is one of several choices, not one of several types."""

    def change(schema: Schema) -> Schema:
        types = schema.get("type")
        if isinstance(types, list) and "null" in types and "enum" not in schema:
            others = [one for one in types if one != "null"]
            if len(others) == 1:
                kept = {key: one for key, one in schema.items() if key in ANNOTATIONS}
                inner = {
                    key: one for key, one in schema.items() if key not in ANNOTATIONS
                }
                return {
                    **kept,
                    "anyOf": [{**inner, "type": others[0]}, {"type": "null"}],
                }
        return schema

    return each_schema(root, change)


def upgraded(root: Node) -> Node:
    """OpenAPI 3.0 becomes 3.1."""
    if not is_old(root):
        return root

    def change(schema: Schema) -> Schema:
        if schema.pop("nullable", False):
            if "type" in schema and not schema.keys() & {"$ref", *SEVERAL}:
                schema["type"] = [schema["type"], "null"]
                if isinstance(schema.get("enum"), list) and None not in schema["enum"]:
                    schema["enum"] = [*schema["enum"], None]
            else:
                kept = {key: one for key, one in schema.items() if key in ANNOTATIONS}
                inner = {
                    key: one for key, one in schema.items() if key not in ANNOTATIONS
                }
                schema = {**kept, "anyOf": [inner, {"type": "null"}]}
        for bound in ("Minimum", "Maximum"):
            flag = schema.get(f"exclusive{bound}")
            if isinstance(flag, bool):
                del schema[f"exclusive{bound}"]
                if flag:
                    schema[f"exclusive{bound}"] = schema.pop(bound.lower())
        if "example" in schema:
            schema["examples"] = [schema.pop("example")]
        return schema

    root["openapi"] = "3.1.0"
    return each_schema(root, change)


def parameters_down(root: Node) -> Node:
    """What a path says of all its operations is said of each."""
    for item in root["paths"].values():
        shared = item.pop("parameters", [])
        for method in METHODS:
            if method in item:
                own = item[method].get("parameters", [])
                names = {(one["name"], one["in"]) for one in own if "name" in one}
                item[method]["parameters"] = [
                    *(
                        one
                        for one in shared
                        if (one.get("name"), one.get("in")) not in names
                    ),
                    *own,
                ]
    return root


def parameters_shared(root: Node) -> Node:
    """Inline parameters become components."""
    made = _components(root, "parameters")
    for _, operation in operations(root):
        stated = operation.get("parameters", [])
        for index, one in enumerate(stated):
            if "$ref" not in one:
                name = f"Shared{len(made)}"
                made[name] = one
                stated[index] = {"$ref": f"#/components/parameters/{name}"}
    return root


def responses_shared(root: Node) -> Node:
    """Inline responses and bodies become components."""
    made, bodies = _components(root, "responses"), _components(root, "requestBodies")
    for _, operation in operations(root):
        for status, one in operation.get("responses", {}).items():
            if isinstance(one, dict) and "$ref" not in one:
                name = f"Shared{len(made)}"
                made[name] = one
                operation["responses"][status] = {
                    "$ref": f"#/components/responses/{name}"
                }
        body = operation.get("requestBody")
        if isinstance(body, dict) and "$ref" not in body:
            name = f"Shared{len(bodies)}"
            bodies[name] = body
            operation["requestBody"] = {"$ref": f"#/components/requestBodies/{name}"}
    return root


def security_down(root: Node) -> Node:
    """What the document asks for is asked for by each operation."""
    security = root.pop("security", None)
    if security is not None:
        for _, operation in operations(root):
            operation.setdefault("security", security)
    return root


def prefix_down(root: Node) -> Node:
    """The path of the server becomes part of every path."""
    servers = root.get("servers", [])
    if len(servers) != 1 or "variables" in servers[0]:
        return root
    url = str(servers[0]["url"]).rstrip("/")
    scheme, _, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    if not slash or "{" in path:
        return root
    servers[0]["url"] = f"{scheme}://{host}"
    root["paths"] = {f"/{path}{key}": item for key, item in root["paths"].items()}
    return root


def defaults_stated(root: Node) -> Node:
    """What holds anyway is written down."""
    for _, operation in operations(root):
        for one in operation.get("parameters", []):
            if "$ref" not in one and "schema" in one and "style" not in one:
                one["style"] = "form" if one["in"] in ("query", "cookie") else "simple"
                one.setdefault("explode", one["style"] == "form")
                one.setdefault("required", False)
        operation.setdefault("deprecated", False)
    return root


def opened(root: Node) -> Node:
    """That an object may have further members is written down."""

    def change(schema: Schema) -> Schema:
        if schema.get("type") == "object" and schema.get("properties"):
            schema.setdefault("additionalProperties", True)
        return schema

    return each_schema(root, change)


REWRITES: dict[str, Rewrite] = {
    "other order": reordered,
    "schemas extracted": extracted,
    "references inlined": inlined,
    "one condition around": wrapped("allOf"),
    "one choice around": wrapped("oneOf"),
    "a condition twice": doubled,
    "conditions flattened": flattened,
    "required apart": required_apart,
    "constants for values": constants,
    "null apart": null_apart,
    "3.0 as 3.1": upgraded,
    "parameters down": parameters_down,
    "parameters shared": parameters_shared,
    "responses shared": responses_shared,
    "security down": security_down,
    "prefix down": prefix_down,
    "defaults stated": defaults_stated,
    "open objects stated": opened,
}
"""Every rewrite by name; `reformatted` is one more."""
