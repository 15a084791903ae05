import json
import os
import subprocess
import threading
from pathlib import Path

import pytest

from tests.workflows.conftest import Run

NEW_MODELS = {
    *(
        "browser-use-llm",
        "browser-use-2.0",
        "gemini-3-pro-preview",
        "gemini-3-flash-preview",
    ),
    *("gemini-flash-latest", "gemini-flash-lite-latest", "claude-sonnet-4-5-20250929"),
    *("claude-sonnet-4-6", "claude-opus-4-5-20251101"),
}
OLD = "specs/browser-use/v2/2025-08-20.md"
NEW = "specs/browser-use/v2/2026-03-10.md"


def test_the_documented_drift_of_v2_is_named_with_both_places(mooring: Run) -> None:
    run = mooring(
        "drift",
        "v2@2025-08-20",
        "v2@2026-03-10",
        "--format",
        "json",
        "--fail-on",
        "breaking",
    )
    assert run.returncode == 1
    findings = json.loads(run.stdout)["findings"]
    by_rule: dict[str, list[dict[str, object]]] = {}
    for finding in findings:
        by_rule.setdefault(finding["rule"], []).append(finding)
    assert {one["after"] for one in by_rule["enum-value-added"]} == NEW_MODELS
    assert [(one["before"], one["after"]) for one in by_rule["default-changed"]] == [
        ("o3", "browser-use-2.0")
    ]
    assert [(one["before"], one["after"]) for one in by_rule["max-length-changed"]] == [
        (100000, 50000)
    ]
    assert [(one["before"], one["after"]) for one in by_rule["property-renamed"]] == [
        ("structuredOutputJson", "structuredOutput")
    ]
    assert {(one["before"], one["after"]) for one in by_rule["property-moved"]} == {
        ("agentSettings.llm", "llm"),
        ("agentSettings.startUrl", "startUrl"),
        ("browserSettings.sessionId", "sessionId"),
        ("browserSettings.profileId", "sessionSettings.profileId"),
    }
    for rule in (
        "enum-value-added",
        "default-changed",
        "max-length-changed",
        "property-renamed",
        "property-moved",
    ):
        for one in by_rule[rule]:
            assert isinstance(one["locations"], dict)
            assert one["locations"]["old"]["file"] == OLD
            assert one["locations"]["new"]["file"] == NEW


def test_two_paths_mean_the_same_as_two_names(mooring: Run) -> None:
    named = mooring("drift", "v2@2025-08-20", "v2@2026-03-10")
    assert mooring("drift", OLD, NEW).stdout == named.stdout
    assert named.returncode == 0


def test_files_outside_any_project_can_be_compared(
    mooring: Run, project: Path, tmp_path_factory: object
) -> None:
    run = mooring(
        "drift",
        str(project / OLD),
        str(project / NEW),
        "--fail-on",
        "any",
        cwd=Path("/"),
    )
    assert run.returncode == 1
    assert (
        "property renamed from structuredOutputJson to structuredOutput" in run.stdout
    )


def test_any_two_versions_can_be_compared(mooring: Run) -> None:
    for old, new in (
        ("v1", "v2"),
        ("v2", "v3"),
        ("v3", "v1"),
        ("v1", "v3"),
        ("v2@2026-02-12", "v3"),
    ):
        run = mooring("drift", old, new, "--format", "markdown")
        assert (run.returncode, run.stderr) == (0, ""), (old, new)
        assert run.stdout.startswith("### Drift ")


def test_nothing_drifts_from_itself(mooring: Run) -> None:
    for name in ("v1", "v2@2025-08-20", "v2@2026-02-12", "v2", "v3"):
        run = mooring("drift", name, name, "--format", "json", "--fail-on", "any")
        assert (run.returncode, json.loads(run.stdout)["findings"]) == (0, []), name


def test_flattened_text_proves_one_change(mooring: Run) -> None:
    run = mooring("drift", "v2@2026-02-12", "v2@2026-03-10", "--format", "json")
    (finding,) = json.loads(run.stdout)["findings"]
    assert (finding["rule"], finding["after"]) == (
        "enum-value-added",
        "claude-sonnet-4-6",
    )


def test_a_revision_of_git_can_be_compared(mooring: Run, project: Path) -> None:
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.com"]
    subprocess.run([*git, "init", "-q"], cwd=project, check=True)
    subprocess.run([*git, "add", "specs"], cwd=project, check=True)
    subprocess.run([*git, "commit", "-qm", "specs"], cwd=project, check=True)
    run = mooring("drift", f"git:HEAD:{OLD}", NEW)
    assert run.returncode == 0
    assert "structuredOutputJson" in run.stdout
    assert mooring("drift", "git:HEAD:nothing.yaml", NEW).returncode == 2


