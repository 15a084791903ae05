"""Drift made on purpose: known edits in real documents, several at once, and how many of them are told back."""

import copy
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from mooring import sources, spec
from mooring.drift import Report, Side, compare
from mooring.drift.report import Finding

Node = dict[str, Any]
METHODS = ("get", "put", "post", "delete", "patch", "head", "options")
OTHER_TYPES = {"string": "integer", "integer": "string", "boolean": "string"}


@dataclass(frozen=True)
class Plant:
    """One edit: where it is, and by which rules it may be told; `link` is the new name of what was renamed."""

    kind: str
    rules: frozenset[str]
    region: str
    link: str | None = None
    also: tuple[str, ...] = ()
    """Further places that the edit touches."""

    def tells(self, finding: Finding) -> bool:
        return self.holds(finding) and finding.rule in self.rules

    def holds(self, finding: Finding) -> bool:
        """Whether a finding lies where the edit is."""
        return any(
            place is not None and (place == region or place.startswith(region + "/"))
            for places in ((finding.old_pointer, finding.new_pointer), *finding.copies)
            for place in places
            for region in (self.region, self.link, *self.also)
            if region is not None
        )


@dataclass
class Planting:
    """A document while edits are planted; every component and every path item is edited once at most."""

    root: Node
    chance: random.Random
    plants: list[Plant] = field(default_factory=list[Plant])
    used: set[str] = field(default_factory=set[str])

    def plant(self, kind: str) -> None:
        """Plants an edit somewhere; leaves the document alone where there is no place for it."""
        EDITS[kind](self, kind)

    def add(
        self,
        kind: str,
        region: str,
        *rules: str,
        link: str | None = None,
        also: tuple[str, ...] = (),
    ) -> None:
        self.plants.append(Plant(kind, frozenset(rules), region, link, also))

    def properties(
        self, suits: Callable[[Node], bool]
    ) -> tuple[str, Node, str, Node] | None:
        """Of a component not used yet: its pointer, its schema, a property's name and schema."""
        found = [
            (key, name)
            for key, schema in self.schemas().items()
            if key not in self.used and isinstance(schema, dict)
            for name, one in _members(cast(Node, schema), "properties").items()
            if isinstance(one, dict) and suits(cast(Node, one))
        ]
        if not found:
            return None
        key, name = self.chance.choice(found)
        self.used.add(key)
        schema = self.schemas()[key]
        return (
            f"/components/schemas/{escaped(key)}",
            schema,
            name,
            schema["properties"][name],
        )

    def schemas(self) -> Node:
        return _members(self.root.get("components", {}), "schemas")

    def operation(
        self, suits: Callable[[Node], bool] = lambda _: True
    ) -> tuple[str, Node, str] | None:
        """Of a path not used yet: the pointer of an operation, its path item and its method."""
        found = [
            (path, method)
            for path, item in self.root["paths"].items()
            if path not in self.used and len(set(item) & set(METHODS)) > 1
            for method in METHODS
            if method in item and suits(item[method])
        ]
        if not found:
            return None
        path, method = self.chance.choice(found)
        self.used.add(path)
        return f"/paths/{escaped(path)}/{method}", self.root["paths"][path], method


def escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


def _members(node: Node, key: str) -> Node:
    value = node.get(key)
    return cast(Node, value) if isinstance(value, dict) else {}


def _is_plain(name: str) -> Callable[[Node], bool]:
    return lambda node: node.get("type") == name and not node.keys() & {"enum", "$ref"}


def _on_property(
    suits: Callable[[Node], bool], change: Callable[[Node], object], *rules: str
) -> Callable[[Planting, str], None]:
    def edit(planting: Planting, kind: str) -> None:
        if (found := planting.properties(suits)) is not None:
            pointer, _, name, node = found
            change(node)
            planting.add(kind, f"{pointer}/properties/{escaped(name)}", *rules)

    return edit


def _removed(planting: Planting, kind: str) -> None:
    if (found := planting.properties(lambda _: True)) is not None:
        pointer, schema, name, _ = found
        del schema["properties"][name]
        if name in schema.get("required", ()):
            schema["required"] = [one for one in schema["required"] if one != name]
            if not schema["required"]:
                del schema["required"]
        planting.add(kind, f"{pointer}/properties/{escaped(name)}", "property-removed")


def _added(planting: Planting, kind: str) -> None:
    if (found := planting.properties(lambda _: True)) is not None:
        pointer, schema, _, _ = found
        schema["properties"]["zymurgyLevel"] = {"type": "integer", "minimum": 3}
        planting.add(kind, f"{pointer}/properties/zymurgyLevel", "property-added")


