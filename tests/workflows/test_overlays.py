"""Overlays from `api.toml` and from the command line: whatever reads a revision reads it with them."""

import json
from pathlib import Path

import pytest

from tests.workflows.conftest import Run

HEAD = "overlay: 1.0.0\ninfo: {title: Fixes, version: '1'}\nactions:\n"
DEFAULT = """\
  - target: $.components.schemas.CreateTaskRequest.properties.maxSteps
    update: {default: 7}
"""
MODEL = """\
  - target: $.components.schemas.CreateTaskRequest.properties.llm
    update: {default: o4-mini}
"""
NOTHING = """\
  - target: $.components.schemas.Nowhere
    update: {default: 7}
"""
SHOP = """\
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /orders: {get: {operationId: getOrders, responses: {'200': {description: ok}}}}
"""


def listed(project: Path, actions: str, *, revision: str | None = None) -> Path:
    """Lists an overlay for all revisions of v2, or for one of them."""
    overlay = project / "specs/browser-use/v2/fixes.overlay.yaml"
    overlay.write_text(HEAD + actions)
    settings = project / "specs/browser-use/api.toml"
    text = settings.read_text()
    line = 'overlays = ["v2/fixes.overlay.yaml"]\n'
    if revision is None:
        before = "[[versions.v2.revisions]]"
        text = text.replace(before, f"[versions.v2]\n{line}\n{before}", 1)
    else:
        before = f'file = "v2/{revision}'
        text = text.replace(before, line + before)
    settings.write_text(text)
    return overlay


def test_bindings_are_made_from_the_document_with_its_overlays(
    mooring: Run, project: Path
) -> None:
    overlay = listed(project, DEFAULT, revision="2026-03-10")
    assert mooring("generate", "v2").returncode == 0
    package = project / "generated/browser_use_cloud/v2"
    assert "Field(ge=1, le=10000)] = 7\n" in (package / "models.py").read_text()
    assert mooring("check").returncode == 0
    overlay.write_text(overlay.read_text().replace("7", "9"))
    run = mooring("check")
    assert run.returncode == 1
    assert "stale    generated/browser_use_cloud/v2/models.py\n" in run.stdout
    assert mooring("generate", "v2").returncode == 0
    assert "Field(ge=1, le=10000)] = 9\n" in (package / "models.py").read_text()


def test_what_was_read_from_a_page_stands_beside_it_before_any_overlay(
    mooring: Run, project: Path
) -> None:
    read = project / "specs/browser-use/v2/2026-03-10.openapi.yaml"
    before = read.read_text()
    listed(project, DEFAULT, revision="2026-03-10")
    assert mooring("import").returncode == 0
    assert read.read_text() == before


def test_drift_sees_the_overlay_and_names_its_line(mooring: Run, project: Path) -> None:
    listed(project, MODEL, revision="2026-03-10")
    run = mooring("drift", "v2@2025-08-20", "v2@2026-03-10", "--format", "json")
    (finding,) = [
        one
        for one in json.loads(run.stdout)["findings"]
        if one["rule"] == "default-changed"
    ]
    assert (finding["before"], finding["after"]) == ("o3", "o4-mini")
    assert finding["locations"]["new"] == {
        "file": "specs/browser-use/v2/fixes.overlay.yaml",
        "line": 5,
        "column": 14,
    }
    assert finding["locations"]["old"]["file"] == "specs/browser-use/v2/2025-08-20.md"


def test_an_overlay_of_a_version_is_applied_to_all_its_revisions(
    mooring: Run, project: Path
) -> None:
    listed(
        project, "  - {target: $.paths, update: {/mended: {get: {responses: {}}}}}\n"
    )
    for date in ("2025-08-20", "2026-02-12", "2026-03-10"):
        run = mooring("drift", f"v2@{date}", "v3")
        assert "GET /mended: operation removed" in run.stdout, date


