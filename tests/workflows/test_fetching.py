"""`mooring fetch`: printed, written, or vendored where it means something new."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mooring.cli import main
from tests.fetching.site import Site, served
from tests import launching
from tests.workflows.conftest import ROOT
from tests.workflows.test_sites import fence

PAGE = ROOT / "specs/browser-use/v2/2026-03-10.md"
NEW = ("--api", "harbour", "--version", "v2", "--revision")


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as site:
        yield site


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mooring.toml").write_text("")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fetch(source: str, *options: str) -> Result:
    return CliRunner().invoke(main, ["fetch", source, "--allow-private", *options])


def revisions(folder: Path) -> list[dict[str, str]]:
    settings = tomllib.loads((folder / "specs/harbour/api.toml").read_text())
    found: list[dict[str, str]] = settings["versions"]["v2"]["revisions"]
    return found


def test_a_document_is_printed_as_it_is(site: Site, tmp_path: Path) -> None:
    site.page("/a.yaml", "openapi: 3.1.0\r\n\x1b[31m\n")
    run = launching.mooring(tmp_path, "fetch", f"{site.url}/a.yaml", "--allow-private")
    assert (run.returncode, run.stderr) == (0, "")
    # Text mode of the test turns \r\n into \n.
    assert run.stdout == "openapi: 3.1.0\n\x1b[31m\n"


def test_what_is_fetched_is_written_where_nothing_is(site: Site, here: Path) -> None:
    site.page("/a.yaml", "openapi: 3.1.0\n")
    site.page("/llms.txt", f"- [B]({site.url}/b.md)\n")
    site.page("/b.md", "# B\n")
    assert fetch(f"{site.url}/a.yaml", "--output", "a.yaml").output == "wrote a.yaml\n"
    assert (here / "a.yaml").read_text() == "openapi: 3.1.0\n"
    assert fetch(f"{site.url}/llms.txt", "--output", "pages").exit_code == 0
    assert (here / "pages/b.md").read_text() == "# B\n"
    for source in ("a.yaml", "llms.txt"):
        run = fetch(f"{site.url}/{source}", "--output", "pages")
        assert (run.exit_code, "pages exists" in run.output) == (2, True)
    run = fetch(f"{site.url}/llms.txt")
    assert (run.exit_code, "These are 2 files" in run.output) == (2, True)


MISUSES = [
    (["page.md"], "give an https:// address"),
    (["https://docs.example/a", "--api", "x"], "--api and --version go together"),
    (["https://docs.example/a", "--words"], "--api and --version go together"),
    (["https://docs.example/a", *NEW, "2026-01-01", "--output", "x"], "two places"),
    (["https://ann:pw@docs.example/a"], "without"),
    (["git:main:openapi.yaml"], "must be git:REPO@REV:PATH"),
]


@pytest.mark.parametrize(("arguments", "words"), MISUSES)
def test_wrong_usage_is_told_and_asks_nobody(arguments: list[str], words: str) -> None:
    run = CliRunner().invoke(main, ["fetch", *arguments])
    assert (run.exit_code, words in run.output) == (2, True), run.output


def test_a_page_becomes_a_revision_that_knows_where_it_comes_from(
    site: Site, here: Path
) -> None:
    site.page("/create.md", PAGE.read_text(), ETag='"1"')
    source = f"{site.url}/create.md"
    assert fetch(source, *NEW, "2026-01-01").exit_code == 0
    (revision,) = revisions(here)
    assert (revision["source"], revision["file"]) == (source, "v2/2026-01-01.md")
    assert (here / "specs/harbour/v2/2026-01-01.md").read_bytes() == PAGE.read_bytes()
    receipt = json.loads(
        (here / "specs/harbour/v2/2026-01-01.fetched.json").read_text()
    )
    assert receipt["files"][0]["etag"] == '"1"'

    run = fetch(source, *NEW, "2026-02-02")
    assert run.output == "v2@2026-01-01 stays the newest revision: the same bytes\n"
    assert site.heard[-1].headers["if-none-match"] == '"1"'


def test_only_another_meaning_is_another_revision(site: Site, here: Path) -> None:
    """The same operation in another form of publication is the same revision; another type of a field is another one."""
    text = fence("listBerths", "/berths")
    site.page("/list.md", text)
    source = f"{site.url}/list.md"
    assert fetch(source, *NEW, "2026-01-01").exit_code == 0
    document = text.partition("/berths\n")[2].partition("````")[0]
    site.page("/list.md", document.replace("Done", "'Done'"), "application/yaml")
    run = fetch(source, *NEW, "2026-02-02")
    assert "other bytes, the same meaning" in run.output
    site.page("/list.md", text.replace("Done", "All berths"))
    run = fetch(source, *NEW, "2026-02-02")
    assert "the same meaning, other words" in run.output
    assert "--words vendors it all the same" in run.output
    assert len(revisions(here)) == 1
    assert fetch(source, *NEW, "2026-02-02", "--words").exit_code == 0
    site.page("/list.md", fence("listBerths", "/berths", "string"))
    run = fetch(source, *NEW, "2026-03-03")
    assert "since v2@2026-02-02: 1 break" in run.output
    assert [one["date"] for one in revisions(here)] == [
        *("2026-01-01", "2026-02-02", "2026-03-03"),
    ]
    site.page("/list.md", text)
    run = fetch(source, *NEW, "2026-03-03")
    assert (run.exit_code, "has a revision of 2026-03-03" in run.output) == (2, True)


def test_pages_of_a_site_become_one_revision_and_a_lost_page_is_no_removed_operation(
    site: Site, here: Path
) -> None:
    site.page("/llms.txt", "# H\n- [L](list.md)\n- [A](all.md)\n- [G](guide.md)\n")
    site.page("/list.md", fence("listBerths", "/berths"), ETag='"1"')
    site.page("/all.md", fence("addBerth", "/berths", method="post"))
    site.page("/guide.md", "# Guide\n")
    source = f"{site.url}/llms.txt"
    first = fetch(source, *NEW, "2026-01-01")
    assert first.exit_code == 0, first.output
    folder = here / "specs/harbour/v2/2026-01-01"
    assert sorted(one.name for one in folder.iterdir()) == [
        *("all.md", "list.md", "llms.txt"),
    ]

    site.page("/guide.md", "# Guide, anew\n")
    assert "the same bytes" in fetch(source, *NEW, "2026-02-02").output
    assert [one.headers.get("if-none-match") for one in site.heard].count('"1"') == 1

    del site.steps_by_path["/all.md"]
    run = fetch(source, *NEW, "2026-02-02")
    assert run.exit_code == 3
    assert f"{site.url}/all.md:1:1: error: " in run.output
    site.page("/all.md", "````yaml openapi.json post /berths\nopenapi: [\n````\n")
    run = fetch(source, *NEW, "2026-02-02")
    assert run.exit_code == 3
    assert f"{site.url}/all.md:" in run.output
    assert len(revisions(here)) == 1

    site.page("/llms.txt", "# H\n- [L](list.md)\n- [G](guide.md)\n")
    run = fetch(source, *NEW, "2026-02-02")
    assert run.exit_code == 0
    assert "since v2@2026-01-01: 1 break" in run.output


def test_decisions_about_the_version_hold_for_what_is_fetched(
    site: Site, here: Path
) -> None:
    """Its overlays are applied to both sides; a finding that was accepted is a change all the same."""
    site.page("/list.md", fence("listBerths", "/berths"))
    source = f"{site.url}/list.md"
    assert fetch(source, *NEW, "2026-01-01").exit_code == 0
    (here / "specs/harbour/mend.yaml").write_text(
        "overlay: 1.0.0\ninfo: {title: Mend, version: '1'}\nactions:\n"
        "- target: $.components.schemas.Berth.properties\n"
        "  update: {depth: {type: number}}\n"
    )
    settings = here / "specs/harbour/api.toml"
    decided = '[versions.v2]\noverlays = ["mend.yaml"]\n\n[[versions'
    settings.write_text(settings.read_text().replace("[[versions", decided, 1))
    site.page("/list.md", fence("listBerths", "/berths") + "\n")
    assert "the same meaning" in fetch(source, *NEW, "2026-02-02").output

    site.page("/list.md", fence("listBerths", "/berths", "string"))
    assert fetch(source, *NEW, "2026-02-02").exit_code == 0
    report = CliRunner().invoke(
        main, ["drift", "v2@2026-01-01", "v2@2026-02-02", "--format", "json"]
    )
    (finding,) = json.loads(report.output)["findings"]
    first, _, _ = settings.read_text().rpartition("[[versions")
    accepted = f'[[drift.accepted]]\nkey = "{finding["key"]}"\nreason = "Known."\n'
    settings.write_text(f"{first}\n{accepted}")
    (here / "specs/harbour/v2/2026-02-02.md").unlink()
    run = fetch(source, *NEW, "2026-02-02")
    assert "since v2@2026-01-01: 1 break" in run.output


def test_a_broken_document_is_told_at_its_address_and_vendors_nothing(
    site: Site, here: Path
) -> None:
    site.page("/a.yaml", "openapi: 3.1.0\ninfo: {title: T\npaths: {}\n")
    run = fetch(f"{site.url}/a.yaml", *NEW, "2026-01-01")
    assert run.exit_code == 3
    assert run.output.startswith(f"{site.url}/a.yaml:3:")
    for name in ("../harbour", "a/b", ".", ""):
        site.page("/b.yaml", fence("listBerths", "/berths"))
        run = fetch(f"{site.url}/b.yaml", "--api", name, "--version", "v2")
        assert run.exit_code == 2
    assert not (here / "specs").exists()