def _renamed(planting: Planting, kind: str) -> None:
    def suits(node: Node) -> bool:
        return bool(node.get("description")) and "type" in node

    if (found := planting.properties(suits)) is not None:
        pointer, schema, name, node = found
        new = _respelled(name)
        if new in schema["properties"]:
            return
        schema["properties"] = {
            new if key == name else key: one
            for key, one in schema["properties"].items()
        }
        if name in schema.get("required", ()):
            schema["required"] = [
                new if one == name else one for one in schema["required"]
            ]
        del node
        planting.add(
            kind,
            f"{pointer}/properties/{escaped(name)}",
            "property-renamed",
            link=f"{pointer}/properties/{escaped(new)}",
        )


WORDS = "zymurgy quokka fjord sphinx waltz jukebox".split()


def _replaced(planting: Planting, kind: str) -> None:
    """One property goes and an unrelated one of its type comes: no rename."""

    def suits(node: Node) -> bool:
        return node.get("type") in ("string", "integer") and "enum" not in node

    if (found := planting.properties(suits)) is not None:
        pointer, schema, name, node = found
        del schema["properties"][name]
        schema["required"] = [one for one in schema.get("required", ()) if one != name]
        new = planting.chance.choice(WORDS) + "Amount"
        schema["properties"][new] = {
            "type": node["type"],
            "description": "How much of the other substance the kettle holds.",
        }
        planting.add(kind, f"{pointer}/properties/{escaped(name)}", "property-removed")
        planting.add(kind, f"{pointer}/properties/{new}", "property-added")


def _moved(planting: Planting, kind: str) -> None:
    """A property goes into a new object beside it."""

    def suits(node: Node) -> bool:
        return (
            bool(node.get("description"))
            and "type" in node
            and "properties" not in node
        )

    if (found := planting.properties(suits)) is not None:
        pointer, schema, name, node = found
        del schema["properties"][name]
        schema["required"] = [one for one in schema.get("required", ()) if one != name]
        schema["properties"]["kettleSettings"] = {
            "type": "object",
            "properties": {name: node},
        }
        planting.add(
            kind,
            f"{pointer}/properties/{escaped(name)}",
            *("property-moved", "required-changed"),
            link=f"{pointer}/properties/kettleSettings/properties/{escaped(name)}",
            also=(f"{pointer}/properties/kettleSettings",),
        )
        planting.add(kind, f"{pointer}/properties/kettleSettings", "property-added")


def _nullable(planting: Planting, kind: str) -> None:
    if (found := planting.properties(_is_plain("string"))) is not None:
        pointer, _, name, node = found
        if str(planting.root["openapi"]).startswith("3.0"):
            node["nullable"] = not node.get("nullable", False)
        else:
            node["type"] = ["string", "null"]
        planting.add(
            kind, f"{pointer}/properties/{escaped(name)}", "nullability-changed"
        )


def _parameter_renamed(planting: Planting, kind: str) -> None:
    def suits(one: Node) -> bool:
        return any(item.get("in") == "query" for item in one.get("parameters", ()))

    if (found := planting.operation(suits)) is not None:
        pointer, item, method = found
        parameters = item[method]["parameters"]
        index = next(i for i, one in enumerate(parameters) if one.get("in") == "query")
        new = _respelled(parameters[index]["name"])
        if any(one.get("name") == new for one in parameters):
            return
        parameters[index] = {**parameters[index], "name": new}
        place = f"{pointer}/parameters/{index}"
        planting.add(kind, place, "parameter-renamed", link=place)


def _response_removed(planting: Planting, kind: str) -> None:
    def suits(one: Node) -> bool:
        return any(str(status).startswith("4") for status in one["responses"])

    if (found := planting.operation(suits)) is not None:
        pointer, item, method = found
        responses = item[method]["responses"]
        status = next(one for one in responses if str(one).startswith("4"))
        del responses[status]
        planting.add(kind, f"{pointer}/responses/{status}", "error-response-removed")


def _respelled(name: str) -> str:
    """The name in the other casing, or with a word more."""
    if "_" in name.strip("_"):
        first, *rest = name.split("_")
        return first + "".join(word.title() for word in rest)
    return f"{name}_value"


