"""What OpenAPI allows, read from its meta-schemas: every kind of object, its fields, and what stands in them."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, cast

import jsonschema_specifications
import openapi_schema_validator
import openapi_spec_validator

Node = dict[str, Any]
VERSIONS = ("2.0", "3.0", "3.1", "3.2")
OPENAPI = Path(openapi_spec_validator.__file__).parent / "resources" / "schemas"
BASE = Path(openapi_schema_validator.__file__).parent / "schemas" / "oas3.2" / "meta"
DRAFT = Path(jsonschema_specifications.__file__).parent / "schemas" / "draft202012"
EXTENSION = "x-…"
REFERENCE = "reference"
NAMES = {
    "external-docs": "external-documentation",
    "implicit-oauth-flow": "implicit",
    "password-oauth-flow": "password",
    "client-credentials-flow": "client-credentials",
    "authorization-code-oauth-flow": "authorization-code",
    "body-parameter": "parameter",
    "basic-authentication-security": "security-scheme",
    "api-key-security-scheme": "security-scheme",
    "json-reference": "reference",
}
"""One name for what the versions call differently."""


@dataclass(frozen=True)
class Field:
    """What an object may have under a name.

    `kind` is that of the objects that stand there, None where it holds a mere value; `steps` are the lists (`[]`) and
    maps (`{}`) around them.
    """

    steps: str = ""
    kind: str | None = None
    is_required: bool = False
    is_referable: bool = False


@dataclass
class Meta:
    """One meta-schema; `definitions` by the names that its references use."""

    root: Node
    definitions: dict[str, Node]
    fields_by_kind: dict[str, dict[str, Field]] = field(
        default_factory=dict[str, dict[str, Field]]
    )

    def learn(self, kind: str, node: Node) -> None:
        """Notes the fields of a kind, and those of every kind that stands in them."""
        if kind in self.fields_by_kind:
            return
        fields = self.fields_by_kind.setdefault(kind, {})
        required = set(node.get("required", ()))
        for name, stated in self.stated(node):
            found = self.field(stated, is_required=name in required)
            known = fields.get(name)
            if known is None or known.kind is None and not known.steps:
                fields[name] = found

    def merge(self, kind: str, other: str) -> None:
        """Makes two kinds one that may stand for each other."""
        if kind != other:
            self.fields_by_kind[kind] = {
                **self.fields_by_kind.pop(other, {}),
                **self.fields_by_kind[kind],
            }

    def stated(self, node: Node) -> Iterator[tuple[str, Any]]:
        """The fields that a schema names, wherever in it."""
        for name, stated in node.get("properties", {}).items():
            if stated is not False:
                yield name, stated
        for pattern, stated in node.get("patternProperties", {}).items():
            if pattern == "^x-":
                yield EXTENSION, True
            elif names := re.fullmatch(r"\^\(([a-z|]+)\)\$", pattern):
                yield from ((name, stated) for name in names[1].split("|"))
        for keyword in ("allOf", "anyOf", "oneOf"):
            for part in node.get(keyword, ()):
                yield from self.stated(part)
        for keyword in ("then", "else"):
            if keyword in node:
                yield from self.stated(node[keyword])
        for part in node.get("dependentSchemas", {}).values():
            yield from self.stated(part)
        if node.get("$ref", "").startswith("#"):
            yield from self.stated(self.target(node["$ref"])[1])

    def target(self, reference: str) -> tuple[str, Node]:
        """What a reference inside of the meta-schema names, and its own name."""
        _, _, first, *way = reference.split("/")
        node: Node = self.definitions[first]
        for token in way:
            node = node[token]
        return kebab([first, *way][-1]), node

    def field(self, stated: Any, *, is_required: bool) -> Field:
        steps, kind, is_referable = self.child(stated)
        return Field(steps, kind, is_required, is_referable)

    def child(self, stated: Any) -> tuple[str, str | None, bool]:
        """The lists and maps, the kind inside them, and whether a reference may stand for it."""
        if not isinstance(stated, dict):
            return "", None, False
        node = cast(Node, stated)
        if "$dynamicRef" in node:
            return "", "schema", False
        for keyword in ("oneOf", "anyOf"):
            options = [self.child(one) for one in node.get(keyword, ())]
            kinds = [one for one in options if one[1] not in (None, REFERENCE)]
            if kinds:
                steps, kind, _ = kinds[0]
                for _, other, _ in kinds[1:]:
                    self.merge(kind or "", other or "")
                return steps, kind, any(one[1] == REFERENCE for one in options)
        for inside in (
            *([node["items"]] if "items" in node else ()),
            *(one for one in node.get("allOf", ()) if "$ref" in one),
        ):
            steps, kind, is_referable = self.child(inside)
            return ("[]" if "items" in node else "") + steps, kind, is_referable
        entries = [node.get("additionalProperties")] + [
            one
            for pattern, one in node.get("patternProperties", {}).items()
            if pattern != "^x-"
        ]
        for entry in entries:
            if isinstance(entry, dict) and entry:
                steps, kind, is_referable = self.child(entry)
                return "{}" + steps, kind, is_referable
        if node.get("$ref", "").startswith("#"):
            name, target = self.target(node["$ref"])
            if "else" in target and "$ref" in target["else"]:
                steps, kind, _ = self.child(target["else"])
                return steps, kind, True
            if "oneOf" in target and "properties" not in target:
                return self.child(target)
            named = [key for key, _ in self.stated(target) if key != EXTENSION]
            if named and named != ["default"]:
                self.learn(name, target)
                return "", name, False
            return self.child(target)
        return ("[]" if node.get("type") == "array" else ""), None, False


@cache
def fields_by_kind(version: str) -> dict[str, dict[str, Field]]:
    """Every kind of object that a document of a version may hold, with its fields."""
    root = cast(Node, json.loads((OPENAPI / f"v{version}" / "schema.json").read_text()))
    meta = Meta(root, root.get("$defs") or root["definitions"])
    if version >= "3.1":
        meta.definitions = {**_json_schema(version), **meta.definitions}
        meta.learn("schema", meta.definitions["schema-keywords"])
    meta.learn("document", root)
    return meta.fields_by_kind


def kebab(name: str) -> str:
    """A name of a definition, in the spelling of the later meta-schemas."""
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", name.replace("OA", "Oa"))
    plain = "-".join(words).lower()
    return NAMES.get(plain, plain)


def _json_schema(version: str) -> dict[str, Node]:
    """What a Schema Object is: the vocabularies of JSON Schema 2020-12, and OpenAPI's own."""
    base = cast(Node, json.loads(next(BASE.iterdir()).read_text()))
    own = base["$defs"]
    if version == "3.1":
        # Both are new in 3.2.
        del own["discriminator"]["properties"]["defaultMapping"]
        del own["xml"]["properties"]["nodeType"]
    definitions: dict[str, Node] = {**own}
    properties: Node = {}
    for path in sorted((DRAFT / "vocabularies").iterdir()):
        if path.name != "format-assertion":
            vocabulary = json.loads(path.read_text())
            properties |= vocabulary["properties"]
            definitions |= vocabulary.get("$defs", {})
    keywords = {
        "properties": {**properties, **base["properties"]},
        "patternProperties": {"^x-": True},
    }
    return {**definitions, "schema-keywords": keywords}
