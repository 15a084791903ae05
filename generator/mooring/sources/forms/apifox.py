"""An Apifox or Apidog page: words and tables, and below `## OpenAPI Specification` a document of its operation."""

from mooring.document import EVERY_FACT, Document, Fact
from mooring.sources.embedded import Mended, embedded
from mooring.sources.form import Grounds, Rank
from mooring.sources.forms.fern import is_fern, specification
from mooring.sources.openapi_document import operations
from mooring.sources.page import Page

TITLE = "an Apifox or Apidog page with an OpenAPI specification"
RANK = Rank.MARKED


def recognises(page: Page) -> bool:
    return not is_fern(page.text) and specification(page) is not None


def read(page: Page, grounds: Grounds) -> Document:
    titled = specification(page)
    assert titled is not None
    return embedded(page, titled.fence, "apifox", _mend)


def _mend(mended: Mended) -> None:
    mended.carries = EVERY_FACT - {Fact.EXTENSIONS}
    info = mended.root.get("info")
    if not (isinstance(info, dict) and info.get("title")):
        mended.carries -= {Fact.INFO}
    # An empty list of requirements stands at every operation whose project has not set any.
    if all(not one.value.get("security") for one in operations(mended.root)):
        mended.carries -= {Fact.SECURITY}
