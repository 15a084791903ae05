"""Folders of pages: which of them the site lists, and what real pages come to together."""

import json
from pathlib import Path

import openapi_spec_validator
import pytest

from mooring.diagnostics import Unreadable
from mooring.sources.openapi_document import members
from mooring.sources.page import decode
from mooring.sources.site import read_site
from mooring.sources.site.index import site_index
from mooring.sources.site.membership import listed_pages

PAGES = Path(__file__).parents[2] / ".." / "shared" / "docs-pages"
LIST = "parallel-web-parallel-llms-txt__public__llms.txt"
needs_pages = pytest.mark.skipif(
    not PAGES.is_dir(), reason="real pages are not part of the project"
)


def listed(links: list[str], files: dict[str, str]) -> set[str]:
    text = "".join(f"- [page]({link})\n" for link in links)
    index = site_index({"llms.txt": text.encode()})
    assert index is not None
    return listed_pages(
        index, {path: decode(path, text.encode()) for path, text in files.items()}
    )


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["api/a.md", "api/b.md", "old/a.md"], {"api/a.md", "api/b.md"}),
        (["docs/api/a.mdx", "docs/api/b.mdx"], {"docs/api/a.mdx", "docs/api/b.mdx"}),
        (
            ["site__api__a.md", "site__api__b.md", "site__old__a.md"],
            {"site__api__a.md", "site__api__b.md"},
        ),
        (["a.md", "b.md", "c.md"], {"a.md", "b.md"}),
        (["api/c.md"], set[str]()),
    ],
)
def test_a_folder_may_be_rooted_elsewhere_than_the_site(
    paths: list[str], expected: set[str]
) -> None:
    links = [
        "https://docs.harbour.example/api/a.md",
        "https://docs.harbour.example/api/b",
    ]
    assert listed(links, dict.fromkeys(paths, "# A page")) == expected


def test_a_page_that_says_its_address_counts_by_that() -> None:
    source = "# Source: https://docs.harbour.example/{}.md\n\n# A page"
    files = {"1.md": source.format("api/a"), "2.md": source.format("old/a")}
    links = ["https://docs.harbour.example/api/a.md"]
    assert listed(links, files) == {"1.md"}


def real_site() -> dict[str, bytes]:
    index = json.loads((PAGES / "index.json").read_text("utf-8"))
    return {
        entry["path"]: (PAGES / entry["file"]).read_bytes()
        for entry in index
        if entry["file"].startswith("mintlify_md_openapi_fence/parallel")
    }


@needs_pages
def test_real_pages_that_their_site_lists_are_one_document() -> None:
    files = real_site() | {"public/llms.txt": (PAGES / "llms_txt" / LIST).read_bytes()}
    site = read_site("site", files)
    openapi_spec_validator.validate(site.document.root)
    assert (len(site.read), len(site.orphans), site.failures) == (11, 18, ())
    assert "https://parallel.ai/docs/public-openapi.json" in site.whole


@needs_pages
def test_real_pages_without_their_list_contradict_each_other() -> None:
    with pytest.raises(Unreadable) as refusal:
        read_site("site", real_site())
    codes = {one.code for one in refusal.value.diagnostics}
    assert codes == {"pages-contradict"}
    assert all(
        "differently at site/" in one.message for one in refusal.value.diagnostics
    )


@needs_pages
def test_real_expanded_pages_come_back_whole() -> None:
    folder = PAGES / "mintlify_md_expanded_generated"
    site = read_site(
        "site", {path.name: path.read_bytes() for path in folder.glob("*")}
    )
    truth = json.loads(
        (
            PAGES
            / "groundtruth"
            / "browser-use-sdk__docs__cloud__openapi__v2.json@941ba85"
        ).read_text()
    )
    components, paths = site.document.root["components"], site.document.root["paths"]
    assert isinstance(components, dict) and isinstance(paths, dict)
    assert components["schemas"] == truth["components"]["schemas"]
    assert {
        (path, method) for path, item in paths.items() for method, _ in members(item)
    } == {(path, method) for path, item in truth["paths"].items() for method in item}
