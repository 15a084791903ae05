"""A Mintlify page that documents one endpoint by hand, in tags: the source of a page, with its front matter."""

from mooring.document import Document, Fact, JsonObject, Standing
from mooring.sources.form import Grounds, Rank
from mooring.sources.markdown.front_matter import front_matter
from mooring.sources.mdx.endpoint import endpoint
from mooring.sources.mdx.operation import MdxPage
from mooring.sources.notes import Notes
from mooring.sources.page import Page
from mooring.sources.markdown.tags import elements

TITLE = "a Mintlify page with “api: METHOD PATH” in its front matter"
RANK = Rank.MARKED

_CARRIES = frozenset(
    {
        Fact.NAMES,
        Fact.TYPES,
        Fact.REQUIREDNESS,
        Fact.DEFAULTS,
        Fact.DESCRIPTIONS,
        Fact.PARAMETERS,
        Fact.BODIES,
        Fact.RESPONSES,
        Fact.DEPRECATION,
    }
)
_CARRIED_BY_PROSE = frozenset({Fact.ENUMS, Fact.BOUNDS})
_CARRIED_BY_EXAMPLES = frozenset({Fact.SERVERS, Fact.SECURITY})


def recognises(page: Page) -> bool:
    return endpoint(front_matter(page).text("api") or "") is not None


def read(page: Page, grounds: Grounds) -> Document:
    matter = front_matter(page)
    named = endpoint(matter.text("api") or "")
    assert named is not None
    notes = Notes(page)
    root = MdxPage(notes, matter, named, elements(page.text), grounds.trust).document()
    return Document(
        page.name,
        "mintlify-mdx",
        root,
        notes.trail(),
        carried(root, grounds.trust),
        page.sha256,
        tuple(notes.diagnostics),
    )


def carried(root: JsonObject, trust: frozenset[Standing]) -> frozenset[Fact]:
    """The kinds of fact that a page of fields can state, with what trusted words and examples add."""
    carries = _CARRIES
    if Standing.PROSE in trust:
        carries |= _CARRIED_BY_PROSE
    if Standing.EXAMPLE in trust:
        carries |= _CARRIED_BY_EXAMPLES
    if "servers" in root:
        carries |= {Fact.SERVERS}
    return carries
