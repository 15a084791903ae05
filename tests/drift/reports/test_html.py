"""The page: what it holds, and what it does not."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from mooring import sources, spec
from mooring.diagnostics import Misuse
from mooring.drift import Side, compare, reports

from ..revisions import SPECS, vendored
from .cases import FOLDER, NAMES, TEMPLATES, html, many, published, report, sides

ADDRESSED = {"src", "href", "srcset", "action", "data", "poster", "xlink:href"}


class Page(HTMLParser):
    """The elements of a page, with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))


def vendored_page() -> str:
    old, new = vendored("v2/2025-08-20.md"), vendored("v2/2026-03-10.md")
    read = published(SPECS / "v2")
    return reports.comparison_page(old, new, compare(old, new), read, TEMPLATES)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_needs_nothing_from_elsewhere(name: str) -> None:
    for tag, attributes in Page(html(name)).elements:
        assert tag not in ("link", "iframe", "object", "embed", "img", "base")
        for attribute in ADDRESSED & attributes.keys():
            assert str(attributes[attribute]).startswith("#")
        assert not any(attribute.startswith("on") for attribute in attributes)
        assert "style" not in attributes


@pytest.mark.parametrize("name", NAMES)
def test_only_our_own_script_may_run(name: str) -> None:
    text = html(name)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    for kind in ("style", "script"):
        (inside,) = re.findall(rf"<{kind}>(.*?)</{kind}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy[1]
    assert policy[1].startswith("default-src 'none';")


def test_a_document_adds_no_element() -> None:
    kinds = {tag for tag, _ in Page(html("hostile")).elements}
    assert kinds <= {tag for tag, _ in Page(vendored_page()).elements}


def test_both_sources_stand_at_the_changed_line() -> None:
    text = vendored_page()
    marked = re.findall(r"<mark[^>]*><span[^>]*>(\d+)</span><code>(.*?)\n", text)
    assert ("229", "          default: o3") in marked
    assert ("123", "          default: browser-use-2.0") in marked


def test_a_document_of_one_long_line_is_cut_around_the_place() -> None:
    texts = {
        name: json.dumps(json.loads((FOLDER / "hostile" / name).read_text("utf-8")))
        for name in ("old.json", "new.json")
    }
    documents = [sources.read(name, text.encode()) for name, text in texts.items()]
    old, new = (Side(one.name, spec.parse(one), one) for one in documents)
    page = reports.comparison_page(old, new, compare(old, new), texts.get, TEMPLATES)
    shown = re.findall(r"<mark.*?<code>(.*?)\n</code>", page, re.DOTALL)
    assert shown and all(len(line) < 2_000 for line in shown)


def test_the_values_of_an_enumeration_are_a_picture_and_a_table() -> None:
    text = vendored_page()
    assert "<h3>Values of llm of POST /tasks</h3>" in text
    row = re.search(
        r'<th scope="row"><code>claude-sonnet-4-6</code></th>\s*<td>(.*?)</td>\s*<td>(.*?)</td>',
        text,
    )
    assert row is not None and row.groups() == ("no", "yes")


def test_a_moved_field_is_a_line_and_a_row() -> None:
    text = vendored_page()
    assert "<h3>What POST /tasks takes</h3>" in text
    assert re.search(
        r'<th scope="row"><code>startUrl</code></th>\s*<td>agentSettings.startUrl</td>\s*<td>startUrl \(renamed or moved\)</td>',
        text,
    )


def test_a_file_that_is_gone_costs_its_lines_only() -> None:
    page = reports.comparison_page(
        *sides("everyday"), report("everyday"), lambda _: None, TEMPLATES
    )
    assert "maximum changed" in page


def test_a_page_of_very_many_changes_says_what_it_leaves_out() -> None:
    page = reports.comparison_page(
        *sides("everyday"), many(2_003), published(FOLDER / "everyday"), TEMPLATES
    )
    assert page.count('<tbody class="finding') == 2_000
    assert "3 more changes are left out" in page


def test_a_template_of_the_users_own_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "page.html.jinja").write_text("<h1>{{ page.title }}</h1>")
    templates = reports.Templates(TEMPLATES.own, tmp_path)
    read = published(FOLDER / "everyday")
    page = reports.comparison_page(
        *sides("everyday"), report("everyday"), read, templates
    )
    assert page == "<h1>Drift old.yaml → new.yaml</h1>"


def test_a_template_prints_nothing_that_was_not_escaped(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "page.html.jinja").write_text("{{ page.rules }}")
    read = published(FOLDER / "everyday")
    with pytest.raises(Misuse, match="html only"):
        reports.comparison_page(
            *sides("everyday"),
            report("everyday"),
            read,
            reports.Templates(TEMPLATES.own, tmp_path),
        )
