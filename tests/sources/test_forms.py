"""The forms as a whole: which page is whose, and real pages from documentation sites."""

import json
from pathlib import Path

import openapi_spec_validator
import pytest

from mooring.diagnostics import Unreadable
from mooring.sources import forms, read
from mooring.sources.page import decode
from mooring.sources.yaml import dump, load

ROOT = Path(__file__).parents[2]
SHARED = ROOT / ".." / "shared"
PAGES = SHARED / "docs-pages"
OWN_PAGES = sorted((ROOT / "tests" / "cases").glob("*/*/page*")) + sorted(
    path
    for path in (ROOT / "specs").rglob("*")
    if path.suffix in (".md", ".mdx", ".txt")
)
READ = {
    "mintlify_md_openapi_fence": "mintlify-fence",
    "mintlify_md_expanded": "mintlify-endpoint",
    "mintlify_md_expanded_generated": "mintlify-endpoint",
    "mintlify_mdx_api": "mintlify-mdx",
    "revisions": "mintlify-mdx",
}
REFUSED = {
    "mintlify_mdx_nonhttp": "no-endpoint",
    "mintlify_mdx_openapi_pointer": "pointer-only",
    "mintlify_md_asyncapi": "not-http",
    "mintlify_md_handwritten": "no-endpoint",
}


def _indexed(folders: dict[str, str]) -> list[tuple[str, str]]:
    """The real pages of some folders, each with what is expected of its folder."""
    return [
        (str(path.relative_to(PAGES)), expected)
        for folder, expected in folders.items()
        for path in sorted((PAGES / folder).glob("*"))
        if not path.name.endswith("__index.mdx")
    ]


def test_no_two_forms_of_a_rank_recognise_the_same_page() -> None:
    for path in OWN_PAGES:
        try:
            page = decode(path.name, path.read_bytes())
        except Unreadable:
            continue
        ranks = [form.RANK for form in forms() if form.recognises(page)]
        assert len(ranks) == len(set(ranks)), path


def test_every_form_is_shown_by_a_case() -> None:
    shown = set[str]()
    for path in OWN_PAGES:
        try:
            page = decode(path.name, path.read_bytes())
        except Unreadable:
            continue
        shown.update(str(form) for form in forms() if form.recognises(page))
    assert shown == {str(form) for form in forms()}


# The pages are other vendors'.
@pytest.mark.skipif(not PAGES.exists(), reason="real pages are not part of the project")
@pytest.mark.parametrize(("file", "form"), _indexed(READ))
def test_a_real_page_becomes_a_valid_document(file: str, form: str) -> None:
    document = read(file, (PAGES / file).read_bytes())
    assert document.form == form
    openapi_spec_validator.validate(document.root)
    assert load(dump(document.root), "written") == document.root


@pytest.mark.skipif(not PAGES.exists(), reason="real pages are not part of the project")
@pytest.mark.parametrize(("file", "code"), _indexed(REFUSED))
def test_a_real_page_without_an_operation_is_refused(file: str, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(file, (PAGES / file).read_bytes())
    assert refusal.value.diagnostics[0].code == code


@pytest.mark.skipif(not PAGES.exists(), reason="real pages are not part of the project")
def test_expanded_pages_give_back_the_schemas_of_the_whole_document() -> None:
    source = (
        PAGES / "groundtruth" / "browser-use-sdk__docs__cloud__openapi__v2.json@941ba85"
    )
    truth = json.loads(source.read_text())["components"]["schemas"]
    found: dict[str, object] = {}
    for path in sorted(
        (PAGES / "mintlify_md_expanded_generated").glob("browser-use-v2*")
    ):
        components = read(path.name, path.read_bytes()).root.get("components")
        assert isinstance(components, dict)
        schemas = components.get("schemas", {})
        assert isinstance(schemas, dict)
        found |= schemas
    assert found == truth
