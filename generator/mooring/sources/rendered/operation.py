"""A rendered page’s sections, put together as an OpenAPI document of one operation."""

import re
from dataclasses import dataclass

from mooring.document import Json, JsonObject, Standing, pointer
from mooring.sources.mdx import type_words
from mooring.sources.mdx.credentials import scheme
from mooring.sources.mdx.endpoint import MdxEndpoint, endpoint
from mooring.sources.mdx.schemas import typed_default
from mooring.sources.notes import Notes
from mooring.sources.rendered.labels import labelled
from mooring.sources.rendered.lines import Line, Section, ShownField, heading

_METHOD = re.compile(r"GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE")
_ONE_LINE = re.compile(
    r"(?P<method>GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE) */(?P<rest>.*)"
)
_SEGMENT = re.compile(r"[\w{}.:~@$*+-]+")
_STATUSES = re.compile(r"(?:[1-5]\d\d)+")
_MEDIA_TYPE = re.compile(r"[a-z]+/[\w.+*-]+")
_JSON = "application/json"
_CHROME = frozenset({"Copy page", "Copy", "Try it", "Ask AI"})
"""Words of buttons."""
_OF_WHOLE = frozenset({"minItems", "maxItems", "examples"})
"""Keywords of an array itself; the labels of any other are about its items."""
_FLAG_KEYWORDS = {"read-only": "readOnly", "write-only": "writeOnly"}


@dataclass(frozen=True, slots=True)
class ShownEndpoint:
    endpoint: MdxEndpoint
    position: int
    """Of its first line among the lines of the page."""


