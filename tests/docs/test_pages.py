"""The pages of the documentation hold together: they are listed, their links lead somewhere, and the site builds."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_links_lead_to_files(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.M | re.S)
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)[^)]*\)", text)
    assert [link for link in links if not (page.parent / link).is_file()] == []


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_programs_are_valid(page: Path) -> None:
    for program in re.findall(
        r"^```python[^\n]*\n(.*?)^```", page.read_text("utf-8"), re.M | re.S
    ):
        compile(program, shown(page), "exec")


def test_the_readme_is_read_in_two_minutes() -> None:
    """At 230 words a minute, without what is only looked at: drawings, programs and tables of names."""
    text = (ROOT / "README.md").read_text("utf-8")
    assert len(text.splitlines()) < 130
    prose = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    prose = re.sub(r"\]\([^)]*\)", "]", prose)
    assert len(re.findall(r"\w+", prose)) < 2 * 300


def test_every_page_is_in_the_navigation() -> None:
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))

    def pages(node: object) -> list[str]:
        match node:
            case str():
                return [node]
            case list():
                return [page for one in node for page in pages(one)]
            case dict():
                return [page for one in node.values() for page in pages(one)]
            case _:
                return []

    listed = pages(settings["nav"])
    assert sorted(listed) == sorted(
        path.relative_to(DOCS).as_posix() for path in PAGES if path.parent != ROOT
    )


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    done = subprocess.run(
        [*command, "--site-dir", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for page in ("index", "reference/codes/index", "tutorial/index"):
        assert (tmp_path / f"{page}.html").is_file()
