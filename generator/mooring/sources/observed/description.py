"""A document as it would be if it said what was seen."""

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from mooring.diagnostics import Diagnostic, Location, Severity
from mooring.document import (
    Document,
    Json,
    JsonObject,
    Origin,
    Origins,
    pointer,
    pointer_parts,
)
from mooring.sources.observed.records import Observation

_WHOLE = re.compile(r"-?\d{1,18}")
_UNIONS = ("allOf", "anyOf", "oneOf")


def as_observed(
    document: Document, observations: tuple[Observation, ...], data: bytes
) -> Document:
    """The document that describes what was seen; facts that it takes from there stand in the file of observations.

    An observation that the document has no place for, or allows already, is a diagnostic.

    Args:
        data: The file of observations.
    """
    edits = _Edits(copy.deepcopy(document.root))
    diagnostics = [
        Diagnostic(
            "observation-not-placed",
            f"The document has no place for this, or allows it already: {one.kind}, {one.got} at {one.place}.",
            one.location,
            Severity.WARNING,
        )
        for one in observations
        if not edits.take(one)
    ]
    return replace(
        document,
        name=f"{document.name} as observed",
        root=edits.root,
        origins=_Observed(document.origins, edits.written),
        sha256=sha256(data).hexdigest(),
        diagnostics=(*document.diagnostics, *diagnostics),
    )


@dataclass(frozen=True, slots=True)
class _Observed:
    """Origins in a document that was changed in some places."""

    before: Origins
    written: Mapping[str, Location]

    def __call__(self, pointer: str) -> Origin:
        ancestor = pointer
        while ancestor and ancestor not in self.written:
            ancestor = ancestor.rpartition("/")[0]
        return Origin(self.written[ancestor]) if ancestor else self.before(pointer)


@dataclass(frozen=True, slots=True)
class _Place:
    """A schema, its pointer, and the object that holds it under a name."""

    schema: JsonObject
    pointer: str
    holder: JsonObject
    key: str