def shown_endpoint(lines: list[Line]) -> ShownEndpoint | None:
    """The method and path that a page shows, on one line or with every segment on a line of its own."""
    for position, line in enumerate(lines):
        if one_line := _ONE_LINE.fullmatch(line.text):
            path = "/" + re.sub(r"\s*/\s*", "/", one_line["rest"]).strip()
            found = endpoint(f"{one_line['method']} {path}")
        elif _METHOD.fullmatch(line.text):
            path = _path(lines, position + 1)
            found = endpoint(f"{line.text} {path}") if path else None
        else:
            continue
        if found is not None:
            return ShownEndpoint(found, position)
    return None


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page on its way to OpenAPI."""

    notes: Notes
    lines: list[Line]
    shown: ShownEndpoint
    sections: list[Section]

    def document(self) -> JsonObject:
        """The OpenAPI document; what stands behind a collapsed node is unknown."""
        named = self.shown.endpoint
        place = pointer("paths", named.path, named.method)
        self.notes.place("", self.lines[self.shown.position].start)
        title = next(
            (found for line in self.lines if (found := heading(line, 1))),
            f"{named.method.upper()} {named.path}",
        )
        self.notes.place("/info", self.lines[0].start, Standing.UNKNOWN)
        operation = self._words(place, title)
        operation |= self._parameters(place)
        operation |= self._body(place)
        operation["responses"] = self._responses(place)
        schemes = self._schemes(place)
        if schemes:
            operation["security"] = [{key: []} for key in schemes]
            self.notes.standings[f"{place}/security"] = Standing.UNKNOWN
        return {
            "openapi": "3.1.0",
            "info": {"title": title, "version": "unknown"},
            "paths": {named.path: {named.method: operation}},
            **({"components": {"securitySchemes": schemes}} if schemes else {}),
        }

    def _words(self, place: str, title: str) -> JsonObject:
        words: JsonObject = {"summary": title}
        above = self.lines[: self.shown.position]
        starts = [index for index, line in enumerate(above) if heading(line, 1)]
        if not starts:
            return words
        self.notes.place(f"{place}/summary", above[starts[-1]].start)
        described = [
            line for line in above[starts[-1] + 1 :] if line.text not in _CHROME
        ]
        if described:
            words["description"] = "\n\n".join(line.text for line in described)
            self.notes.place(f"{place}/description", described[0].start)
        return words

    def _parameters(self, place: str) -> JsonObject:
        parameters: list[Json] = []
        for section in self.sections:
            if section.kind not in ("path", "query", "header", "cookie"):
                continue
            for shown in section.fields:
                produced = f"{place}/parameters/{len(parameters)}"
                self.notes.place(produced, shown.start)
                schema = self._schema(shown, f"{produced}/schema")
                parameter: JsonObject = {"name": shown.name, "in": section.kind}
                if "required" in shown.flags or section.kind == "path":
                    parameter["required"] = True
                for keyword in ("description", "deprecated"):
                    if keyword in schema:
                        parameter[keyword] = schema.pop(keyword)
                parameters.append({**parameter, "schema": schema})
        named = {
            str(parameter["name"])
            for parameter in parameters
            if isinstance(parameter, dict) and parameter["in"] == "path"
        }
        for name in self.shown.endpoint.path_parameters:
            if name not in named:
                parameters.append(self._undocumented(name, place, len(parameters)))
        return {"parameters": parameters} if parameters else {}

    def _undocumented(self, name: str, place: str, index: int) -> JsonObject:
        start = self.lines[self.shown.position].start
        message = f"The path names {{{name}}}, which the page does not describe; it is read as a required text."
        self.notes.warn("undeclared-path-parameter", message, start)
        self.notes.place(f"{place}/parameters/{index}", start, Standing.EXAMPLE)
        schema: JsonObject = {"type": "string"}
        return {"name": name, "in": "path", "required": True, "schema": schema}

    def _body(self, place: str) -> JsonObject:
        section = next((one for one in self.sections if one.kind == "body"), None)
        if section is None:
            return {}
        media_type = _media_type(section)
        produced = f"{place}/requestBody"
        self.notes.place(produced, section.start)
        self.notes.standings[f"{produced}/required"] = Standing.UNKNOWN
        schema = self._object(
            section, f"{produced}/content{pointer(media_type)}/schema"
        )
        return {"requestBody": {"content": {media_type: {"schema": schema}}}}

    def _responses(self, place: str) -> JsonObject:
        statuses: dict[str, int] = {}
        for line in self.lines:
            if _STATUSES.fullmatch(line.text):
                for index in range(0, len(line.text), 3):
                    statuses.setdefault(line.text[index : index + 3], line.start)
        responses: JsonObject = {}
        section = next((one for one in self.sections if one.kind == "response"), None)
        if section is not None:
            stated = [
                line.text for line in section.lead if _STATUSES.fullmatch(line.text)
            ]
            status = stated[0][:3] if stated else next(iter(statuses), "default")
            statuses.setdefault(status, section.start)
            responses[status] = self._response(section, f"{place}/responses/{status}")
        for status, start in statuses.items():
            if status not in responses:
                produced = f"{place}/responses/{status}"
                self.notes.place(produced, start)
                for keyword in ("content", "description"):
                    self.notes.standings[f"{produced}/{keyword}"] = Standing.UNKNOWN
                responses[status] = {"description": ""}
        return responses or {"default": {"description": ""}}

    def _response(self, section: Section, produced: str) -> JsonObject:
        self.notes.place(produced, section.start)
        words = [
            line
            for line in section.lead
            if not _STATUSES.fullmatch(line.text)
            and not _MEDIA_TYPE.fullmatch(line.text)
        ]
        response: JsonObject = {"description": "\n\n".join(one.text for one in words)}
        has_media_type = any(_MEDIA_TYPE.fullmatch(one.text) for one in section.lead)
        if section.fields or has_media_type:
            media_type = _media_type(section)
            place = f"{produced}/content{pointer(media_type)}"
            schema = self._object(section, f"{place}/schema") if section.fields else {}
            response["content"] = {media_type: {"schema": schema}}
            if not section.fields:
                self.notes.place(f"{place}/schema", section.start, Standing.UNKNOWN)
        return response

    def _object(self, section: Section, produced: str) -> JsonObject:
        """The object of a section’s fields; a field named `a.b` is in the field `a`."""
        self.notes.place(produced, section.start)
        whole: JsonObject = {"type": "object"}
        holders: dict[str, tuple[JsonObject, str]] = {"": (whole, produced)}
        for shown in section.fields:
            parent, _, name = shown.name.replace("[]", "").rpartition(".")
            if parent not in holders:
                parent, name = "", shown.name
            holder, place = _innermost(*holders[parent])
            for keyword in ("properties", "items"):
                if self.notes.standings.get(f"{place}/{keyword}") is Standing.UNKNOWN:
                    del self.notes.standings[f"{place}/{keyword}"]
            holder.setdefault("type", "object")
            properties = holder.setdefault("properties", {})
            assert isinstance(properties, dict)
            here = f"{place}/properties{pointer(name)}"
            properties[name] = schema = self._schema(shown, here)
            if "required" in shown.flags:
                required = holder.setdefault("required", [])
                assert isinstance(required, list)
                self.notes.place(f"{place}/required/{len(required)}", shown.start)
                required.append(name)
            holders[f"{parent}.{name}" if parent else name] = schema, here
        return whole

    def _schema(self, shown: ShownField, produced: str) -> JsonObject:
        self.notes.place(produced, shown.start)
        schema = type_words.schema(shown.type)
        if schema is None:
            message = f"The type “{shown.type}” of “{shown.name}” is not known, so any value is accepted."
            self.notes.warn("unknown-type", message, shown.start)
            schema = dict[str, Json]({"x-declared-type": shown.type})
        found, words = labelled(shown.lines)
        for one in found:
            holder, place = schema, produced
            if one.keyword not in _OF_WHOLE:
                holder, place = _innermost(schema, produced)
            holder[one.keyword] = one.value
            self.notes.place(f"{place}/{one.keyword}", one.start)
        items, place = _innermost(schema, produced)
        if shown.type.lower().startswith("enum") and "enum" not in items:
            self.notes.standings[f"{place}/enum"] = Standing.UNKNOWN
        if shown.default is not None:
            keyword, value = typed_default(shown.default.text, schema)
            schema[keyword] = value
            self.notes.place(f"{produced}/{keyword}", shown.default.start)
        if words:
            schema["description"] = "\n\n".join(line.text for line in words)
            self.notes.place(f"{produced}/description", words[0].start)
        for flag, keyword in _FLAG_KEYWORDS.items():
            if flag in shown.flags:
                schema[keyword] = True
        if "deprecated" in shown.flags:
            schema["deprecated"] = True
        if shown.has_children:
            self._collapse(schema, produced)
        return schema

    def _collapse(self, schema: JsonObject, produced: str) -> None:
        """What a collapsed node hides is unknown, until a field inside it is shown."""
        holder, place = _innermost(schema, produced)
        for keyword in ("properties", "required", "additionalProperties", "items"):
            if keyword not in holder:
                self.notes.standings[f"{place}/{keyword}"] = Standing.UNKNOWN

    def _schemes(self, place: str) -> JsonObject:
        """The schemes that the page shows; others of which any one suffices may be behind a switch."""
        schemes: JsonObject = {}
        for section in self.sections:
            if section.kind != "authorization":
                continue
            for shown in section.fields:
                words = " ".join(line.text for line in shown.lines)
                first = re.match(r"(bearer|basic)\b", words, re.IGNORECASE)
                key, found = scheme(shown.name, first[1] if first else "")
                where = next(iter(shown.flags & {"query", "cookie"}), "header")
                if found["type"] == "apiKey":
                    found["in"] = where
                if words:
                    found["description"] = words
                schemes[key] = found
                self.notes.place(
                    f"/components/securitySchemes{pointer(key)}", shown.start
                )
        return schemes


def _path(lines: list[Line], position: int) -> str:
    path = ""
    while position < len(lines):
        text = lines[position].text
        if text == "/" and not path.endswith("/"):
            path += "/"
        elif path.endswith("/") and _SEGMENT.fullmatch(text):
            path += text
        else:
            break
        position += 1
    return path


def _media_type(section: Section) -> str:
    return next(
        (line.text for line in section.lead if _MEDIA_TYPE.fullmatch(line.text)), _JSON
    )


def _innermost(schema: JsonObject, place: str) -> tuple[JsonObject, str]:
    """The object that members of a value belong to: the value itself, or the items of an array."""
    while schema.get("type") == "array":
        items = schema.setdefault("items", {})
        assert isinstance(items, dict)
        schema, place = items, f"{place}/items"
    return schema, place
