import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from mooring.cli import main

COMMANDS = [
    *("init", "fetch", "import", "infer", "generate", "check", "drift", "history"),
    *("changelog", "explain", "migrate", "mock", "ci", "update", "doctor"),
    "templates",
]


def test_commands_stand_in_the_order_in_which_a_person_meets_them() -> None:
    text = CliRunner().invoke(main, ["--help"]).output
    listed = [
        line.split()[0]
        for line in text.partition("Commands:\n")[2].splitlines()
        if line.strip()
    ]
    assert listed == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_examples(command: str) -> None:
    text = CliRunner().invoke(main, [command, "--help"]).output
    assert f"mooring {command}" in text.partition("Examples:")[2]


BAD_INPUT = [
    ("", "page.md", "page.md:1:1: error: "),
    ("hello\n", "page.md", "page.md:1:1: error: "),
    (
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n",
        "empty.yaml",
        "empty.yaml:3:1: error: ",
    ),
    ("openapi: 3.1.0\ninfo: {title: T\npaths: {}\n", "broken.yaml", "broken.yaml:3:"),
    ("openapi: 3.1.0\n\tinfo: 1\n", "tab.yaml", "tab.yaml:2:1: error: "),
    ('{"openapi": "3.1.0",\n "info": }', "broken.json", "broken.json:2:10: error: "),
    (
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {responses: {'200': {description: '', content: {application/json: {schema: {$ref: '../else.yaml'}}}}}}}}\n",
        "outside.yaml",
        "outside.yaml:3:",
    ),
    (
        "<!DOCTYPE html><html><body>log in</body></html>",
        "page.html",
        "page.html:1:1: error: ",
    ),
]


@pytest.mark.parametrize(
    ("text", "name", "start"), BAD_INPUT, ids=[name for _, name, _ in BAD_INPUT]
)
def test_bad_input_is_one_line_with_its_place(
    text: str, name: str, start: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["generate", "--spec", name, "--output", "out"])
    assert result.exit_code == 3
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith(start)
    assert line.endswith("]")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["drift", "v1"],
        ["generate", "--spec", "a.yaml"],
        ["generate", "--output", "a"],
        ["drift", "a", "b", "--format", "tea"],
        ["generate"],
        ["check"],
        ["explain", "nothing"],
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_2(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr


def test_a_missing_file_is_a_line_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["drift", "old.yaml", "new.yaml"])
    assert result.exit_code == 3
    assert (
        result.stderr
        == "old.yaml:1:1: error: There is no such file; check the path. [no-such-file]\n"
    )


def test_a_defect_of_ours_leaves_a_trace_and_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mooring.workflows import comparing

    def broken(name: str) -> str:
        raise RuntimeError(name)

    monkeypatch.setattr(comparing, "explain_rule", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    result = CliRunner().invoke(main, ["explain", "anything"])
    assert result.exit_code == 4
    assert "[internal-error]" in result.stderr
    (trace,) = tmp_path.iterdir()
    assert "RuntimeError: anything" in trace.read_text()


def test_control_characters_never_reach_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["drift", "\x1b[31mred.yaml", "b.yaml"])
    assert "\x1b" not in result.stderr
    assert "\\u001b[31mred.yaml" in result.stderr


def test_help_takes_no_time(tmp_path: Path) -> None:
    """Nothing heavy is imported before a command needs it."""
    program = "import sys, mooring.cli; print(*sorted(sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = set(run.stdout.split())
    assert not loaded & {
        "datamodel_code_generator",
        "pydantic",
        "jinja2",
        "yaml",
        "black",
        "tomlkit",
    }


def test_colour_is_left_out_where_nobody_wants_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mooring", "drift", "a.yaml", "b.yaml"]
    environment = {**os.environ, "NO_COLOR": "1"}
    run = subprocess.run(
        command,
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "\x1b" not in run.stderr