@dataclass(frozen=True, slots=True)
class _Edits:
    """A document that is being changed, and where each change comes from."""

    root: JsonObject
    written: dict[str, Location] = field(default_factory=dict[str, Location])

    def take(self, seen: Observation) -> bool:
        """Changes the document so that it describes what was seen; whether there was anything to change."""
        place = self._body(seen.place)
        if place is None:
            return False
        inner = (
            seen.steps if seen.kind not in ("missing", "member") else seen.steps[:-1]
        )
        for step in inner:
            if (place := self._below(place, step)) is None:
                return False
        match seen.kind:
            case "missing":
                return self._release(place, str(seen.steps[-1]), seen.location)
            case "member":
                return self._add(place, str(seen.steps[-1]), seen)
            case "value":
                return self._list(place, seen)
            case "variant":
                return self._vary(place, seen.location)
            case _:
                return self._widen(place, seen)

    def _body(self, place: str) -> _Place | None:
        """The schema of a response's JSON."""
        try:
            holder, where = self._resolved(self._at(place.removeprefix("#")), place)
        except KeyError:
            return None
        match holder.get("content"):
            case dict() as content:
                for media_type, one in content.items():
                    if "json" in media_type and isinstance(one, dict):
                        inside = where + pointer("content", media_type)
                        return _member(one, "schema", inside)
                return None
            case _:
                return _member(holder, "schema", where)

    def _at(self, text: str) -> JsonObject:
        value: Json = self.root
        for part in pointer_parts(text):
            match value:
                case dict() if part in value:
                    value = value[part]
                case list() if part.isdecimal() and int(part) < len(value):
                    value = value[int(part)]
                case _:
                    raise KeyError(text)
        if not isinstance(value, dict):
            raise KeyError(text)
        return value

    def _resolved(self, value: JsonObject, where: str) -> tuple[JsonObject, str]:
        """What a reference leads to, and where that is.

        Raises:
            KeyError: nothing is there, or the references lead in a circle.
        """
        where = where.removeprefix("#")
        seen = set[str]()
        while isinstance(reference := value.get("$ref"), str):
            if reference in seen or not reference.startswith("#"):
                raise KeyError(reference)
            seen.add(reference)
            where = reference.removeprefix("#")
            value = self._at(where)
        return value, where

    def _variants(
        self, place: _Place, depth: int = 8
    ) -> Iterator[tuple[JsonObject, str]]:
        """The schema itself and those that it consists of."""
        try:
            schema, where = self._resolved(place.schema, place.pointer)
        except KeyError:
            return
        yield schema, where
        for keyword in _UNIONS if depth else ():
            match schema.get(keyword):
                case list() as choices:
                    for index, one in enumerate(choices):
                        if isinstance(one, dict):
                            inside = where + pointer(keyword, index)
                            choice = _Place(one, inside, {}, "")
                            yield from self._variants(choice, depth - 1)
                case _:
                    pass

    def _below(self, place: _Place, step: str | int | None) -> _Place | None:
        for schema, where in self._variants(place):
            if isinstance(step, str):
                properties = schema.get("properties")
                if isinstance(properties, dict) and step in properties:
                    return _member(properties, step, f"{where}/properties")
                found = _member(schema, "additionalProperties", where)
            else:
                found = _member(schema, "items", where)
            if found is not None:
                return found
        return None

    def _release(self, place: _Place, name: str, location: Location) -> bool:
        for schema, where in self._variants(place):
            required = schema.get("required")
            if isinstance(required, list) and name in required:
                required.remove(name)
                # A list of nothing is none in older dialects.
                if not required:
                    del schema["required"]
                for changed in ("required", f"properties{pointer(name)}"):
                    self.written[f"{where}/{changed}"] = location
                return True
            if self._is_known(f"{where}/properties{pointer(name)}"):
                return True
        return False

    def _is_known(self, place: str) -> bool:
        """Whether the document is as it is in a place because that was seen before."""
        return place in self.written

    def _add(self, place: _Place, name: str, seen: Observation) -> bool:
        for schema, where in self._variants(place):
            properties = schema.get("properties")
            is_open = "additionalProperties" in schema and schema[
                "additionalProperties"
            ] not in (False, {})
            if isinstance(properties, dict) and not is_open:
                if name in properties:
                    return self._is_known(f"{where}/properties{pointer(name)}")
                properties[name] = self._type(seen.got)
                self.written[f"{where}/properties{pointer(name)}"] = seen.location
                return True
        return False

    def _list(self, place: _Place, seen: Observation) -> bool:
        for schema, where in self._variants(place):
            values = schema.get("enum")
            if isinstance(values, list):
                is_whole = any(type(value) is int for value in values)
                is_whole &= _WHOLE.fullmatch(seen.got) is not None
                value: Json = int(seen.got) if is_whole else seen.got
                if value in values:
                    return self._is_known(f"{where}/enum/{values.index(value)}")
                values.append(value)
                self.written[f"{where}/enum/{len(values) - 1}"] = seen.location
                return True
        return False

    def _vary(self, place: _Place, location: Location) -> bool:
        for schema, where in self._variants(place):
            for keyword in ("oneOf", "anyOf"):
                choices = schema.get(keyword)
                if isinstance(choices, list):
                    if {"type": "object"} in choices:
                        index = choices.index({"type": "object"})
                        return self._is_known(f"{where}/{keyword}/{index}")
                    choices.append({"type": "object"})
                    self.written[f"{where}/{keyword}/{len(choices) - 1}"] = location
                    return True
        return False

    def _widen(self, place: _Place, seen: Observation) -> bool:
        """Lets a schema describe another type as well; a text that is not in its format has none."""
        try:
            schema, where = self._resolved(place.schema, place.pointer)
        except KeyError:
            return False
        types = schema.get("type")
        known = types if isinstance(types, list) else [types]
        is_null = seen.got == "null" and True in (
            schema.get("nullable"),
            schema.get("x-nullable"),
        )
        choices = schema.get("anyOf")
        is_choice = isinstance(choices, list) and self._type(seen.got) in choices
        if is_null or is_choice:
            return self._is_known(place.pointer)
        if seen.got in known:
            if any(map(self._is_known, (where, f"{where}/type", place.pointer))):
                return True
            if seen.got == "null" or "format" not in schema:
                return False
            del schema["format"]
            self.written[where] = seen.location
            return True
        if seen.got == "number" and types == "integer":
            schema["type"] = "number"
            self.written[f"{where}/type"] = seen.location
            return True
        place.holder[place.key] = self._with(place.schema, seen.got)
        self.written[place.pointer] = seen.location
        return True

    def _with(self, schema: JsonObject, got: str) -> Json:
        types = schema.get("type")
        if got == "null" and self._is_old:
            key = "x-nullable" if "swagger" in self.root else "nullable"
            return (
                {"allOf": [schema], key: True}
                if "$ref" in schema
                else {**schema, key: True}
            )
        if isinstance(types, str) and not self._is_old and "enum" not in schema:
            return {**schema, "type": [types, got]}
        if isinstance(types, list) and "enum" not in schema:
            return {**schema, "type": [*types, got]}
        match schema:
            case {"anyOf": list(choices)} if len(schema) == 1:
                return {"anyOf": [*choices, self._type(got)]}
            case _:
                return {"anyOf": [schema, self._type(got)]}

    def _type(self, got: str) -> JsonObject:
        if got == "null" and self._is_old:
            return {"x-nullable" if "swagger" in self.root else "nullable": True}
        return {"type": got}

    @property
    def _is_old(self) -> bool:
        """Whether the dialect has no null among its types (OpenAPI before 3.1)."""
        return not re.match(r"3\.[1-9]", str(self.root.get("openapi", "")))


def _member(holder: JsonObject, key: str, where: str) -> _Place | None:
    schema = holder.get(key)
    if not isinstance(schema, dict):
        return None
    return _Place(schema, where.removeprefix("#") + pointer(key), holder, key)
