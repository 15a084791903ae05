"""A folder of pages as one document: the list decides, duplicates fold, contradictions stop it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.workflows.conftest import Run

FENCE = """# {title}

````yaml openapi.json {method} {path}
openapi: 3.1.0
info: {{title: Harbour, version: '2'}}
servers: [{{url: https://api.harbour.example}}]
tags: [{{name: Berths}}]
paths:
  {path}:
    {method}:
      tags: [Berths]
      operationId: {name}
      responses:
        '200':
          description: Done
          content:
            application/json:
              schema: {{$ref: '#/components/schemas/Berth'}}
components:
  schemas:
    Berth:
      type: object
      properties: {{length: {{type: {type}}}}}
````
"""
NEW = ("--api", "harbour", "--version", "v2")


def fence(name: str, path: str, type: str = "integer", method: str = "get") -> str:
    return FENCE.format(title=name, name=name, path=path, type=type, method=method)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere" / "pages"
    for path, text in {
        "api/get-berth.md": fence("getBerth", "/berths/{id}").replace(
            "      responses:",
            "      parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n      responses:",
        ),
        "api/list-berths.md": fence("listBerths", "/berths"),
        "old/list-berths.md": fence("listBerths", "/berths", "string"),
        "guide.md": "# Welcome\n\nBerths are where ships lie.\n",
        "llms.txt": "# Harbour\n\n"
        "- [Get](https://docs.harbour.example/ref/api/get-berth.md)\n"
        "- [List](https://docs.harbour.example/ref/api/list-berths.md)\n"
        "- [Guide](https://docs.harbour.example/ref/guide.md)\n\n"
        "## OpenAPI Specs\n\n"
        "- [spec](https://docs.harbour.example/openapi.json)\n",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    (folder.parent / "mooring.toml").write_text("")
    return folder


def test_the_listed_pages_become_one_document(mooring: Run, site: Path) -> None:
    run = mooring("import", "pages", "--stdout", cwd=site.parent)
    assert run.returncode == 0, run.stderr
    assert "/berths/{id}:" in run.stdout
    assert run.stdout.count("Berth:") == 1
    assert "type: string" not in run.stdout.partition("components:")[2]


def test_the_report_says_what_was_read_and_where_the_whole_is(
    mooring: Run, site: Path
) -> None:
    run = mooring("import", "pages/llms.txt", "--stdout", cwd=site.parent)
    assert run.stderr.splitlines() == [
        "read: 2 pages, mintlify-fence",
        "listed: llms.txt names 3 pages; 1 here are not among them and left out: old/list-berths.md",
        "about something else: 1 page [unknown-form]: pages/guide.md",
        "complete: 2 of 2 pages that should hold an operation",
        "never stated: extensions",
        "the whole document should be: https://docs.harbour.example/openapi.json",
        "the whole document should be: openapi.json",
    ]


def test_without_the_list_contradictions_are_errors_with_both_places(
    mooring: Run, site: Path
) -> None:
    (site / "llms.txt").unlink()
    run = mooring("import", "pages", *NEW, cwd=site.parent)
    assert run.returncode == 3
    (line,) = run.stderr.splitlines()
    assert line.startswith("pages/api/get-berth.md:22:5: error: The component “Berth”")
    assert "differently at pages/old/list-berths.md:21:5" in line
    assert not (site.parent / "specs").exists()


@pytest.mark.parametrize("preferred", ["majority", "api", "list-berths.md"])
def test_a_preference_decides_where_it_means_one_side(
    mooring: Run, site: Path, preferred: str
) -> None:
    (site / "llms.txt").unlink()
    run = mooring("import", "pages", "--stdout", "--prefer", preferred, cwd=site.parent)
    assert (run.returncode == 0) == (preferred != "list-berths.md")


def test_the_pages_are_vendored_and_read_again_from_there(
    mooring: Run, site: Path
) -> None:
    run = mooring("import", "pages", *NEW, "--revision", "2026-03-10", cwd=site.parent)
    assert run.returncode == 0, run.stderr
    vendored = site.parent / "specs/harbour/v2/2026-03-10"
    copied = sorted(
        path.relative_to(vendored).as_posix()
        for path in vendored.rglob("*")
        if path.is_file()
    )
    assert copied == ["api/get-berth.md", "api/list-berths.md", "llms.txt"]
    assert mooring("import", cwd=site.parent).returncode == 0
    assert mooring("generate", cwd=site.parent).returncode == 0
    assert mooring("check", cwd=site.parent).returncode == 0
    run = mooring("drift", "pages", "v2", "--fail-on", "any", cwd=site.parent)
    assert run.returncode == 0, run.stdout
    (vendored / "api/get-berth.md").write_text(fence("getBerth", "/berths/{name}"))
    assert "vendored-file-changed" in mooring("check", cwd=site.parent).stderr


def test_a_preference_is_kept_with_the_revision(mooring: Run, site: Path) -> None:
    (site / "llms.txt").unlink()
    chosen = ("--prefer", "pages/api", "--revision", "2026-03-10")
    run = mooring("import", "pages", *NEW, *chosen, cwd=site.parent)
    assert run.returncode == 0, run.stderr
    settings = (site.parent / "specs/harbour/api.toml").read_text()
    assert 'prefer = ["api"]' in settings
    run = mooring("import", cwd=site.parent)
    assert (run.returncode, "unchanged" in run.stderr) == (0, True)


def test_a_page_that_lost_its_operation_makes_the_import_incomplete(
    mooring: Run, site: Path
) -> None:
    page = site / "api" / "get-berth.md"
    page.write_text(
        "# Get\n\n```yaml openapi.json get /berths/{id}\nopenapi: 3.1.0\npaths: {}\n```\n"
    )
    run = mooring("import", "pages", "--stdout", cwd=site.parent)
    assert run.returncode == 1
    assert "complete: 1 of 2 pages" in run.stderr
    assert (
        "pages/api/get-berth.md:5:1: error: The document describes no operation"
        in run.stderr
    )


def test_pages_of_two_documents_are_never_mixed(mooring: Run, site: Path) -> None:
    page = site / "api" / "get-berth.md"
    page.write_text(page.read_text().replace("openapi.json get", "v1.json get"))
    run = mooring("import", "pages", "--stdout", cwd=site.parent)
    assert run.returncode == 3
    assert "parts of several documents: v1.json (1), openapi.json (1)" in run.stderr
    run = mooring("import", "pages", "--stdout", "--only", "v1", cwd=site.parent)
    assert run.returncode == 0
    assert "/berths/{id}:" in run.stdout


def test_the_navigation_of_docs_json_is_a_list_too(mooring: Run, site: Path) -> None:
    (site / "llms.txt").unlink()
    navigation = {"navigation": {"groups": [{"pages": ["api/list-berths"]}]}}
    (site / "docs.json").write_text(json.dumps(navigation))
    run = mooring("import", "pages", "--stdout", cwd=site.parent)
    assert run.returncode == 0
    assert "/berths:" in run.stdout
    assert "/berths/{id}:" not in run.stdout


def test_the_settings_of_a_site_name_the_server_of_hand_written_pages(
    mooring: Run, site: Path
) -> None:
    (site / "llms.txt").unlink()
    shutil.rmtree(site / "old")
    shutil.rmtree(site / "api")
    (site / "moor.mdx").write_text(
        '---\ntitle: "Moor"\napi: "PUT /ships/{id}"\n---\n\n<ParamField path="id" type="string" />\n'
    )
    settings = {
        "api": {"mdx": {"server": "https://api.harbour.example/"}},
        "navigation": {"pages": ["moor"]},
    }
    (site / "docs.json").write_text(json.dumps(settings))
    run = mooring("import", "pages", *NEW, cwd=site.parent)
    assert run.returncode == 0, run.stderr
    (written,) = (site.parent / "specs/harbour/v2").glob("*.openapi.yaml")
    assert "url: https://api.harbour.example\n" in written.read_text()
    assert mooring("import", cwd=site.parent).returncode == 0


def test_a_list_of_other_pages_is_not_ignored(mooring: Run, site: Path) -> None:
    (site / "llms.txt").write_text("- [Elsewhere](https://docs.harbour.example/x.md)\n")
    run = mooring("import", "pages", "--stdout", cwd=site.parent)
    assert run.returncode == 3
    assert "llms.txt lists none" in run.stderr


def test_a_link_out_of_the_folder_is_not_followed(mooring: Run, site: Path) -> None:
    outside = site.parent / "outside.md"
    outside.write_text(fence("stray", "/stray"))
    (site / "llms.txt").unlink()
    (site / "old" / "list-berths.md").unlink()
    (site / "api" / "stray.md").symlink_to(outside)
    run = mooring("import", "pages", "--stdout", cwd=site.parent)
    assert run.returncode == 0
    assert "/stray" not in run.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "A folder of pages needs --api and --version"),
        (("--stdout", "--base", "2026-01-01"), "not for a folder"),
    ],
)
def test_wrong_usage_says_what_is_needed(
    mooring: Run, site: Path, arguments: tuple[str, ...], words: str
) -> None:
    run = mooring("import", "pages", *arguments, cwd=site.parent)
    assert run.returncode == 2
    assert words in run.stderr