def test_a_rule_explains_itself(mooring: Run) -> None:
    run = mooring("explain", "enum-value-removed")
    assert run.returncode == 0
    assert run.stdout.startswith("## enum-value-removed\n")
    assert mooring("explain", "no-such-rule").returncode == 2


FIRST_CHARACTERS = {
    "text": "v2@2025-08-20",
    "markdown": "### Drift ",
    "json": "{",
    "sarif": "{",
    "junit": "<?xml ",
    "github": "::error file=specs/browser-use/v2/",
    "gitlab": "[",
    "html": "<!DOCTYPE html>",
}


@pytest.mark.parametrize("form", FIRST_CHARACTERS)
def test_every_form_is_printed_and_passes_the_gate_or_not(
    mooring: Run, form: str
) -> None:
    pair = ("drift", "v2@2025-08-20", "v2@2026-03-10", "--format", form)
    run = mooring(*pair)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(FIRST_CHARACTERS[form])
    assert mooring(*pair, "--fail-on", "break").returncode == 1


def test_the_schema_of_a_report_is_printed(mooring: Run) -> None:
    run = mooring("drift", "--schema")
    assert run.returncode == 0
    assert json.loads(run.stdout)["properties"]["schema"] == {
        "const": "mooring-drift/1"
    }


def test_the_audience_decides_how_bad_an_annotation_is(mooring: Run) -> None:
    pair = ("drift", "v2@2025-08-20", "v2@2026-03-10", "--format", "gitlab")
    severities = {
        audience: {
            entry["check_name"]: entry["severity"]
            for entry in json.loads(mooring(*pair, "--for", audience).stdout)
        }
        for audience in ("wire", "python")
    }
    assert severities["wire"]["max-length-changed"] == "critical"
    assert severities["python"]["max-length-changed"] == "minor"
    assert severities["python"]["schema-removed"] == "critical"


def test_what_is_gone_from_a_file_is_remarked_on_at_what_was_around_it(
    mooring: Run, project: Path
) -> None:
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.com"]
    subprocess.run([*git, "init", "-q"], cwd=project, check=True)
    before = "        colour: {type: string}\n        name: {type: string}\n"
    document = project / "api.yaml"
    document.write_text(PETS.replace("PROPERTIES", before))
    subprocess.run([*git, "add", "api.yaml"], cwd=project, check=True)
    subprocess.run([*git, "commit", "-qm", "api"], cwd=project, check=True)
    after = before.partition("\n")[2]
    document.write_text("# A line more.\n" + PETS.replace("PROPERTIES", after))
    pair = ("drift", "git:HEAD:api.yaml", "api.yaml")
    run = mooring(*pair, "--format", "github")
    line = 1 + PETS[: PETS.index("PROPERTIES")].count("\n")
    assert run.stdout.startswith(f"::error file=api.yaml,line={line},"), run.stdout
    (finding,) = json.loads(mooring(*pair, "--format", "json").stdout)["findings"]
    assert finding["locations"]["new"] is None


PETS = """\
openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /pets:
    post:
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
      responses: {'204': {description: Done}}
components:
  schemas:
    Pet:
      type: object
      properties:
PROPERTIES"""


def test_no_colour_where_no_terminal_is_or_none_is_wanted(mooring: Run) -> None:
    pair = ("drift", "v2@2025-08-20", "v2@2026-03-10")
    assert "\x1b" not in mooring(*pair).stdout
    assert b"\x1b[31m" in _on_a_terminal(mooring, pair)
    assert b"\x1b" not in _on_a_terminal(mooring, pair, NO_COLOR="1")


def _on_a_terminal(
    mooring: Run, arguments: tuple[str, ...], **environment: str
) -> bytes:
    """What a command writes to a terminal, which a pair of files plays."""
    leader, follower = os.openpty()
    written = bytearray()

    def drain() -> None:
        while chunk := _read(leader):
            written.extend(chunk)

    reader = threading.Thread(target=drain)
    reader.start()
    mooring(*arguments, stdout=follower, **environment)
    os.close(follower)
    reader.join(timeout=30)
    os.close(leader)
    return bytes(written)


def _read(file: int) -> bytes:
    try:
        return os.read(file, 4096)
    except OSError:
        return b""
