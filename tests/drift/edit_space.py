"""The edit space: every object that OpenAPI lets a document hold, wherever it may stand, and every edit of its fields.

Kinds, fields and places come from the meta-schemas, values from `tests/cases/drift/edit-space`.
"""

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, pairwise
from typing import Any, cast

import yaml

from mooring import sources, spec
from mooring.diagnostics import Unreadable
from mooring.drift import Side, compare

from .meta_schemas import EXTENSION, Field, Node, fields_by_kind
from .revisions import CASES

DATA = CASES / "edit-space"
ABSENT = object()
REFUSED = "(refused)"
"""Stands for the rules where a state of the document is none that can be read."""
SCHEMAS = ("schema", "primitives-items")
"""Kinds that take the keywords of schemas."""
TYPED = ("parameter", "header")
"""Kinds that take them too in Swagger 2.0."""


@dataclass(frozen=True)
class Place:
    """Where an object stands: the fields that lead to it from the document, each as `KIND.FIELD`."""

    version: str
    kind: str
    route: tuple[str, ...]

    @property
    def is_first(self) -> bool:
        """Whether it is the place that stands for its kind."""
        return self.route == _route(self.version, self.kind)

    def __str__(self) -> str:
        return " ".join(self.route[-1:]) or "document"


@dataclass(frozen=True)
class Edit:
    """A step from one state of a field to the next, and the rules that tell of it."""

    place: Place
    field: str
    step: str
    rules: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.place.kind}.{self.field} {self.step} at {self.place}"


@cache
def values() -> Node:
    return cast(Node, yaml.safe_load((DATA / "values.yaml").read_text("utf-8")))


def places(version: str) -> Iterator[Place]:
    """Every place that the meta-schema of a version names, and those further ones that it has."""
    kinds = fields_by_kind(version)
    yield Place(version, "document", ())
    for owner, fields in kinds.items():
        for name, field in fields.items():
            if field.kind is not None:
                route = (*_route(version, owner), f"{owner}.{name}")
                yield Place(version, field.kind, route)
    for route in values()["further"]:
        steps = [step.split(".") for step in route]
        if all(name in kinds.get(kind, {}) for kind, name in steps):
            kind, name = steps[-1]
            yield Place(version, kinds[kind][name].kind or "", tuple(route))


def edits(place: Place) -> Iterator[Edit]:
    """Every edit of every field of the object at a place, made in a document and compared.

    Where the kind was met on its own route, it is enough that a field is seen: what follows is walked the same way.
    """
    for name, field in fields_by_kind(place.version)[place.kind].items():
        stated = _states(place, name, field)
        chosen = stated if place.is_first else islice(stated, 2)
        states = [(step, _side(one)) for step, one in chosen]
        for (_, old), (step, new) in pairwise(states):
            yield Edit(place, name, step, _rules(old, new))


def _side(document: Node) -> Side | None:
    """The document as it is read; None where it is refused."""
    return _read(json.dumps(document))


@lru_cache(maxsize=64)
def _read(text: str) -> Side | None:
    try:
        document = sources.read("api.json", text.encode())
        return Side("api.json", spec.parse(document), document)
    except Unreadable:
        return None


def _rules(old: Side | None, new: Side | None) -> tuple[str, ...]:
    if old is None or new is None:
        return (REFUSED,)
    return tuple(sorted({one.rule for one in compare(old, new).findings}))


def _route(version: str, kind: str) -> tuple[str, ...]:
    if kind == "document":
        return ()
    step = _table(version, "routes")[kind]
    return (*_route(version, step.split(".")[0]), step)


def _table(version: str, name: str) -> Node:
    own = values().get(f"{name} of {version}", {})
    return {**values()[name], **own}


