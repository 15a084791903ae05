"""A Mintlify expanded endpoint, turned back into an OpenAPI document of one operation."""

from dataclasses import dataclass, field

from mooring.diagnostics import Diagnostic
from mooring.document import Json, JsonObject, Standing, pointer
from mooring.sources.dialects import OLD, dialect, with_numeric_bounds
from mooring.sources.expanded.schemas import Schemas
from mooring.sources.expanded.security import security
from mooring.sources.openapi_document import members
from mooring.sources.origins import Place
from mooring.sources.page import Page
from mooring.sources.markdown.header import Header
from mooring.sources.expanded.placeholders import drop_made_up_examples
from mooring.sources.yaml import Positions

_NO_MEDIA_TYPE = "_mintlify/placeholder"
"""Stands where a response has a description and no content."""
_REQUEST = "/paths/request"
_EXTENSIONS = (("xMint", "x-mint"), ("xMcp", "x-mcp"))


@dataclass(slots=True)
class Endpoint:
    """One endpoint on its way back to OpenAPI; `places` and `standings` fill up while it is read."""

    page: Page
    positions: Positions
    endpoint: JsonObject
    components: JsonObject
    header: Header
    places: dict[str, Place] = field(default_factory=dict[str, Place])
    standings: dict[str, Standing] = field(default_factory=dict[str, Standing])
    diagnostics: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def document(self) -> JsonObject:
        """The document; what this form cannot state is left out, but for `info`."""
        path, method = str(self.endpoint["path"]), str(self.endpoint["method"]).lower()
        group, method = (
            ("webhooks", "post")
            if self.endpoint.get("type") == "webhook"
            else ("paths", method)
        )
        place = pointer(group, path, method)
        self.places[pointer(group, path)] = "/paths/path"
        self.places[place] = "/paths/method"
        operation, schemes = self._operation(place)
        info: JsonObject = {
            "title": self.header.title or f"{method.upper()} {path}",
            "version": "unknown",
        }
        self.places["/info"] = self.header.title_location
        self.standings["/info"] = Standing.UNKNOWN
        components: JsonObject = {}
        if self.components:
            components["schemas"] = self.components
        if schemes:
            components["securitySchemes"] = schemes
            self.places["/components/securitySchemes"] = f"{_REQUEST}/security"
        version = self._dialect()
        root: JsonObject = {"openapi": version, "info": info}
        if servers := self.endpoint.get("servers"):
            root["servers"] = servers
            self.places["/servers"] = "/paths/servers"
        root[group] = {path: {method: operation}}
        if components:
            root["components"] = components
        drop_made_up_examples(operation, root)
        if version == OLD:
            return root
        return {key: with_numeric_bounds(value) for key, value in root.items()}

    def _operation(self, place: str) -> tuple[JsonObject, JsonObject]:
        """The operation, and the security schemes that it names."""
        request = dict(members(self.endpoint.get("request")))
        schemas = Schemas(
            self.page,
            self.positions,
            self.components,
            self.places,
            self.standings,
            self.diagnostics,
        )
        safety = security(request.get("security"))
        operation = self._words(place)
        operation |= self._parameters(request.get("parameters"), schemas, place)
        operation |= self._body(request.get("body"), schemas, place)
        operation["responses"] = self._responses(schemas, place)
        if self.endpoint.get("deprecated") is True:
            operation["deprecated"] = True
            self.places[f"{place}/deprecated"] = "/paths/deprecated"
        if "security" in request:
            operation["security"] = safety.requirements
            self.places[f"{place}/security"] = f"{_REQUEST}/security"
            for doubt in safety.doubts:
                self._warn("unknown-security", doubt, f"{_REQUEST}/security")
        if samples := request.get("codeSamples"):
            operation["x-codeSamples"] = samples
            self.places[f"{place}/x-codeSamples"] = f"{_REQUEST}/codeSamples"
        for published, produced in _EXTENSIONS:
            if published in self.endpoint:
                operation[produced] = self.endpoint[published]
                self.places[f"{place}/{produced}"] = f"/paths/{published}"
        schemas.document()
        return operation, safety.schemes

    def _words(self, place: str) -> JsonObject:
        """What the page says above the fence, since the endpoint itself has no summary."""
        words: JsonObject = {}
        if title := self.endpoint.get("title") or self.header.title:
            words["summary"] = title
            self.places[f"{place}/summary"] = (
                "/paths/title"
                if "title" in self.endpoint
                else self.header.title_location
            )
        if description := self.endpoint.get("description") or self.header.description:
            words["description"] = description
            self.places[f"{place}/description"] = (
                "/paths/description"
                if "description" in self.endpoint
                else self.header.description_location
            )
        if self.header.responses:
            words["x-prose-responses"] = {
                response.status: response.text for response in self.header.responses
            }
            self.standings[f"{place}/x-prose-responses"] = Standing.PROSE
            for response in self.header.responses:
                self.places[f"{place}/x-prose-responses/{response.status}"] = (
                    response.location
                )
        return words

    def _parameters(self, groups: Json, schemas: Schemas, place: str) -> JsonObject:
        parameters: list[Json] = []
        for where, named in members(groups):
            for name, value in members(named):
                published = f"{_REQUEST}/parameters{pointer(where, name)}"
                produced = f"{place}/parameters/{len(parameters)}"
                parameters.append(
                    self._parameter(where, name, value, schemas, published, produced)
                )
        return {"parameters": parameters} if parameters else {}

    def _parameter(
        self,
        where: str,
        name: str,
        value: Json,
        schemas: Schemas,
        published: str,
        produced: str,
    ) -> JsonObject:
        stated = dict(members(value))
        entries = stated.get("schema")
        about = (
            dict(members(entries[0])) if isinstance(entries, list) and entries else {}
        )
        self.places[produced] = published
        parameter: JsonObject = {"name": name, "in": where}
        if about.get("required") is True or where == "path":
            parameter["required"] = True
            self.places[f"{produced}/required"] = f"{published}/schema/0/required"
        schema = schemas.fold(entries, f"{published}/schema", f"{produced}/schema")
        for keyword in ("description", "deprecated"):
            if keyword in schema:
                parameter[keyword] = schema.pop(keyword)
                self.places[f"{produced}/{keyword}"] = f"{published}/schema/0/{keyword}"
        parameter |= {
            key: stated[key]
            for key in ("style", "explode", "allowReserved")
            if key in stated
        }
        return {**parameter, "schema": schema}

    def _body(self, contents: Json, schemas: Schemas, place: str) -> JsonObject:
        if not isinstance(contents, dict) or not contents:
            return {}
        produced = f"{place}/requestBody"
        self.places[produced] = f"{_REQUEST}/body"
        body: JsonObject = {}
        for media_type, content in contents.items():
            published = f"{_REQUEST}/body{pointer(media_type)}"
            variants = dict(members(content)).get("schemaArray")
            first = (
                dict(members(variants[0]))
                if isinstance(variants, list) and variants
                else {}
            )
            if first.get("required") is True:
                body["required"] = True
                self.places[f"{produced}/required"] = (
                    f"{published}/schemaArray/0/required"
                )
            if description := dict(members(content)).get("description"):
                body["description"] = description
                self.places[f"{produced}/description"] = f"{published}/description"
        body["content"] = self._contents(
            contents, schemas, f"{_REQUEST}/body", f"{produced}/content"
        )
        return {"requestBody": body}

    def _responses(self, schemas: Schemas, place: str) -> JsonObject:
        responses: JsonObject = {}
        self.places[f"{place}/responses"] = "/paths/response"
        for status, contents in members(self.endpoint.get("response")):
            published, produced = (
                f"/paths/response{pointer(status)}",
                f"{place}/responses{pointer(status)}",
            )
            self.places[produced] = published
            response: JsonObject = {"description": ""}
            for media_type, content in members(contents):
                if description := dict(members(content)).get("description"):
                    response["description"] = description
                    self.places[f"{produced}/description"] = (
                        f"{published}{pointer(media_type)}/description"
                    )
            if content := self._contents(
                contents, schemas, published, f"{produced}/content"
            ):
                response["content"] = content
            responses[status] = response
        return responses

    def _contents(
        self, contents: Json, schemas: Schemas, published: str, produced: str
    ) -> JsonObject:
        found: JsonObject = {}
        for media_type, content in members(contents):
            if media_type == _NO_MEDIA_TYPE:
                continue
            source, target = published + pointer(media_type), produced + pointer(
                media_type
            )
            self.places[target] = source
            stated = dict(members(content))
            schema = schemas.fold(
                stated.get("schemaArray"), f"{source}/schemaArray", f"{target}/schema"
            )
            found[media_type] = {
                "schema": schema,
                **({"examples": stated["examples"]} if "examples" in stated else {}),
            }
        return found

    def _dialect(self) -> str:
        """Raw fragments tell 3.0 from 3.1."""
        found = dialect([self.endpoint, self.components])
        if found.is_mixed:
            message = "The page says null in the way of OpenAPI 3.0 (“nullable”) and of 3.1; it is read as 3.1."
            self._warn("mixed-dialects", message, "")
        return found.version

    def _warn(self, code: str, message: str, published: str) -> None:
        self.diagnostics.append(
            self.page.warning(code, message, self.positions(published))
        )