def _schema_renamed(planting: Planting, kind: str) -> None:
    text = json.dumps(planting.root)
    found = [
        key
        for key, schema in planting.schemas().items()
        if key not in planting.used
        and len(_members(schema, "properties")) > 2
        and f'"#/components/schemas/{key}"' in text
    ]
    if not found:
        return
    key = planting.chance.choice(found)
    new = f"{key}Record"
    planting.used |= {key, new}
    renamed = json.loads(
        text.replace(f'"#/components/schemas/{key}"', f'"#/components/schemas/{new}"')
    )
    renamed["components"]["schemas"] = {
        new if one == key else one: schema
        for one, schema in renamed["components"]["schemas"].items()
    }
    planting.root.clear()
    planting.root.update(renamed)
    planting.add(
        kind,
        f"/components/schemas/{escaped(key)}",
        "schema-renamed",
        link=f"/components/schemas/{escaped(new)}",
    )


def _requiredness(planting: Planting, kind: str) -> None:
    if (found := planting.properties(lambda node: "readOnly" not in node)) is not None:
        pointer, schema, name, _ = found
        required = list(schema.get("required", ()))
        if name in required:
            required.remove(name)
        else:
            required.append(name)
        schema["required"] = required
        planting.add(kind, f"{pointer}/properties/{escaped(name)}", "required-changed")


def _operation_removed(planting: Planting, kind: str) -> None:
    if (found := planting.operation()) is not None:
        pointer, item, method = found
        del item[method]
        planting.add(kind, pointer, "operation-removed")


def _operation_added(planting: Planting, kind: str) -> None:
    name = f"/zymurgy-{planting.chance.randrange(9999)}/brews"
    planting.root["paths"][name] = {
        "get": {
            "operationId": "listZymurgyBrews",
            "responses": {"204": {"description": "No brew"}},
        }
    }
    planting.used.add(name)
    planting.add(kind, f"/paths/{escaped(name)}/get", "operation-added")


def _operation_renamed(planting: Planting, kind: str) -> None:
    if (found := planting.operation(lambda one: "operationId" in one)) is not None:
        pointer, item, method = found
        item[method]["operationId"] += "V9"
        planting.add(kind, pointer, "operation-renamed")


def _parameter_added(planting: Planting, kind: str) -> None:
    if (found := planting.operation()) is not None:
        pointer, item, method = found
        parameters = item[method].setdefault("parameters", [])
        parameters.append(
            {
                "name": "zymurgy",
                "in": "query",
                "required": True,
                "schema": {"type": "integer"},
            }
        )
        planting.add(
            kind, f"{pointer}/parameters/{len(parameters) - 1}", "parameter-added"
        )


def _parameter_removed(planting: Planting, kind: str) -> None:
    def suits(one: Node) -> bool:
        return any(item.get("in") == "query" for item in one.get("parameters", ()))

    if (found := planting.operation(suits)) is not None:
        pointer, item, method = found
        parameters = item[method]["parameters"]
        index = next(i for i, one in enumerate(parameters) if one.get("in") == "query")
        del parameters[index]
        planting.add(kind, f"{pointer}/parameters/{index}", "parameter-removed")


def _response_added(planting: Planting, kind: str) -> None:
    if (
        found := planting.operation(lambda one: "418" not in one["responses"])
    ) is not None:
        pointer, item, method = found
        item[method]["responses"]["418"] = {"description": "A teapot"}
        planting.add(kind, f"{pointer}/responses/418", "error-response-added")


def _operation_deprecated(planting: Planting, kind: str) -> None:
    if (found := planting.operation(lambda one: not one.get("deprecated"))) is not None:
        pointer, item, method = found
        item[method]["deprecated"] = True
        planting.add(kind, pointer, "deprecation-changed")


def _path_moved(planting: Planting, kind: str) -> None:
    found = [
        path
        for path, item in planting.root["paths"].items()
        if path not in planting.used
        and (methods := set(item) & set(METHODS))
        and all("operationId" in item[method] for method in methods)
    ]
    if not found:
        return
    path = planting.chance.choice(found)
    new = f"/moved{path}"
    planting.used |= {path, new}
    planting.root["paths"] = {
        new if one == path else one: item
        for one, item in planting.root["paths"].items()
    }
    for method in METHODS:
        if method in planting.root["paths"][new]:
            planting.add(
                kind,
                f"/paths/{escaped(path)}/{method}",
                "operation-moved",
                link=f"/paths/{escaped(new)}/{method}",
            )


def _set(key: str, value: object) -> Callable[[Node], object]:
    return lambda node: node.update({key: value})


def _bumped(key: str) -> Callable[[Node], object]:
    return lambda node: node.update({key: (node.get(key) or 0) + 7})


