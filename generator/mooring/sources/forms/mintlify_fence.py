"""A Mintlify page whose fence holds one operation of an OpenAPI document, word for word."""

from mooring.document import EVERY_FACT, Document, Fact, JsonObject, Standing
from mooring.sources.markdown.endpoint_fence import endpoint_fences, only
from mooring.sources.export_repairs import repaired
from mooring.sources.form import Grounds, Rank
from mooring.sources.openapi_document import verified
from mooring.sources.origins import Trail
from mooring.sources.page import Page
from mooring.sources.yaml import load, positions

TITLE = "a Mintlify page with an OpenAPI fence"
RANK = Rank.MARKED

_PLACEHOLDER_INFO = {"title": "API Documentation", "version": "1.0.0"}
"""What the export writes for a source without a usable `info`."""


def recognises(page: Page) -> bool:
    return any(
        fence.first_key in ("openapi", "swagger")
        for fence in endpoint_fences(page.text)
    )


def read(page: Page, grounds: Grounds) -> Document:
    fence, diagnostics = only(page, endpoint_fences(page.text))
    first_line = page.location(fence.body_start).line
    published = positions(fence.body, page.name, first_line)
    root = verified(load(fence.body, page.name, first_line), page, published)
    repair = repaired(_without_empty_defaults(root), page, published)
    carries = EVERY_FACT - {Fact.EXTENSIONS}
    if root.get("info") == _PLACEHOLDER_INFO:
        carries -= {Fact.INFO}
    return Document(
        page.name,
        "mintlify-fence",
        repair.root,
        Trail(
            published, repair.inferred, dict.fromkeys(repair.inferred, Standing.EXAMPLE)
        ),
        carries,
        page.sha256,
        (*diagnostics, *repair.diagnostics),
        fence.file,
    )


def _without_empty_defaults(root: JsonObject) -> JsonObject:
    """The root without the empty lists that the export writes where its source says nothing."""
    return {
        key: value
        for key, value in root.items()
        if key not in ("security", "servers") or value
    }
