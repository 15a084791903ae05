"""`mooring explain DOCUMENT NAME`: the published line, what it is worth, and its history."""

from pathlib import Path

import pytest

from tests.workflows.conftest import ROOT, Run

V2 = "specs/browser-use/v2"


def test_a_field_is_shown_with_its_line_its_standing_and_its_history(
    mooring: Run,
) -> None:
    run = mooring("explain", "v2", "tasks.create.maxSteps")
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines() == [
        "POST /tasks.maxSteps in v2@2026-03-10",
        "",
        f"  {V2}/2026-03-10.md:130:9  stated",
        "  |         maxSteps:",
        "",
        f'  type: "integer"  [stated, {V2}/2026-03-10.md:131:11]',
        f"  maximum: 10000  [stated, {V2}/2026-03-10.md:132:11]",
        f"  minimum: 1  [stated, {V2}/2026-03-10.md:133:11]",
        f'  title: "Max Steps"  [stated, {V2}/2026-03-10.md:134:11]',
        '  description: "Maximum number of steps the agent can take before stopping."  '
        f"[stated, {V2}/2026-03-10.md:135:11]",
        f"  default: 100  [stated, {V2}/2026-03-10.md:136:11]",
        "",
        "Revisions:",
        "  v2@2025-08-20: not there",
        f'  v2@2026-02-12: there, confirmed, {V2}/2026-02-12.txt:8:1: {{"type": "integer", "maximum": 10000, '
        '"minimum": 1, "title": "Max Steps", "description": "Maximum n…',
        f"  v2@2026-03-10: unchanged, stated, {V2}/2026-03-10.md:130:9",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "tasks.create.max_steps",
        "POST /tasks.maxSteps",
        "create_task_tasks_post.maxSteps",
        "CreateTaskRequest.maxSteps",
        "/components/schemas/CreateTaskRequest/properties/maxSteps",
    ],
)
def test_every_way_to_name_a_field_leads_to_its_line(mooring: Run, name: str) -> None:
    run = mooring("explain", "v2", name)
    assert f"{V2}/2026-03-10.md:130:9  stated" in run.stdout


@pytest.mark.parametrize(
    ("document", "name", "words"),
    [
        ("v1", "tasks.run.llm_model", "x-prose-enum: "),
        ("v1", "tasks.run.llm_model", "[prose, specs/browser-use/v1/2025-07-29.mdx:30"),
        ("v2@2026-02-12", "tasks.create.llm", 'default: "browser-use-2.0"  [inherited'),
        (
            "v2@2026-02-12",
            "SessionSettings.proxyCountryCode",
            "2026-03-10.md:374:9  unknown",
        ),
        (f"{V2}/2025-08-20.md", "POST /tasks", f"{V2}/2025-08-20.md:49:3  stated"),
    ],
)
def test_what_is_not_stated_says_so(
    mooring: Run, document: str, name: str, words: str
) -> None:
    assert words in mooring("explain", document, name).stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ("v2", "tasks.create.nope"),
            "v2@2026-03-10 has no tasks.create.nope. Names like it: tasks.create",
        ),
        (("v9", "tasks"), "There is no file or version v9"),
        (("no-such-rule",), "There is no rule and no code no-such-rule"),
    ],
)
def test_a_name_that_is_not_there_is_answered_with_those_that_are(
    mooring: Run, arguments: tuple[str, ...], words: str
) -> None:
    run = mooring("explain", *arguments)
    assert run.returncode == 2
    assert words in run.stderr


def test_no_text_of_a_document_reaches_the_terminal_as_a_command(
    mooring: Run, tmp_path: Path
) -> None:
    page = tmp_path / "page.json"
    page.write_text(
        '{"openapi": "3.1.0", "info": {"title": "a", "version": "1"}, "paths": {"/a": {"get": '
        '{"summary": "\\u001b[31mred", "responses": {"200": {"description": "ok"}}}}}}'
    )
    run = mooring("explain", str(page), "GET /a", cwd=ROOT)
    assert run.returncode == 0
    assert "\x1b" not in run.stdout