EDITS: dict[str, Callable[[Planting, str], None]] = {
    "property-removed": _removed,
    "property-added": _added,
    "property-renamed": _renamed,
    "property-replaced": _replaced,
    "property-moved": _moved,
    "nullability": _nullable,
    "parameter-renamed": _parameter_renamed,
    "response-removed": _response_removed,
    "schema-renamed": _schema_renamed,
    "requiredness": _requiredness,
    "type": _on_property(
        lambda node: str(node.get("type")) in OTHER_TYPES
        and not node.keys()
        & {"enum", "format", "pattern", "default", "example", "examples"}
        and not any(key.startswith(("min", "max")) for key in node),
        lambda node: node.update(type=OTHER_TYPES[node["type"]]),
        "type-changed",
    ),
    "max-length": _on_property(
        _is_plain("string"), _bumped("maxLength"), "max-length-changed"
    ),
    "minimum": _on_property(
        _is_plain("integer"), _bumped("minimum"), "minimum-changed"
    ),
    "pattern": _on_property(
        _is_plain("string"), _set("pattern", "^zy+$"), "pattern-changed"
    ),
    "format": _on_property(
        lambda node: node.get("type") == "string" and "enum" not in node,
        lambda node: node.update(
            format="uuid" if node.get("format") != "uuid" else "date"
        ),
        *("format-changed", "format-hint-changed"),
    ),
    "enum-added": _on_property(
        lambda node: node.get("type") == "string"
        and isinstance(node.get("enum"), list)
        and "allOf" not in node,
        lambda node: node["enum"].append("zymurgy"),
        "enum-value-added",
    ),
    "enum-removed": _on_property(
        lambda node: node.get("type") == "string"
        and isinstance(node.get("enum"), list)
        and "allOf" not in node
        and len(set(node["enum"])) > 2
        and node.get("default") != node["enum"][0],
        lambda node: node["enum"].pop(0),
        "enum-value-removed",
    ),
    "default": _on_property(
        _is_plain("integer"), _bumped("default"), "default-changed"
    ),
    "description": _on_property(
        lambda node: isinstance(node.get("description"), str) and "$ref" not in node,
        lambda node: node.update(description=node["description"] + " Zymurgy."),
        "description-changed",
    ),
    "deprecated": _on_property(
        lambda node: "$ref" not in node and not node.get("deprecated"),
        _set("deprecated", True),
        "deprecation-changed",
    ),
    "operation-removed": _operation_removed,
    "operation-added": _operation_added,
    "operation-renamed": _operation_renamed,
    "operation-deprecated": _operation_deprecated,
    "parameter-added": _parameter_added,
    "parameter-removed": _parameter_removed,
    "response-added": _response_added,
    "path-moved": _path_moved,
}


@dataclass(frozen=True)
class Told:
    """What was planted in one document, and what was told of it."""

    plants: tuple[Plant, ...]
    missed: tuple[Plant, ...]
    strange: tuple[Finding, ...]
    """Findings that no edit explains."""
    links_planted: int
    links_told: int
    links_strange: int
    report: Report
    mirrored: Report
    """The same with the sides swapped."""


def planted(name: str, root: Node, seed: int, count: int) -> Told:
    """Plants `count` edits in a document and compares it with what it was."""
    planting = Planting(copy.deepcopy(root), random.Random(seed))
    kinds = list(EDITS)
    planting.chance.shuffle(kinds)
    for index in range(count):
        planting.plant(kinds[index % len(kinds)])
    old, new = read(name, root), read(name, planting.root)
    return _told(tuple(planting.plants), compare(old, new), compare(new, old))


def read(name: str, root: Node) -> Side:
    document = sources.read(name, json.dumps(root).encode())
    return Side(name, spec.parse(document), document)


def _told(plants: tuple[Plant, ...], report: Report, mirrored: Report) -> Told:
    missed = [plant for plant in plants if not any(map(plant.tells, report.findings))]
    strange = list(_strange(plants, report))
    linked = [plant for plant in plants if plant.link is not None]
    links = [one for one in report.findings if one.link is not None]
    told = [
        plant
        for plant in linked
        if any(
            (one.old_pointer, one.new_pointer) == (plant.region, plant.link)
            for one in links
        )
    ]
    right = [
        one
        for one in links
        if any(
            (one.old_pointer, one.new_pointer) == (plant.region, plant.link)
            or (plant.kind == "operation-renamed" and plant.tells(one))
            for plant in plants
        )
    ]
    return Told(
        plants,
        tuple(missed),
        tuple(strange),
        len(linked),
        len(told),
        len(links) - len(right),
        report,
        mirrored,
    )


def _strange(plants: tuple[Plant, ...], report: Report) -> Iterator[Finding]:
    for finding in report.findings:
        if not any(plant.tells(finding) for plant in plants):
            yield finding
