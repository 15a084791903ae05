"""Schemas of Mintlify's expanded endpoints, folded back into OpenAPI schemas and components."""

import re
from dataclasses import dataclass, field

from mooring.diagnostics import Diagnostic
from mooring.document import Json, JsonObject, Standing, pointer
from mooring.sources.expanded.copies import is_contradicted, united
from mooring.sources.expanded.docstrings import attributes
from mooring.sources.origins import Place
from mooring.sources.page import Page
from mooring.sources.yaml import Positions

_COMPONENT = "#/components/schemas/"
_INTERNAL = frozenset(
    {
        "required",
        "requiredProperties",
        "refIdentifier",
        "isOneOf",
        "isAnyOf",
        "isAllOf",
        "placeholder",
    }
)
"""Keys that are no keywords of a schema in this form; `required` is a boolean about the whole value."""

_LIFTED: tuple[str, ...] = ("title", "description", "default")
"""What this form copies from a union into each of its members."""


@dataclass(slots=True)
class Schemas:
    """The schemas of one page while they are folded; `places` leads each produced pointer to the published one."""

    page: Page
    positions: Positions
    components: JsonObject
    places: dict[str, Place]
    standings: dict[str, Standing]
    diagnostics: list[Diagnostic] = field(default_factory=list[Diagnostic])
    materialised: set[str] = field(default_factory=set[str])

    def fold(self, variants: Json, published: str, produced: str) -> JsonObject:
        """The schema that a `schemaArray` stands for: its only member, or `anyOf` of several."""
        entries = (
            [entry for entry in variants if isinstance(entry, dict)]
            if isinstance(variants, list)
            else []
        )
        if len(entries) == 1:
            return self._schema(entries[0], f"{published}/0", produced)
        if not entries:
            return {}
        shared: JsonObject = {}
        for key in _LIFTED:
            source = _source_of_shared(key, entries)
            if source is not None:
                shared[key] = entries[source][key]
                self.places[f"{produced}/{key}"] = f"{published}/{source}/{key}"
            else:
                # The union may have had one of its own, which this form has no place for.
                self.standings[f"{produced}/{key}"] = Standing.UNKNOWN
        self.places[f"{produced}/anyOf"] = published
        return {
            "anyOf": [
                self._schema(
                    {
                        key: value
                        for key, value in entry.items()
                        if key not in shared or value != shared[key]
                    },
                    f"{published}/{index}",
                    f"{produced}/anyOf/{index}",
                )
                for index, entry in enumerate(entries)
            ],
            **shared,
        }

    def document(self) -> None:
        """Give every component's properties the descriptions that its docstring holds for them."""
        for name, schema in self.components.items():
            if isinstance(schema, dict):
                self.components[name] = self._documented(
                    schema, pointer("components", "schemas", name)
                )

    def _schema(self, entry: JsonObject, published: str, produced: str) -> JsonObject:
        reference = entry.get("refIdentifier")
        if not isinstance(reference, str) or not reference.startswith(_COMPONENT):
            return self._inline(entry, published, produced)
        name = reference.removeprefix(_COMPONENT)
        component = pointer("components", "schemas", name)
        for key in _LIFTED:
            # What stood beside the reference is either lost or mixed with what it refers to.
            self.standings[f"{produced}/{key}"] = Standing.UNKNOWN
        if name in self.components and name not in self.materialised:
            self.places[produced] = f"{published}/refIdentifier"
            return {"$ref": reference}
        schema = self._inline(entry, published, component)
        known = self.components.get(name)
        if isinstance(known, dict) and is_contradicted(known, schema):
            message = (
                f"“{name}” is written out twice on this page, and differently; "
                "this copy stands for itself, the first one is the component."
            )
            self.diagnostics.append(
                self.page.warning(
                    "component-conflict", message, self.positions(published)
                )
            )
            return self._inline(entry, published, produced)
        self.materialised.add(name)
        self.components[name] = (
            united(known, schema) if isinstance(known, dict) else schema
        )
        self.places[produced] = f"{published}/refIdentifier"
        return {"$ref": reference}

    def _inline(self, entry: JsonObject, published: str, produced: str) -> JsonObject:
        self.places[produced] = published
        schema: JsonObject = {}
        for key, value in entry.items():
            match key, value:
                case "requiredProperties", list():
                    schema["required"] = value
                    self.places[f"{produced}/required"] = (
                        f"{published}/requiredProperties"
                    )
                case "properties", dict():
                    schema["properties"] = {
                        name: self._unwrapped(
                            member, f"/properties{pointer(name)}", published, produced
                        )
                        for name, member in value.items()
                    }
                case ("items" | "additionalProperties"), dict():
                    schema[key] = self._unwrapped(value, f"/{key}", published, produced)
                case "type", str():
                    schema |= _type(value)
                case ("x-mint-enum" | "x-mint"), _:
                    schema[key] = value
                case _ if key not in _INTERNAL:
                    schema[key] = value
                case _:
                    pass
        return schema

    def _unwrapped(self, value: Json, way: str, published: str, produced: str) -> Json:
        """A member without the one-member `allOf` that this form puts around everything."""
        match value:
            case {"allOf": [dict() as inner], **others} if not (
                others.keys() - _INTERNAL
            ):
                self.places[produced + way] = f"{published}{way}/allOf/0"
                return _with_plain_type(inner)
            case dict():
                return _with_plain_type(value)
            case _:
                return value

    def _documented(self, schema: JsonObject, place: str) -> JsonObject:
        properties, description = schema.get("properties"), schema.get("description")
        if not isinstance(properties, dict) or not isinstance(description, str):
            return schema
        undescribed = [
            name
            for name, member in properties.items()
            if isinstance(member, dict) and "description" not in member
        ]
        documented = attributes(description, undescribed)
        described: JsonObject = {}
        for name, member in properties.items():
            text = documented.descriptions.get(name)
            if text is None or not isinstance(member, dict):
                described[name] = member
                continue
            described[name] = {**member, "description": text}
            self._place_line(
                documented.lines[name],
                place,
                f"{place}/properties{pointer(name)}/description",
            )
        return {**schema, "properties": described, "description": documented.remainder}

    def _place_line(self, line: str, place: str, produced: str) -> None:
        published = self.places.get(place, place)
        if not isinstance(published, str):
            return
        start = self.positions(f"{published}/description").line
        lines = self.page.text.split("\n")
        for number in range(start, len(lines) + 1):
            if lines[number - 1].strip() == line.strip():
                column = len(lines[number - 1]) - len(lines[number - 1].lstrip()) + 1
                self.places[produced] = self.page.at(number, column)
                return


def _source_of_shared(key: str, entries: list[JsonObject]) -> int | None:
    """The member from which a union's own keyword is read: null has none of its own, so its is the union's."""
    for index, entry in enumerate(entries):
        if entry.get("type") == "null" and key in entry:
            return index
    is_shared = key in entries[0] and all(
        entry.get(key) == entries[0][key] for entry in entries
    )
    return 0 if is_shared else None


def _with_plain_type(schema: JsonObject) -> JsonObject:
    name = schema.get("type")
    if not isinstance(name, str) or _type(name) == {"type": name}:
        return schema
    others = {key: value for key, value in schema.items() if key != "type"}
    return _type(name) | others


def _type(name: str) -> JsonObject:
    match name:
        case "any":
            return {}
        case "file":
            return {"type": "string", "format": "binary"}
        case _ if wrapped := re.fullmatch(r"enum<(\w+)>", name):
            return {"type": wrapped[1]}
        case _:
            return {"type": name}
