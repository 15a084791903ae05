"""What the README shows is what the commands say."""

import re
from pathlib import Path

from click.testing import CliRunner

from mooring.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_set_up_is_two_commands() -> None:
    set_up = README.partition("## Set-up")[2].partition("\n## ")[0]
    assert re.findall(r"^```sh\n(.*?)\n```", set_up, re.MULTILINE | re.DOTALL) == [
        'pip install -e ".[test]" && mooring generate',
        "pytest -n auto --dist loadfile",
    ]


def test_the_drift_report_is_a_real_one() -> None:
    (console,) = blocks("console")
    command, *shown = console.splitlines()
    result = CliRunner().invoke(main, command.removeprefix("$ mooring ").split())
    lines = result.output.splitlines()
    assert shown[-1] == "…"
    assert lines[: len(shown) - 1] == shown[:-1]


def test_the_example_is_a_valid_program() -> None:
    for program in blocks("python"):
        compile(program, "README.md", "exec")


def test_every_command_is_in_the_table() -> None:
    for command in main.commands:
        assert f"`mooring {command}" in README
