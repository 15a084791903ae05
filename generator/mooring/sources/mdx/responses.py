"""The responses of an MDX page: documented by fields, or shown by examples only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mooring.document import JsonObject, Standing, pointer
from mooring.sources.markdown.fences import Fence, fences
from mooring.sources.markdown.tags import Element
from mooring.sources.mdx.example_values import parsed, shown_schema
from mooring.sources.mdx.fields import RESPONSE, Field, examples
from mooring.sources.mdx.schemas import FieldSchemas
from mooring.sources.notes import Notes

_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class MdxResponses:
    """Makes the responses of a page, and notes where each stands."""

    notes: Notes
    elements: list[Element]
    trust: frozenset[Standing]

    def responses(self, found: list[Field], place: str) -> JsonObject:
        """The responses that fields describe and those that only examples show, by their status."""
        shown = list(self._response_examples())
        statuses = list(dict.fromkeys(status for status, _, _ in shown if status))
        success = next((status for status in statuses if status.startswith("2")), "200")
        fields_by_status: dict[str, list[Field]] = {}
        for field in found:
            if field.where == RESPONSE:
                fields_by_status.setdefault(field.status or success, []).append(field)
        examples_by_status: dict[str, list[tuple[str, Fence]]] = {}
        for status, name, fence in shown:
            examples_by_status.setdefault(status or success, []).append((name, fence))
        responses: JsonObject = {}
        for status in sorted({*fields_by_status, *examples_by_status}) or [success]:
            produced = f"{place}/responses/{status}"
            responses[status] = self.response(
                fields_by_status.get(status, []),
                examples_by_status.get(status, []),
                produced,
            )
        return responses

    def response(
        self, members: list[Field], shown: list[tuple[str, Fence]], produced: str
    ) -> JsonObject:
        """One response, by the fields that describe it, or by the examples, each with its name, that show it."""
        content: JsonObject = {}
        content_place = f"{produced}/content{pointer(_JSON)}"
        if members:
            self.notes.place(produced, members[0].start)
            content["schema"] = FieldSchemas(self.notes, self.trust).object(
                members, f"{content_place}/schema"
            )
        elif shown:
            self.notes.place(produced, shown[0][1].start)
        kept: JsonObject = {}
        for name, fence in shown:
            try:
                value = parsed(fence.body)
            except ValueError:
                if fence.language in ("json", ""):
                    message = "This example is no JSON, so it is left out; repair or remove it."
                    self.notes.warn("broken-example", message, fence.start)
                continue
            if not members and not kept:
                keyword = (
                    "schema" if Standing.EXAMPLE in self.trust else "x-example-schema"
                )
                content[keyword] = shown_schema(value)
                self.notes.place(
                    f"{content_place}/{keyword}", fence.body_start, Standing.EXAMPLE
                )
            kept[name if name not in kept else f"{name} {len(kept) + 1}"] = {
                "value": value
            }
            self.notes.place(f"{content_place}/examples", fence.body_start)
        if kept:
            content["examples"] = kept
        # OpenAPI requires a description, and a field has none for its response.
        self.notes.standings[f"{produced}/description"] = Standing.UNKNOWN
        return {"description": "", **({"content": {_JSON: content}} if content else {})}

    def _response_examples(self) -> Iterator[tuple[str | None, str, Fence]]:
        """The status that each response example's title names, its name, and the example."""
        for fence in example_fences(
            self.elements, "ResponseExample", self.notes.page.text
        ):
            status = re.search(r"\b[1-5]\d\d\b", fence.title)
            yield (status[0] if status else None), fence.title or "example", fence


def example_fences(elements: list[Element], box: str, text: str) -> list[Fence]:
    """The fenced blocks inside the boxes of one name, such as `RequestExample`."""
    boxes = [element for element in examples(elements) if element.name == box]
    return [
        fence
        for fence in fences(text)
        if any(
            element.content_start <= fence.start < element.content_end
            for element in boxes
        )
    ]
