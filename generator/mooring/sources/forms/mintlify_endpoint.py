"""A Mintlify page whose fence holds an expanded endpoint: references replaced by what they name."""

from mooring.document import EVERY_FACT, Document, Fact, JsonObject
from mooring.sources.markdown.endpoint_fence import EndpointFence, endpoint_fences, only
from mooring.sources.expanded.operation import Endpoint
from mooring.sources.form import Grounds, Rank
from mooring.sources.openapi_document import members
from mooring.sources.origins import Trail
from mooring.sources.page import Page
from mooring.sources.markdown.header import header
from mooring.sources.yaml import Positions, load, positions

TITLE = "a Mintlify page with an expanded endpoint"
RANK = Rank.MARKED

_CARRIES = EVERY_FACT - {
    Fact.INFO,
    Fact.SERVERS,
    Fact.OPERATION_IDS,
    Fact.TAGS,
    Fact.HEADERS,
    Fact.EXTENSIONS,
    Fact.EXAMPLES,
}


def recognises(page: Page) -> bool:
    return any(
        fence.first_key in ("paths", "components")
        for fence in endpoint_fences(page.text)
    )


def read(page: Page, grounds: Grounds) -> Document:
    fence, diagnostics = only(page, endpoint_fences(page.text))
    first_line = page.location(fence.body_start).line
    published = positions(fence.body, page.name, first_line)
    endpoint, components = _parts(page, fence, published, first_line)
    reading = Endpoint(
        page, published, endpoint, components, header(page, fence.body_start)
    )
    root = reading.document()
    return Document(
        page.name,
        "mintlify-endpoint",
        root,
        Trail(published, reading.places, reading.standings),
        _CARRIES | {Fact.SERVERS} if "servers" in root else _CARRIES,
        page.sha256,
        (*diagnostics, *reading.diagnostics),
        fence.file,
    )


def _parts(
    page: Page, fence: EndpointFence, published: Positions, first_line: int
) -> tuple[JsonObject, JsonObject]:
    """The endpoint, and the component schemas that it still refers to."""
    root = dict(members(load(fence.body, page.name, first_line)))
    endpoint = dict(members(root.get("paths")))
    if not isinstance(endpoint.get("path"), str) or not isinstance(
        endpoint.get("method"), str
    ):
        message = "The fence describes no operation: “paths” has no “path” and “method”. Download the page again."
        raise page.refusal("no-operation", message, published("/paths"))
    return endpoint, dict(members(dict(members(root.get("components"))).get("schemas")))
