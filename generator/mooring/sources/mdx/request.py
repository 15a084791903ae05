"""What the fields of a page say about its request, as parameters and a body."""

import re
from dataclasses import dataclass

from mooring.document import Json, JsonObject, Standing, pointer
from mooring.sources.markdown.front_matter import FrontMatter
from mooring.sources.mdx.credentials import is_credential
from mooring.sources.mdx.endpoint import MdxEndpoint
from mooring.sources.mdx.fields import RESPONSE, Field
from mooring.sources.mdx.request_examples import RequestShown
from mooring.sources.mdx.schemas import FieldSchemas
from mooring.sources.notes import Notes

_JSON = "application/json"
_MEDIA_TYPES = {"form-data": "multipart/form-data", "file": "application/octet-stream"}
"""What `contentType` in the front matter abbreviates."""


@dataclass(frozen=True, slots=True)
class MdxRequest:
    """Makes the request of an operation, and notes where each part stands."""

    notes: Notes
    matter: FrontMatter
    endpoint: MdxEndpoint
    trust: frozenset[Standing]

    def parameters(self, found: list[Field], place: str) -> JsonObject:
        """The parameters, and those that name no part of the path, as members of the operation at `place`."""
        parameters: dict[tuple[str, str], JsonObject] = {}
        unplaced: list[Json] = []
        for field in found:
            if field.where in ("body", RESPONSE) or _is_about_the_message(field):
                continue
            if (
                field.where == "path"
                and field.name not in self.endpoint.path_parameters
            ):
                unplaced.append(
                    self._unplaced(
                        field, f"{place}/x-unplaced-parameters/{len(unplaced)}"
                    )
                )
                continue
            produced = f"{place}/parameters/{len(parameters)}"
            parameter = self._parameter(field, produced)
            known = parameters.setdefault((field.where, field.name), parameter)
            if known != parameter:
                message = f"The {field.where} parameter “{field.name}” is documented twice; either form is accepted."
                self.notes.warn("documented-twice", message, field.start)
                known["schema"] = {"anyOf": [known["schema"], parameter["schema"]]}
        for name in self.endpoint.path_parameters:
            if ("path", name) not in parameters:
                produced = f"{place}/parameters/{len(parameters)}"
                parameters["path", name] = self._undocumented(name, produced)
        return {
            **({"parameters": list(parameters.values())} if parameters else {}),
            **({"x-unplaced-parameters": unplaced} if unplaced else {}),
        }

    def body(
        self, found: list[Field], shown: list[RequestShown], place: str
    ) -> JsonObject:
        """The body, as a member of the operation at `place`; nothing where no field is of the body."""
        members = [field for field in found if field.where == "body"]
        if not members:
            return {}
        media_type = self._media_type(found, shown)
        produced = f"{place}/requestBody"
        content_place = f"{produced}/content{pointer(media_type)}"
        self.notes.place(produced, members[0].start)
        schemas = FieldSchemas(self.notes, self.trust)
        whole = next((field for field in members if not field.name), None)
        named = [field for field in members if field.name]
        if whole is not None and not named:
            schema = schemas.schema(whole, f"{content_place}/schema")
        else:
            schema = schemas.object(named, f"{content_place}/schema")
        content: JsonObject = {"schema": schema}
        if example := next(
            (request for request in shown if request.body is not None), None
        ):
            content["examples"] = {example.title: {"value": example.body}}
            self.notes.place(f"{content_place}/examples", example.url_start)
            self._compare(example, {field.name for field in named})
        # A body that a field requires is required; of any other one, no field says it.
        self.notes.standings[f"{produced}/required"] = Standing.UNKNOWN
        is_required = any(field.is_required() for field in members)
        return {
            "requestBody": {
                **({"required": True} if is_required else {}),
                "content": {media_type: content},
            }
        }

    def _unplaced(self, field: Field, produced: str) -> JsonObject:
        message = (
            f"“{field.name}” is documented as a path parameter, but the path {self.endpoint.path} does not name it; "
            "it is kept under “x-unplaced-parameters”. Correct the tag or the path."
        )
        self.notes.warn("unplaced-parameter", message, field.start)
        return self._parameter(field, produced)

    def _undocumented(self, name: str, produced: str) -> JsonObject:
        """The parameter that a path names and no field documents."""
        start = self.matter.entries["api"].start
        message = f"The path names {{{name}}}, which no field documents; it is read as a required text."
        self.notes.warn("undeclared-path-parameter", message, start)
        self.notes.place(produced, start, Standing.EXAMPLE)
        return {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "string"},
        }

    def _parameter(self, field: Field, produced: str) -> JsonObject:
        self.notes.place(produced, field.start)
        schema = FieldSchemas(self.notes, self.trust).schema(
            field, f"{produced}/schema"
        )
        parameter: JsonObject = {"name": field.name, "in": field.where}
        if field.is_required() or field.where == "path":
            parameter["required"] = True
        for keyword in ("description", "deprecated"):
            if keyword in schema:
                parameter[keyword] = schema.pop(keyword)
                self.notes.places[f"{produced}/{keyword}"] = self.notes.places.pop(
                    f"{produced}/schema/{keyword}"
                )
        return {**parameter, "schema": schema}

    def _media_type(self, found: list[Field], shown: list[RequestShown]) -> str:
        stated = self.matter.text("contentType")
        if stated is not None:
            return _MEDIA_TYPES.get(stated, stated if "/" in stated else _JSON)
        texts = [
            *(
                f"{field.element.text('default')} {field.description}"
                for field in found
                if _is_content_type(field)
            ),
            *(
                request.headers["content-type"][0]
                for request in shown
                if "content-type" in request.headers
            ),
        ]
        return next(
            (
                named[0]
                for text in texts
                if (named := re.search(r"[a-z]+/[\w.+-]+", text))
            ),
            _JSON,
        )

    def _compare(self, example: RequestShown, documented: set[str]) -> None:
        """Warn of members that an example sends and nobody documents."""
        keys = list(example.body) if isinstance(example.body, dict) else []
        if documented and (unknown := [key for key in keys if key not in documented]):
            message = f"The example “{example.title}” sends {', '.join(unknown)}, which no field documents; left out."
            self.notes.warn("undocumented-member", message, example.url_start)


def _is_about_the_message(field: Field) -> bool:
    """Whether a header is one that OpenAPI describes elsewhere: credentials and media types."""
    return field.where == "header" and (
        is_credential(field.name) or field.name.lower() in ("content-type", "accept")
    )


def _is_content_type(field: Field) -> bool:
    return field.where == "header" and field.name.lower() == "content-type"
