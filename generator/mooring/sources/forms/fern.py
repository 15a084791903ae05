"""A Fern reference page: `METHOD URL`, `Reference: URL`, and below `## OpenAPI Specification` Fern’s reading of the API."""

import re

from mooring.document import (
    EVERY_FACT,
    Document,
    Fact,
    Json,
    JsonObject,
    Standing,
    pointer,
)
from mooring.sources.embedded import Mended, embedded
from mooring.sources.form import Grounds, Rank
from mooring.sources.markdown.sections import TitledFence, titled_fences
from mooring.sources.openapi_document import operations
from mooring.sources.page import Page

TITLE = "a Fern page with an OpenAPI specification"
RANK = Rank.MARKED

_CARRIES = EVERY_FACT - {
    Fact.OPERATION_IDS,
    Fact.TAGS,
    Fact.COMPONENTS,
    Fact.EXTENSIONS,
}
"""Ids, tags and the names of components are Fern’s own, not the vendor’s."""
_ENDPOINT = re.compile(
    r"^(?P<method>GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE)[ \t]+(?P<url>https?://\S+)[ \t]*$",
    re.MULTILINE,
)
_REFERENCE = re.compile(r"^Reference: https?://\S+[ \t]*$", re.MULTILINE)
_MADE_UP_VERSION = re.compile(r"endpoint_.+")
"""What early exports write for `info.version`."""
_WITHOUT_CONTENT = ("204", "205", "304")
"""Statuses whose responses have no content (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5)."""


def recognises(page: Page) -> bool:
    return is_fern(page.text) and specification(page) is not None


def read(page: Page, grounds: Grounds) -> Document:
    titled = specification(page)
    assert titled is not None
    return embedded(page, titled.fence, "fern", _mend)


def is_fern(text: str) -> bool:
    """Whether a page has the lines that Fern writes above a specification."""
    return _ENDPOINT.search(text) is not None or _REFERENCE.search(text) is not None


def specification(page: Page) -> TitledFence | None:
    """The block below `## OpenAPI Specification`."""
    if "OpenAPI Specification" not in page.text:
        return None
    return next(
        (
            titled
            for titled in titled_fences(page.text)
            if titled.title == "OpenAPI Specification" and titled.is_openapi
        ),
        None,
    )


def _mend(mended: Mended) -> None:
    mended.carries = _CARRIES
    info = mended.root.get("info")
    if isinstance(info, dict) and _MADE_UP_VERSION.match(str(info.get("version"))):
        # Such a page is titled by its operation, too.
        mended.carries -= {Fact.INFO}
    for operation in operations(mended.root):
        _flatten_tags(mended, operation.value, operation.pointer)
        _empty_responses(mended, operation.value, f"{operation.pointer}/responses")
    _doubt_maps(mended, mended.root, "")
    if not mended.root.get("servers"):
        _add_server(mended)


def _flatten_tags(mended: Mended, operation: JsonObject, place: str) -> None:
    tags = operation.get("tags")
    if isinstance(tags, list) and any(isinstance(tag, list) for tag in tags):
        message = "A tag is a list of words here, which an early export does; it is read as one text."
        mended.warn("tags-repaired", message, f"{place}/tags")
        operation["tags"] = [
            "/".join(str(part) for part in tag) if isinstance(tag, list) else tag
            for tag in tags
        ]


def _empty_responses(mended: Mended, operation: JsonObject, place: str) -> None:
    """Take away the content that Fern gives to responses that have none."""
    responses = operation.get("responses")
    for status in _WITHOUT_CONTENT:
        response = responses.get(status) if isinstance(responses, dict) else None
        if isinstance(response, dict) and response.pop("content", None) is not None:
            message = f"A {status} response has no content (RFC 9110); what the export writes there is left out."
            mended.warn("content-left-out", message, f"{place}/{status}")


def _doubt_maps(mended: Mended, value: Json, place: str) -> None:
    """Mark what an object without properties holds as unknown: Fern writes maps in that way."""
    match value:
        case dict():
            if value.get("properties") == {} and value.get("type") == "object":
                mended.standings[f"{place}/additionalProperties"] = Standing.UNKNOWN
                message = "An object without properties is what Fern makes of a map; what it holds is unknown."
                mended.warn("emptied-map", message, place)
            for key, member in value.items():
                _doubt_maps(mended, member, place + pointer(key))
        case list():
            for index, item in enumerate(value):
                _doubt_maps(mended, item, f"{place}/{index}")
        case _:
            pass


def _add_server(mended: Mended) -> None:
    """The server of the line above the specification: its address without the path."""
    shown = _ENDPOINT.search(mended.page.text)
    for operation in operations(mended.root):
        if shown is not None and shown["url"].endswith(operation.path):
            url = shown["url"].removesuffix(operation.path)
            mended.root["servers"] = [{"url": url}]
            mended.places["/servers"] = mended.page.location(shown.start("url"))
            return
    mended.carries -= {Fact.SERVERS}
