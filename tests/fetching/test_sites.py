"""The pages that an `llms.txt` lists: those of its own part of its site, politely, and each only if it has changed."""

from pathlib import Path

import pytest

from mooring.diagnostics import Unreadable
from mooring.fetching.retrieval import Validators
from mooring.workflows.fetching import Bounds, Kept, fetched
from tests.fetching.site import Site, redirect
from tests.runtime.loopback import answer

BOUNDS = Bounds(timeout=5, pause=0, allow_private=True)
HTML = "<!DOCTYPE html><html><body>Hello</body></html>"


def listing(site: Site, *references: str) -> None:
    links = "".join(f"- [Page]({one})\n" for one in references)
    site.page("/docs/llms.txt", f"# Harbour\n\n{links}", "text/plain")


def names(folder: Path) -> list[str]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in paths)


def test_pages_of_another_site_or_part_are_left_out(site: Site) -> None:
    listing(
        site,
        "api/create.md",
        f"{site.url}/docs/api/list",
        f"{site.url}/docs/api/list.md?version=2",
        "/docs/guide%20one.md",
        "/blog/news.md",
        "../blog/other.md",
        "https://other.example/docs/api/x.md",
        "/docs/openapi.json",
        "/docs/logo.png",
        "/docs/%2e%2e/%2e%2e/etc/passwd.md",
        "/docs/.git/config.md",
    )
    site.page("/docs/api/create.md", "# Create\n")
    site.page("/docs/api/list", HTML, "text/html")
    site.page("/docs/api/list.md", "# List\n")
    site.page("/docs/guide%20one.md", "# Guide\n")
    with fetched(f"{site.url}/docs/llms.txt", BOUNDS) as found:
        assert names(found.path) == [
            *("api/create.md", "api/list.md", "guide one.md", "llms.txt"),
        ]
        assert (found.path / "api/list.md").read_text() == "# List\n"
        assert found.remarks[0] == "fetched 3 of 3 listed pages"
        assert not found.missing
    assert site.asked() == [
        *("/docs/llms.txt", "/docs/api/create.md", "/docs/api/list"),
        *("/docs/api/list.md", "/docs/guide%20one.md"),
    ]
    assert site.connections == 1


def test_a_page_that_is_not_there_is_told_and_costs_no_other(site: Site) -> None:
    listing(site, "a.md", "gone.md", "b.md", "away.md", "html.md")
    site.page("/docs/a.md", "# A\n")
    site.page("/docs/b.md", "# B\n")
    site.page("/docs/html.md", HTML, "text/html")
    site.has("/docs/away.md", redirect("https://other.example/away.md"))
    with fetched(f"{site.url}/docs/llms.txt", BOUNDS) as found:
        assert names(found.path) == ["a.md", "b.md", "llms.txt"]
        codes = {path: one.code for path, one in found.missing.items()}
    assert codes == {
        "gone.md": "fetch-missing",
        "away.md": "fetch-elsewhere",
        "html.md": "html-page",
    }


@pytest.mark.parametrize(
    ("status", "code"), [(503, "fetch-server-error"), (429, "fetch-refused"), (403, "fetch-login")]
)  # fmt: skip
def test_a_page_that_may_be_there_tomorrow_stops_it_all(
    site: Site, status: int, code: str
) -> None:
    listing(site, "a.md", "b.md")
    site.has("/docs/a.md", answer(status))
    with pytest.raises(Unreadable, match=code):
        with fetched(f"{site.url}/docs/llms.txt", BOUNDS):
            pass
    assert site.asked() == ["/docs/llms.txt", "/docs/a.md"]


def test_pages_and_bytes_are_counted_together(site: Site) -> None:
    listing(site, "a.md", "b.md", "c.md")
    for name in "abc":
        site.page(f"/docs/{name}.md", "x" * 400)
    few = Bounds(timeout=5, pause=0, allow_private=True, max_pages=2)
    with pytest.raises(Unreadable, match="fetch-too-many"):
        with fetched(f"{site.url}/docs/llms.txt", few):
            pass
    assert site.asked() == ["/docs/llms.txt"]
    small = Bounds(timeout=5, pause=0, allow_private=True, max_bytes=1000)
    with pytest.raises(Unreadable, match="c.md:1:1: error: .*fetch-too-large"):
        with fetched(f"{site.url}/docs/llms.txt", small):
            pass


def test_a_list_without_pages_is_refused(site: Site) -> None:
    listing(site, "https://other.example/a.md")
    with pytest.raises(Unreadable, match="nothing-listed"):
        with fetched(f"{site.url}/docs/llms.txt", BOUNDS):
            pass


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    listing(site, "a.md", "b.md")
    site.page("/docs/a.md", "# A\n", ETag='"a1"')
    site.page("/docs/b.md", "# B\n", ETag='"b1"')
    with fetched(f"{site.url}/docs/llms.txt", BOUNDS) as found:
        kept = {
            one.address: Kept(one.validators, (found.path / one.path).read_bytes())
            for one in found.files
        }
    site.page("/docs/b.md", "# B, anew\n", ETag='"b2"')
    other = f"{site.url}/docs/a.md"
    assert kept[other].validators == Validators(other, '"a1"')
    site.heard.clear()
    with fetched(f"{site.url}/docs/llms.txt", BOUNDS, kept) as found:
        assert (found.path / "a.md").read_text() == "# A\n"
        assert (found.path / "b.md").read_text() == "# B, anew\n"
    states = [one.headers.get("if-none-match") for one in site.heard]
    assert states == [None, '"a1"', '"b1"']


def test_a_docs_page_is_fetched_as_the_markdown_beside_it(site: Site) -> None:
    site.page("/docs/create.html", HTML, "text/html")
    site.page("/docs/create.md", "# Create\n")
    with fetched(f"{site.url}/docs/create.html", BOUNDS) as found:
        assert (found.path.name, found.path.read_text()) == ("create.md", "# Create\n")
        assert found.source == f"{site.url}/docs/create.md"
        assert "page for browsers" in found.remarks[0]
