"""The report as a comment: within its limit, and nothing in it is markup but Mooring's own."""

import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from mooring.drift import reports

from .cases import NAMES, many, report, vendored_report

OURS = {
    *("h3", "p", "strong", "em", "ul", "li", "code", "details", "summary"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


class Reader(HTMLParser):
    """The tags of a page, and the text that is not code."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.prose = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "code" not in self.open:
            self.prose += data


def read(text: str) -> Reader:
    """What a reader of GitHub's Markdown makes of it, links and HTML included."""
    return Reader(MarkdownIt("gfm-like", {"html": True}).render(text))


@pytest.mark.parametrize("name", NAMES)
def test_only_our_own_markup_comes_of_it(name: str) -> None:
    page = read(reports.markdown(report(name)))
    assert set(page.tags) <= OURS
    assert page.open == []


def test_nobody_is_mentioned_and_nothing_is_referred_to() -> None:
    prose = read(reports.markdown(report("hostile"))).prose
    assert not re.search(r"@|#\d|https?:|javascript:|<|>", prose)
    assert "team" not in prose


def test_what_would_not_be_seen_is_spelled_out() -> None:
    text = reports.markdown(report("hostile"))
    assert "\\u202e" in text and "\\u001b" in text
    assert all(one.isprintable() or one == "\n" for one in text)


@pytest.mark.parametrize("count", [200, 2_000, 20_000])
def test_a_comment_is_never_longer_than_github_takes(count: int) -> None:
    text = reports.markdown(many(count, "`|" * 20))
    assert len(text) <= 65_536
    shown = len(re.findall(r"^- .*maximum changed", text, re.MULTILINE))
    left_out = re.search(r"^\*(\d+) findings are left out", text, re.MULTILINE)
    assert shown + (int(left_out[1]) if left_out else 0) == count
    assert text.count("<details") == text.count("</details>")
    assert (left_out is None) == (count == 200)


def test_an_entry_longer_than_a_comment_is_left_out_whole() -> None:
    text = reports.markdown(many(2, "x" * 70_000))
    assert "2 findings are left out" in text and len(text) < 1_000


def test_a_link_says_why() -> None:
    text = reports.markdown(vendored_report("v2/2025-08-20.md", "v2/2026-03-10.md"))
    assert "property renamed from `structuredOutputJson` to `structuredOutput`" in text
    assert "  - Taken for one: `both names say output, structured`" in text
