"""A base document with the facts of a flattened page laid over it, each fact marked by what the text proves."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import assert_never

from mooring.document import (
    Json,
    JsonObject,
    Standing,
    pointer,
    pointer_parts,
    resolve,
)
from mooring.sources.residue.alignment import (
    Alignment,
    Collapsed,
    KnownField,
    Sighting,
    followed,
)
from mooring.sources.residue.constraints import (
    Lengths,
    Range,
    SingleLength,
    Values,
    constraint,
)
from mooring.sources.notes import Notes
from mooring.sources.openapi_document import members

_LENGTH_KEYWORDS = {
    "string": ("minLength", "maxLength"),
    "array": ("minItems", "maxItems"),
}
_BOUNDS = (
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
)


@dataclass(frozen=True, slots=True)
class Reconstruction:
    """A base that a flattened page is laid over; `root` is a copy of the base's and changes while it is laid."""

    root: JsonObject
    notes: Notes
    alignment: Alignment
    text: Collapsed
    collapsed_nodes: list[str] = field(default_factory=list[str])
    """Pointers of nested objects, whose members such a page does not show."""

    def lay(self) -> None:
        """Apply and mark every fact that the text proves."""
        self._lead()
        sightings = self.alignment.sightings
        starts = [*(sighting.start for sighting in sightings[1:]), len(self.text.text)]
        for sighting, following in zip(sightings, starts):
            self._confirm_field(sighting)
            self._constrain(sighting.field, sighting.end, following)
        self._forget_nested()

    def _confirm(self, place: str, position: int) -> None:
        self.notes.place(place, self.text.offset(position), Standing.CONFIRMED)

    def _confirm_field(self, sighting: Sighting) -> None:
        """The field and its description are proven; what else the base says of it is not."""
        place = sighting.field.pointer
        for keyword in sighting.field.schema:
            self.notes.standings[place + pointer(keyword)] = Standing.INHERITED
        self._confirm(place, sighting.start)
        self._confirm(sighting.description_pointer, sighting.start)

    def _lead(self) -> None:
        """The words before the first field: the operation's and the body's."""
        end = self.alignment.sightings[0].start
        lead = self.text.text[:end]
        description = self.alignment.body.get("description")
        if (
            isinstance(description, str)
            and (position := lead.find(" ".join(description.split()))) >= 0
        ):
            self._confirm(f"{self.alignment.body_pointer}/description", position)
            lead = lead[:position]
        known = self.alignment.operation.value.get("description")
        words = " ".join(known.split()) if isinstance(known, str) else ""
        lines = self.notes.page.text[: self.text.offset(len(lead))].split("\n")
        paragraphs = [" ".join(line.split()) for line in lines if line.strip()]
        if paragraphs and all(paragraph in words for paragraph in paragraphs):
            self._confirm(f"{self.alignment.operation.pointer}/description", 0)

    def _constrain(self, known: KnownField, start: int, end: int) -> None:
        """Apply what stands between a field's description and the next one to that field."""
        place, schema = followed(
            known.pointer, resolve(self.root, known.pointer), self.root
        )
        if "properties" in schema or "properties" in dict(members(schema.get("items"))):
            self.collapsed_nodes.append(place)
        stretch = self.text.text[start:end]
        found = constraint(stretch, start)
        if found is None:
            if stretch.strip():
                message = f"“{stretch.strip()[:60]}” fits neither a description nor a constraint of “{known.name}”; left out."
                self.notes.warn("unplaced-text", message, self.text.offset(start + 1))
            self._forget_constraints(place, schema)
            return
        position = start + len(stretch) - len(stretch.lstrip())
        match found:
            case Values(values=values):
                self._set_values(place, schema, values)
            case Range(bounds=bounds):
                self._set(place, schema, bounds, position)
            case Lengths(minimum=minimum, maximum=maximum):
                least, most = _LENGTH_KEYWORDS.get(
                    str(schema.get("type")), _LENGTH_KEYWORDS["string"]
                )
                self._set(place, schema, ((least, minimum), (most, maximum)), position)
            case SingleLength(length=length):
                self._set_single(known, place, schema, length, position)
            case _:
                assert_never(found)

    def _set(
        self,
        place: str,
        schema: JsonObject,
        bounds: tuple[tuple[str, int | float], ...],
        position: int,
    ) -> None:
        for keyword, bound in bounds:
            standing = (
                Standing.CONFIRMED if schema.get(keyword) == bound else Standing.STATED
            )
            schema[keyword] = bound
            self.notes.place(f"{place}/{keyword}", self.text.offset(position), standing)

    def _set_single(
        self,
        known: KnownField,
        place: str,
        schema: JsonObject,
        length: int,
        position: int,
    ) -> None:
        stated = [
            keyword
            for keyword in ("maxLength", "minLength", "maxItems", "minItems")
            if keyword in schema
        ]
        keyword = next(
            (keyword for keyword in stated if schema[keyword] == length), None
        )
        if keyword is None and len(stated) == 1:
            keyword = stated[0]
        if keyword is None:
            message = f"The length {length} of “{known.name}” has lost its label, and the base has none; left out."
            self.notes.warn("unplaced-text", message, self.text.offset(position))
            self._forget_constraints(place, schema)
            return
        self._set(place, schema, ((keyword, length),), position)

    def _set_values(
        self, place: str, schema: JsonObject, values: tuple[tuple[str, int], ...]
    ) -> None:
        listed: list[Json] = [value for value, _ in values]
        if self.notes.standings.get(f"{place}/enum") is Standing.STATED:
            if schema.get("enum") != listed:
                message = "Two fields of one type list different values here; the list above is believed."
                self.notes.warn(
                    "unplaced-text", message, self.text.offset(values[0][1])
                )
            return
        schema["enum"] = listed
        self.notes.place(
            f"{place}/enum", self.text.offset(values[0][1]), Standing.STATED
        )
        for index, (_, position) in enumerate(values):
            self.notes.place(
                f"{place}/enum/{index}", self.text.offset(position), Standing.STATED
            )

    def _forget_constraints(self, place: str, schema: JsonObject) -> None:
        """Constraints of the base that the text should show and does not."""
        for keyword in (*_BOUNDS, "enum"):
            if (
                keyword in schema
                and not self.notes.trail()(f"{place}/{keyword}").standing.is_proven
            ):
                self.notes.standings[f"{place}/{keyword}"] = Standing.UNKNOWN

    def _forget_nested(self) -> None:
        """Mark what only a collapsed object leads to as unknown: the page has it behind a button."""
        shown = {
            name
            for known in self.alignment.fields
            for name in _references(
                {**known.schema}, self.root, set(self.collapsed_nodes)
            )
        }
        for place in self.collapsed_nodes:
            holder = resolve(self.root, place)
            for keyword in dict(members(holder)).keys() & {
                "properties",
                "required",
                "items",
                "additionalProperties",
            }:
                self.notes.standings[f"{place}/{keyword}"] = Standing.UNKNOWN
            for name in _references(holder, self.root, set()):
                if name not in shown:
                    self.notes.standings[pointer("components", "schemas", name)] = (
                        Standing.UNKNOWN
                    )


def _references(
    value: Json, root: JsonObject, closed: set[str], seen: set[str] | None = None
) -> Iterator[str]:
    """The component schemas that a value leads to, not looking into those at the pointers `closed`."""
    seen = set() if seen is None else seen
    match value:
        case {"$ref": str(reference)} if (
            reference.startswith("#/components/schemas/") and reference not in seen
        ):
            seen.add(reference)
            yield pointer_parts(reference[1:])[-1]
            if reference[1:] not in closed:
                yield from _references(resolve(root, reference[1:]), root, closed, seen)
        case dict():
            for child in value.values():
                yield from _references(child, root, closed, seen)
        case list():
            for child in value:
                yield from _references(child, root, closed, seen)
        case _:
            pass
