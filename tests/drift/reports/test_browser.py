"""The page in a browser: read without a script, filtered with one, and open to everybody (axe-core)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from mooring.drift import compare, reports

from ..revisions import PROJECT, SPECS, vendored
from .browser import found
from .cases import TEMPLATES, html, published

VENDORED = ("v2/2026-03-10.md", "v3/2026-03-10.md")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    try:
        program = found(PROJECT / ".cache" / "chromium")
    except FileNotFoundError as missing:
        pytest.skip(str(missing))
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=program.program,
            args=["--no-sandbox"],
            env=dict[str, str | float | bool](program.environment),
        )
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pages on disk, as somebody keeps them: of a golden case, of hostile text, of two vendored versions."""
    old, new = (vendored(name) for name in VENDORED)
    read = published(SPECS / "v2")
    texts = {
        "everyday": html("everyday"),
        "hostile": html("hostile"),
        "nothing": html("nothing"),
        "vendored": reports.comparison_page(
            old,
            new,
            compare(old, new),
            lambda file: read(file) if (SPECS / "v2" / file).exists() else None,
            TEMPLATES,
        ),
    }
    folder = tmp_path_factory.mktemp("pages")
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    return {name: folder / f"{name}.html" for name in texts}


def opened(browser: Browser, path: Path, **settings: Any) -> tuple[Page, list[str]]:
    """A page in a browser of its own, and what the browser complains about or asks for."""
    page = browser.new_context(**settings).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("request", lambda request: said.append(request.url))
    page.goto(path.as_uri())
    return page, [one for one in said if one != path.as_uri()]


def shown(page: Page) -> int:
    return page.locator(".finding:visible").count()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("name", "width"),
    [
        ("everyday", 390),
        ("everyday", 1280),
        ("hostile", 1280),
        ("nothing", 1280),
        ("vendored", 1280),
    ],
)
def test_nobody_is_kept_out(
    browser: Browser, pages: dict[str, Path], scheme: str, name: str, width: int
) -> None:
    page, said = opened(
        browser,
        pages[name],
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
    )
    for button in page.locator("#open-all").all():
        button.click()
    for details in page.locator(".picture details").all():
        details.evaluate("one => { one.open = true }")
    violations = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in violations] == []
    assert said == []
    overflow = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overflow == 0
    page.context.close()


def test_axe_finds_what_is_wrong(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "bad.html"
    path.write_text(
        "<html><body><img src='x'><p style='color:#eee'>a</p></body></html>"
    )
    page, _ = opened(browser, path)
    assert len(Axe().run(page).response["violations"]) > 1
    page.context.close()


def test_without_a_script_everything_is_there(
    browser: Browser, pages: dict[str, Path]
) -> None:
    page, _ = opened(browser, pages["vendored"], java_script_enabled=False)
    assert shown(page) == page.locator(".finding").count() > 100
    assert not page.locator("#filter").is_visible()
    last = page.locator(".finding details").last
    assert not last.locator("dl").is_visible()
    last.locator("summary").click()
    assert last.locator("dl").is_visible()
    assert page.locator("svg[role=img]").first.is_visible()
    page.context.close()


@pytest.mark.parametrize(
    ("choices", "text", "expected"),
    [
        ({"verdict": "break"}, "", 60),
        ({"verdict": "break", "audience": "wire"}, "", 50),
        ({"rule": "property-renamed"}, "", 2),
        ({}, "claude-sonnet-4-6", 1),
        ({}, "CLAUDE sonnet", 4),
        ({"operation": "POST /sessions", "rule": "default-changed"}, "", 1),
        ({"rule": "default-changed"}, "no such thing", 0),
    ],
)
def test_the_filter_leaves_what_was_asked_for(
    browser: Browser,
    pages: dict[str, Path],
    choices: dict[str, str],
    text: str,
    expected: int,
) -> None:
    page, said = opened(browser, pages["vendored"])
    total = shown(page)
    for name, value in choices.items():
        page.select_option(f"#filter-{name}", value)
    page.fill("#filter-text", text)
    assert shown(page) == expected
    assert page.text_content("#filter-count") == f"{expected} of {total} changes"
    assert page.locator(".nothing").is_visible() == (expected == 0)
    page.click("button[type=reset]")
    page.wait_for_function(
        "total => document.querySelectorAll('.finding:not([hidden])').length === total",
        arg=total,
    )
    assert said == []
    page.context.close()


def test_everything_is_reached_by_keyboard(
    browser: Browser, pages: dict[str, Path]
) -> None:
    page, _ = opened(browser, pages["everyday"])
    page.keyboard.press("Tab")
    assert page.locator(":focus").text_content() == "Skip to what changed"
    reached = set[str]()
    for _ in range(80):
        page.keyboard.press("Tab")
        focused = "document.activeElement.id || document.activeElement.tagName"
        reached.add(str(page.evaluate(focused)))
    assert {"filter-text", "filter-verdict", "open-all", "SUMMARY", "A"} <= reached
    summary = page.locator(".finding summary").last
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(".finding dl").last.is_visible()
    page.context.close()


def test_a_document_runs_nothing(browser: Browser, pages: dict[str, Path]) -> None:
    page, said = opened(browser, pages["hostile"])
    assert said == []
    assert page.locator("script").count() == 1 and page.locator("img").count() == 0
    page.fill("#filter-text", "</script>")
    assert shown(page) > 0
    page.context.close()
