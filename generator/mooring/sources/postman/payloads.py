"""Bodies and responses of a collection, which show examples of payloads."""

from dataclasses import dataclass

from mooring.document import Json, JsonObject, Standing, pointer
from mooring.sources.mdx.example_values import parsed, shown_schema
from mooring.sources.openapi_document import members
from mooring.sources.postman.notes import PostmanNotes
from mooring.sources.postman.values import objects, text_of

_LANGUAGES = {
    "json": "application/json",
    "xml": "application/xml",
    "text": "text/plain",
}
_GRAPHQL: JsonObject = {
    "type": "object",
    "properties": {"query": {"type": "string"}, "variables": {"type": "object"}},
}
"""What a GraphQL request sends over HTTP (GraphQL over HTTP, section 5.1)."""


@dataclass(frozen=True, slots=True)
class Payloads:
    """Makes payloads of examples, and notes where each stands."""

    notes: PostmanNotes
    trust: frozenset[Standing]

    def body(self, body: Json, published: str, place: str) -> JsonObject:
        """The body of a request, as a member of the operation at `place`; nothing where it has none."""
        stated = dict(members(body))
        mode = stated.get("mode")
        produced = f"{place}/requestBody"
        content: JsonObject
        match mode:
            case "raw" if str(stated.get("raw", "")).strip():
                raw = dict(members(dict(members(stated.get("options"))).get("raw")))
                language = str(raw.get("language", ""))
                media_type = _LANGUAGES.get(language, _guessed(str(stated["raw"])))
                content = self._example(
                    str(stated["raw"]),
                    media_type,
                    f"{produced}/content{pointer(media_type)}",
                    f"{published}/raw",
                )
            case "urlencoded" | "formdata":
                is_form = mode == "urlencoded"
                media_type = (
                    "application/x-www-form-urlencoded"
                    if is_form
                    else "multipart/form-data"
                )
                content = {"schema": _form(stated.get(str(mode)))}
            case "graphql":
                media_type = "application/json"
                content = {"schema": _GRAPHQL}
            case "file":
                media_type = "application/octet-stream"
                content = {}
            case _:
                return {}
        self.notes.places[produced] = published
        self.notes.standings[f"{produced}/required"] = Standing.UNKNOWN
        return {"requestBody": {"content": {media_type: content}}}

    def responses(
        self, saved_responses: Json, published: str, place: str
    ) -> JsonObject:
        """The responses that were saved beside a request, by status."""
        responses: JsonObject = {}
        for index, saved in enumerate(objects(saved_responses)):
            code = saved.get("code")
            status = (
                str(code) if isinstance(code, int) and 100 <= code < 600 else "default"
            )
            if status in responses:
                continue
            produced = f"{place}/responses/{status}"
            source = f"{published}/{index}"
            self.notes.places[produced] = source
            response: JsonObject = {"description": str(saved.get("status") or "")}
            body = saved.get("body")
            if isinstance(body, str) and body.strip():
                media_type = _shown_media_type(saved, body)
                name = text_of(saved.get("name")) or "example"
                content = self._example(
                    body,
                    media_type,
                    f"{produced}/content{pointer(media_type)}",
                    f"{source}/body",
                    name,
                )
                response["content"] = {media_type: content}
            responses[status] = response
        return responses or {"default": {"description": ""}}

    def _example(
        self,
        text: str,
        media_type: str,
        place: str,
        published: str,
        name: str = "example",
    ) -> JsonObject:
        """What an example shows of a payload."""
        if media_type != "application/json":
            return {"examples": {name: {"value": text}}}
        try:
            value = parsed(text)
        except ValueError:
            message = "This example is no JSON, so it is left out; variables in it need quotes."
            self.notes.warn("broken-example", message, published)
            return {}
        keyword = "schema" if Standing.EXAMPLE in self.trust else "x-example-schema"
        self.notes.places[place] = published
        self.notes.standings[f"{place}/{keyword}"] = Standing.EXAMPLE
        return {keyword: shown_schema(value), "examples": {name: {"value": value}}}


def _form(fields: Json) -> JsonObject:
    properties: JsonObject = {}
    for one in objects(fields):
        if not one.get("key"):
            continue
        schema: JsonObject = (
            {"type": "string", "format": "binary"} if one.get("type") == "file" else {}
        )
        if description := text_of(one.get("description")):
            schema["description"] = description
        properties[str(one["key"])] = schema
    return {"type": "object", "properties": properties}


def _shown_media_type(saved: JsonObject, body: str) -> str:
    for header in objects(saved.get("header")):
        if str(header.get("key", "")).lower() == "content-type":
            return str(header.get("value", "")).partition(";")[0].strip() or _guessed(
                body
            )
    language = saved.get("_postman_previewlanguage")
    return _LANGUAGES.get(str(language), _guessed(body))


def _guessed(text: str) -> str:
    return "application/json" if text.lstrip().startswith(("{", "[")) else "text/plain"