def _states(place: Place, name: str, field: Field) -> Iterator[tuple[str, Node]]:
    """The document in each state of the field, with the edit that led to it."""
    given = _spec(place, name, field)
    key = "x-a" if name == EXTENSION else name
    for step, value in _values(given):
        document, target = _document(place)
        for without in given.get("without", ()):
            target.pop(without, None)
        target |= copy.deepcopy(given.get("beside", {}))
        _merge(document, copy.deepcopy(given.get("beside of document", {})))
        if value is ABSENT:
            target.pop(key, None)
        else:
            target[key] = copy.deepcopy(value)
        yield step, document


def _spec(place: Place, name: str, field: Field) -> Node:
    """What the field is given, as a mapping."""
    kind = place.kind
    is_schema = kind in SCHEMAS or (kind in TYPED and place.version == "2.0")
    stated = values()["fields"].get(f"{kind}.{name}")
    if stated is None and is_schema:
        stated = values()["keywords"].get(name)
    if stated is None:
        stated = values()["fields"].get(f"*.{name}")
    if stated is None and field.kind is not None:
        smallest = _table(place.version, "smallest").get(field.kind, {})
        if field.steps:
            keys = _keys(f"{kind}.{name}")
            stated = {"entries": {one: _nested(field, smallest) for one in keys}}
        else:
            stated = {"values": [smallest]}
    assert stated is not None, f"{kind}.{name} has no values"
    return {"values": stated} if isinstance(stated, list) else cast(Node, stated)


def _nested(field: Field, smallest: Node) -> Node:
    return {"a": smallest} if field.steps == "{}{}" else smallest


def _values(given: Node) -> Iterator[tuple[str, Any]]:
    yield "", ABSENT
    if "items" in given:
        one, other = given["items"]
        yield "added", [one]
        yield "item added", [one, other]
        yield "reordered", [other, one]
        yield "item removed", [other]
    elif "entries" in given:
        (key, one), (further, other) = given["entries"].items()
        yield "added", {key: one}
        yield "entry added", {key: one, further: other}
        yield "entry removed", {further: other}
    else:
        one, *others = given["values"]
        yield "added", one
        for other in others:
            yield "changed", other
    yield "removed", ABSENT


def _keys(step: str) -> list[str]:
    return cast(list[str], values()["keys"].get(step, ["a", "b"]))


def _document(place: Place) -> tuple[Node, Node]:
    """The smallest document that has the place, and the object there."""
    smallest = _table(place.version, "smallest")
    document = copy.deepcopy(smallest["document"])
    if place.version != "2.0":
        document["openapi"] = f"{place.version}.0"
    target: Any = document
    for step in place.route:
        owner, name = step.split(".")
        if (use := values()["uses"].get(step)) is not None:
            document["paths"]["/a"]["post"] |= copy.deepcopy(use)
        if step == "components.pathItems":
            document["paths"]["/a"] = {"$ref": "#/components/pathItems/a"}
        field = fields_by_kind(place.version)[owner][name]
        if name in ("content", "itemSchema"):
            target.pop("schema", None)
        inner = copy.deepcopy(smallest.get(field.kind or "", {}))
        target = _inside(target, name, field.steps, _keys(step)[0], inner)
    return document, cast(Node, target)


def _inside(owner: Node, name: str, steps: str, key: str, inner: Node) -> Node:
    """The object in a field; where there is none yet, `inner`."""
    outer, _, last = key.partition("/") if steps == "{}{}" else ("", "", key)
    match steps:
        case "[]":
            items = owner.setdefault(name, [])
            if not items:
                items.append(inner)
            return cast(Node, items[0])
        case "{}{}":
            return cast(
                Node,
                owner.setdefault(name, {})
                .setdefault(outer, {})
                .setdefault(last, inner),
            )
        case "{}":
            return cast(Node, owner.setdefault(name, {}).setdefault(key, inner))
        case _:
            return cast(Node, owner.setdefault(name, inner))


def _merge(target: Node, further: Node) -> None:
    for key, value in further.items():
        if isinstance(value, dict) and isinstance(target.get(key), dict):
            _merge(target[key], cast(Node, value))
        else:
            target[key] = value
