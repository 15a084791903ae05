"""Published bytes to a `Document`: each form of publication is one module of `forms/`, active because it is there.

`site` reads the pages of a folder and `merging` makes one document of several; `overlay` and `observed` change a document
that is read already; the other packages hold what a form needs beyond its module.
"""

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import cast

from mooring.document import Document, Standing
from mooring.sources import forms as forms_package
from mooring.sources.form import Form, Grounds, Rank
from mooring.sources.installed import installed_forms
from mooring.sources.page import Page, decode


def read(
    name: str,
    data: bytes,
    *,
    trust: frozenset[Standing] = frozenset(),
    base: Document | None = None,
) -> Document:
    """Read a published document, whatever its form.

    Args:
        name: what diagnostics call the file.
        trust: standings that are read as if they were stated: `Standing.PROSE`, `Standing.EXAMPLE`.
        base: a neighbouring revision, for a form that leaves most facts out.

    Raises:
        Unreadable: the form is not known, or the document is broken.
    """
    page = decode(name, data)
    return _form(page).read(page, Grounds(trust, base))


@cache
def forms() -> tuple[Form, ...]:
    """Every form, in the order in which they are asked: the most specific first."""
    names = sorted(
        module.name for module in pkgutil.iter_modules(forms_package.__path__)
    )
    modules = (
        cast(Form, import_module(f"{forms_package.__name__}.{name}")) for name in names
    )
    return tuple(sorted(modules, key=lambda form: form.RANK))


def _asked() -> Iterator[Form]:
    """Every form in turn; those of plugins are looked for only once no mark of Mooring's own forms was found."""
    yield from (form for form in forms() if form.RANK < Rank.REMAINING)
    yield from installed_forms()
    yield from (form for form in forms() if form.RANK is Rank.REMAINING)


def _form(page: Page) -> Form:
    for form in _asked():
        if form.recognises(page):
            return form
    if page.text.lstrip().startswith("{"):
        message = "This is JSON without “openapi” or “swagger”, so it is no OpenAPI document; give the one it belongs to."
        raise page.refusal("not-openapi", message)
    known = "; ".join(form.TITLE for form in _asked() if form.TITLE)
    raise page.refusal(
        "unknown-form",
        "This is neither an OpenAPI document nor a documentation page of an operation that Mooring knows. "
        f"It knows: {known}. Give the Markdown source of an endpoint’s page, or the OpenAPI file behind it.",
    )