@pytest.mark.parametrize("command", ["check", "import", "generate"])
def test_an_action_that_selects_nothing_stops_whatever_reads_the_revision(
    mooring: Run, project: Path, command: str
) -> None:
    listed(project, NOTHING)
    run = mooring(command)
    assert (run.returncode, run.stdout) == (3, "")
    assert run.stderr.startswith(
        "specs/browser-use/v2/fixes.overlay.yaml:4:5: error: The target “$.components.schemas.Nowhere” selects nothing in specs/browser-use/v2/"
    )


def test_check_proves_the_overlays_of_older_revisions_too(
    mooring: Run, project: Path
) -> None:
    listed(project, NOTHING, revision="2025-08-20")
    assert mooring("check").returncode == 3


def test_a_new_revision_that_an_overlay_of_the_version_does_not_fit_is_not_vendored(
    mooring: Run, project: Path
) -> None:
    listed(project, NOTHING)
    before = (project / "specs/browser-use/api.toml").read_text()
    (project / "shop.yaml").write_text(SHOP)
    names = ("--api", "browser-use", "--version", "v2", "--revision", "2026-05-01")
    run = mooring("import", "shop.yaml", *names)
    assert run.returncode == 3
    assert "selects nothing in shop.yaml" in run.stderr
    assert (project / "specs/browser-use/api.toml").read_text() == before
    assert not (project / "specs/browser-use/v2/2026-05-01.yaml").exists()


@pytest.mark.parametrize("name", ["../other/x.yaml", "/etc/passwd", "link.yaml"])
def test_an_overlay_lies_in_the_folder_of_its_api(
    mooring: Run, project: Path, name: str
) -> None:
    overlay = listed(project, DEFAULT)
    (project / "outside.yaml").write_text(overlay.read_text())
    (project / "specs/browser-use/link.yaml").symlink_to(project / "outside.yaml")
    settings = project / "specs/browser-use/api.toml"
    settings.write_text(settings.read_text().replace("v2/fixes.overlay.yaml", name))
    run = mooring("check")
    assert run.returncode == 3
    assert f"`overlays` names {name}, which is not below" in run.stderr


def test_overlays_from_the_command_line_follow_each_other(
    mooring: Run, tmp_path: Path
) -> None:
    (tmp_path / "shop.yaml").write_text(SHOP)
    (tmp_path / "1.yaml").write_text(
        f"{HEAD}  - {{target: $.paths, update: {{/carts: {{}}}}}}\n"
    )
    (tmp_path / "2.yaml").write_text(
        f"{HEAD}  - target: $.paths['/carts']\n    update: {{get: {{operationId: getCarts, responses: {{}}}}}}\n"
    )
    both = ("--overlay", "1.yaml", "--overlay", "2.yaml")
    run = mooring("import", "shop.yaml", *both, "--stdout", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert "operationId: getCarts" in run.stdout
    spec = ("generate", "--spec", "shop.yaml", "--output", "shop")
    assert mooring(*spec, *both, cwd=tmp_path).returncode == 0
    assert (tmp_path / "shop/resources/carts.py").is_file()
    assert mooring(*spec, *both, cwd=tmp_path).stdout == "unchanged shop\n"
    assert mooring(*spec, cwd=tmp_path).stdout == "wrote shop\n"
    assert not (tmp_path / "shop/resources/carts.py").exists()
    reversed_ = ("--overlay", "2.yaml", "--overlay", "1.yaml")
    assert mooring(*spec, *reversed_, cwd=tmp_path).returncode == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("generate", "v2", "--overlay", "a.yaml"), "--overlay goes with --spec"),
        (
            ("import", "page.md", "--overlay", "a.yaml", "--api", "a"),
            "list its overlays in api.toml",
        ),
        (("import", "--overlay", "a.yaml"), "Name a SOURCE"),
        (("generate", "--write-overlay", "a.yaml"), "are about one package"),
    ],
)
def test_wrong_usage_says_what_to_do(
    mooring: Run, arguments: tuple[str, ...], words: str
) -> None:
    run = mooring(*arguments)
    assert run.returncode == 2
    assert words in " ".join(run.stderr.split())
