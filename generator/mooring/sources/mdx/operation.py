"""An MDX page's fields and examples, put together as an OpenAPI document of one operation."""

import re
from dataclasses import dataclass

from mooring.document import JsonObject, Standing, pointer
from mooring.sources.markdown.front_matter import FrontMatter
from mooring.sources.mdx.access import access
from mooring.sources.mdx.endpoint import MdxEndpoint
from mooring.sources.mdx.fields import fields
from mooring.sources.mdx.responses import MdxResponses, example_fences
from mooring.sources.mdx.request import MdxRequest
from mooring.sources.notes import Notes
from mooring.sources.mdx.request_examples import request_shown
from mooring.sources.markdown.tags import Element, without_code


@dataclass(frozen=True, slots=True)
class MdxPage:
    """A page on its way to OpenAPI."""

    notes: Notes
    matter: FrontMatter
    endpoint: MdxEndpoint
    elements: list[Element]
    trust: frozenset[Standing]

    def document(self) -> JsonObject:
        """The OpenAPI document; what only prose or examples say stands beside it under `x-prose-…`, `x-example-…`."""
        place = pointer("paths", self.endpoint.path, self.endpoint.method)
        self.notes.place("", self.matter.entries["api"].start)
        found = list(fields(self.elements, self.notes))
        shown = [
            request_shown(fence)
            for fence in example_fences(
                self.elements, "RequestExample", self.notes.page.text
            )
        ]
        operation = self._words(place)
        request = MdxRequest(self.notes, self.matter, self.endpoint, self.trust)
        operation |= request.parameters(found, place)
        operation |= request.body(found, shown, place)
        operation["responses"] = MdxResponses(
            self.notes, self.elements, self.trust
        ).responses(found, place)
        granted = access(
            self.notes, self.matter, self.endpoint, found, shown, self.trust
        )
        operation |= granted.operation
        title = (
            self.matter.text("title")
            or f"{self.endpoint.method.upper()} {self.endpoint.path}"
        )
        self.notes.place(
            "/info/version", self.matter.entries["api"].start, Standing.UNKNOWN
        )
        self._warn_of_missing_parts()
        return {
            "openapi": "3.1.0",
            "info": {"title": title, "version": "unknown"},
            **granted.servers,
            "paths": {self.endpoint.path: {self.endpoint.method: operation}},
            **granted.components,
        }

    def _words(self, place: str) -> JsonObject:
        words: JsonObject = {}
        if title := self.matter.text("title"):
            words["summary"] = title
            self.notes.place(f"{place}/summary", self.matter.entries["title"].start)
        start, introduction = self._introduction()
        if text := "\n\n".join(
            part for part in (self.matter.text("description"), introduction) if part
        ):
            words["description"] = text
            entry = self.matter.entries.get("description")
            self.notes.place(f"{place}/description", entry.start if entry else start)
        if (self.matter.text("deprecated") or "").lower() == "true":
            words["deprecated"] = True
            self.notes.place(
                f"{place}/deprecated", self.matter.entries["deprecated"].start
            )
        return words

    def _introduction(self) -> tuple[int, str]:
        """The first words of the page, up to its first heading, tag or fence, and their offset."""
        text = without_code(self.notes.page.text)
        start = self.matter.end
        start += len(text[start:]) - len(text[start:].lstrip())
        stop = re.compile(
            r"^(?:#{1,6} |<[A-Z]|import |export )|\Z", re.MULTILINE
        ).search(text, start)
        return start, text[start : stop.start() if stop else start].strip()

    def _warn_of_missing_parts(self) -> None:
        for element in self.elements:
            for inner in element.inside():
                if inner.name == "Snippet":
                    message = f"The snippet “{inner.text('file') or '?'}” is not part of this page; its facts are missing."
                    self.notes.warn("missing-snippet", message, inner.start)
