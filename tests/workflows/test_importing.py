import tomllib
from pathlib import Path

import pytest

from tests.workflows.conftest import ROOT, Run

SPECS = ROOT / "specs" / "browser-use"
NEW = ("--api", "cloud", "--version", "v2", "--revision")


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "mooring.toml").write_text("")
    return folder


def test_a_page_is_vendored_byte_for_byte_and_listed(mooring: Run, empty: Path) -> None:
    page = SPECS / "v2/2026-03-10.md"
    run = mooring("import", str(page), *NEW, "2026-03-10", cwd=empty)
    assert (run.returncode, run.stderr) == (0, "")
    assert (empty / "specs/cloud/v2/2026-03-10.md").read_bytes() == page.read_bytes()
    read = (empty / "specs/cloud/v2/2026-03-10.openapi.yaml").read_text()
    assert read == (SPECS / "v2/2026-03-10.openapi.yaml").read_text()
    (revision,) = tomllib.loads((empty / "specs/cloud/api.toml").read_text())[
        "versions"
    ]["v2"]["revisions"]
    assert revision["format"] == "mintlify-fence"


def test_the_report_says_what_the_page_cannot_state_and_where_the_whole_is(
    mooring: Run, empty: Path
) -> None:
    page = str(SPECS / "v2/2025-08-20.md")
    run = mooring("import", page, *NEW, "2025-08-20", cwd=empty)
    _, *report = run.stdout.splitlines()
    assert report == [
        "prose: 3 values",
        "unknown: 2 values",
        "never stated: examples, extensions, headers, info, operation ids, servers, tags",
        "the whole document should be: "
        "https://app.stainless.com/api/spec/documented/browser-use/openapi.documented.yml",
    ]


def test_a_vendored_project_generates_and_checks(mooring: Run, empty: Path) -> None:
    mooring("import", str(SPECS / "v2/2025-08-20.md"), *NEW, "2025-08-20", cwd=empty)
    assert mooring("generate", cwd=empty).returncode == 0
    assert mooring("check", cwd=empty).returncode == 0


def test_what_people_wrote_in_the_settings_stays(mooring: Run, project: Path) -> None:
    settings = project / "specs/browser-use/api.toml"
    before = settings.read_text()
    page = project / "page.md"
    page.write_text((SPECS / "v3/2026-03-10.md").read_text() + "\n")
    run = mooring(
        "import",
        "page.md",
        "--api",
        "browser-use",
        "--version",
        "v3",
        "--revision",
        "2026-04-01",
    )
    assert run.returncode == 0
    after = settings.read_text()
    assert after.startswith(before)
    assert 'date = "2026-04-01"' in after.removeprefix(before)


def test_flattened_text_needs_a_base_and_says_so(mooring: Run, empty: Path) -> None:
    flat = str(SPECS / "v2/2026-02-12.txt")
    run = mooring("import", flat, *NEW, "2026-02-12", cwd=empty)
    assert run.returncode == 3
    assert "--base" in run.stderr
    mooring("import", str(SPECS / "v2/2026-03-10.md"), *NEW, "2026-03-10", cwd=empty)
    assert (
        mooring(
            "import", flat, *NEW, "2026-02-12", "--base", "2026-03-10", cwd=empty
        ).returncode
        == 0
    )


def test_one_page_can_be_printed_without_settings(mooring: Run, tmp_path: Path) -> None:
    run = mooring("import", str(SPECS / "v2/2025-08-20.md"), "--stdout", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == (SPECS / "v2/2025-08-20.openapi.yaml").read_text()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ("--revision", "yesterday"),
            "--revision takes a day such as 2026-03-10, not yesterday.",
        ),
        ((), "A revision needs --api, --version and --revision"),
    ],
)
def test_wrong_usage_says_what_is_needed(
    mooring: Run, empty: Path, arguments: tuple[str, ...], words: str
) -> None:
    page = str(SPECS / "v2/2026-03-10.md")
    run = mooring(
        "import", page, "--api", "a", "--version", "v2", *arguments, cwd=empty
    )
    assert run.returncode == 2
    assert words in run.stderr
    assert not (empty / "specs").exists()


def test_a_revision_is_never_overwritten(mooring: Run, empty: Path) -> None:
    mooring("import", str(SPECS / "v2/2026-03-10.md"), *NEW, "2026-03-10", cwd=empty)
    run = mooring(
        "import", str(SPECS / "v3/2026-03-10.md"), *NEW, "2026-03-10", cwd=empty
    )
    assert run.returncode == 2
    assert "exists and says something else" in run.stderr
