"""A GitBook page’s `{% swagger %}` blocks, put together as an OpenAPI document."""

import re
from dataclasses import dataclass

from mooring.document import JsonObject, Standing, pointer
from mooring.addresses import split
from mooring.sources.markdown.fences import Fence, fences
from mooring.sources.markdown.front_matter import Entry, FrontMatter
from mooring.sources.markdown.header import header
from mooring.sources.markdown.liquid import Block
from mooring.sources.markdown.tags import Attribute, Element
from mooring.sources.mdx.access import access
from mooring.sources.mdx.endpoint import MdxEndpoint, endpoint
from mooring.sources.mdx.fields import Field
from mooring.sources.mdx.request import MdxRequest
from mooring.sources.mdx.responses import MdxResponses
from mooring.sources.notes import Notes
from mooring.sources.openapi_document import members

_PLACES_BY_WORD = {
    "path": "path",
    "query": "query",
    "header": "header",
    "headers": "header",
    "cookie": "cookie",
    "body": "body",
    "form": "body",
    "formData": "body",
}
"""What `in` may say, and where that is in OpenAPI."""
_STATUS = re.compile(r"\s*(?P<status>[1-5]\d\d|default)\b")
_BEARER = re.compile(r"authorization[ \t]+(?P<scheme>bearer|basic)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GitbookPage:
    """A page on its way to OpenAPI, block by block."""

    notes: Notes
    blocks: list[Block]
    trust: frozenset[Standing]

    def document(self) -> JsonObject:
        """The OpenAPI document of all blocks that name a method and a path."""
        paths: JsonObject = {}
        schemes: JsonObject = {}
        for block in self.blocks:
            found = _endpoint(block)
            if found is None:
                message = "This block names no method or no path, so it is left out."
                self.notes.warn("no-endpoint", message, block.start)
                continue
            item = paths.setdefault(found.path, {})
            assert isinstance(item, dict)
            if found.method in item:
                message = (
                    f"{found.method.upper()} {found.path} is described a second time here; "
                    "the first description is read."
                )
                self.notes.warn("second-endpoint", message, block.start)
                continue
            item[found.method] = self._operation(block, found, schemes)
        title = header(self.notes.page, len(self.notes.page.text)).title
        self.notes.place("/info", 0, Standing.UNKNOWN)
        root: JsonObject = {
            "openapi": "3.1.0",
            "info": {"title": title or "API", "version": "unknown"},
            "paths": {path: item for path, item in paths.items() if item},
        }
        return {
            **root,
            **({"components": {"securitySchemes": schemes}} if schemes else {}),
        }

    def _operation(
        self, block: Block, named: MdxEndpoint, schemes: JsonObject
    ) -> JsonObject:
        place = pointer("paths", named.path, named.method)
        self.notes.place(place, block.start)
        matter = FrontMatter({"api": Entry("", block.start)}, block.content_start)
        found = list(self._fields(block))
        request = MdxRequest(self.notes, matter, named, self.trust)
        operation = self._words(block, place)
        operation |= request.parameters(found, place)
        operation |= request.body(found, [], place)
        operation["responses"] = self._responses(block, place)
        granted = access(self.notes, matter, named, found, [], self.trust)
        stated = dict(members(granted.components.get("components")))
        schemes |= dict(members(stated.get("securitySchemes")))
        if granted.servers:
            self.notes.place(f"{place}/servers", block.start)
        return {**operation, **granted.servers, **granted.operation}

    def _words(self, block: Block, place: str) -> JsonObject:
        words: JsonObject = {}
        if summary := block.attributes.get("summary", "").strip():
            words["summary"] = summary
            self.notes.place(f"{place}/summary", block.start)
        described = [one for one in block.children if one.name == "swagger-description"]
        for one in described:
            if text := self._text(one):
                words["description"] = text
                self.notes.place(f"{place}/description", one.content_start)
        if block.attributes.get("deprecated", "").lower() == "true":
            words["deprecated"] = True
            self.notes.place(f"{place}/deprecated", block.start)
        return words

    def _fields(self, block: Block) -> list[Field]:
        found: list[Field] = []
        for one in block.children:
            if one.name != "swagger-parameter":
                continue
            where = _PLACES_BY_WORD.get(one.attributes.get("in", ""))
            name = one.attributes.get("name", "").strip()
            if where is None or not name:
                message = "This parameter has no name, or no place among path, query, header, cookie and body; left out."
                self.notes.warn("misplaced-field", message, one.start)
                continue
            found.append(self._field(one, where, name))
        return found

    def _field(self, block: Block, where: str, name: str) -> Field:
        attributes = {
            key: Attribute(key, value, False, block.start, block.start)
            for key, value in block.attributes.items()
            if key in ("type", "required", "default", "deprecated") and value
        }
        scheme = _BEARER.fullmatch(name) if where == "header" else None
        if scheme is not None:
            name = "Authorization"
            attributes["default"] = Attribute(
                "default", scheme["scheme"], False, block.start, block.start
            )
        element = Element(
            "ParamField",
            attributes,
            block.start,
            block.content_start,
            block.content_end,
            block.content_end,
            is_closed=True,
        )
        return Field(where, name, element, self._text(block), (), (), None)

    def _responses(self, block: Block, place: str) -> JsonObject:
        made = MdxResponses(self.notes, [], self.trust)
        responses: JsonObject = {}
        for one in block.children:
            if one.name != "swagger-response":
                continue
            status = _STATUS.match(one.attributes.get("status", ""))
            key = status["status"] if status else "default"
            produced = f"{place}/responses/{key}"
            if key in responses:
                message = (
                    f"A second response for {key} stands here; the first one is read."
                )
                self.notes.warn("documented-twice", message, one.start)
                continue
            shown = [(fence.title or "example", fence) for fence in self._fences(one)]
            response = made.response([], shown, produced)
            self.notes.place(produced, one.start)
            if text := one.attributes.get("description", "").strip():
                response["description"] = text
                self.notes.place(f"{produced}/description", one.start)
            responses[key] = response
        return responses or {"200": {"description": ""}}

    def _fences(self, block: Block) -> list[Fence]:
        return [
            fence
            for fence in fences(self.notes.page.text)
            if block.content_start <= fence.start < block.content_end
        ]

    def _text(self, block: Block) -> str:
        return self.notes.page.text[block.content_start : block.content_end].strip()


def _endpoint(block: Block) -> MdxEndpoint | None:
    """The endpoint of a block: the path may stand in `path`, or at the end of `baseUrl`."""
    method = block.attributes.get("method", "")
    base = block.attributes.get("baseUrl", "").strip()
    path = block.attributes.get("path", "").strip()
    parts = split(base)
    if not path:
        origin = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
        base, path = origin, parts.path
    if path.startswith(("https://", "http://")):
        return endpoint(f"{method} {path}")
    if not path:
        return None
    path = f"/{path.removeprefix('/')}"
    if not split(base).netloc:
        return endpoint(f"{method} {base.rstrip('/')}{path}")
    found = endpoint(f"{method} {path}")
    return found and MdxEndpoint(found.method, found.path, {"url": base.rstrip("/")})
