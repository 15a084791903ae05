"""What a person sees on a terminal: diagnostics, remarks and progress, in colour only where it is wanted."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import click

from mooring.diagnostics import Diagnostic, Severity
from mooring.files import shown

GATE_FAILED = 1
"""The exit code of a command whose answer is no."""
WRONG_USAGE, UNREADABLE, DEFECT = 2, 3, 4


def report(diagnostics: Iterable[Diagnostic]) -> None:
    """Prints diagnostics to standard error, in colour on a terminal that wants it."""
    for one in diagnostics:
        line = printable(str(one))
        click.secho(
            line,
            err=True,
            fg="red" if one.severity is Severity.ERROR else "yellow",
            color=color(),
        )


def report_misuse(message: str) -> None:
    """Says what was wrong with what a person asked for."""
    line = f"mooring: error: {printable(message)}"
    click.secho(line, err=True, fg="red", color=color())


def report_defect(trace: str, subject: str = "this") -> None:
    """Says that Mooring is wrong, and keeps the trace, which is no business of the terminal."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="mooring-trace-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write(trace)
    click.echo(
        f"mooring: a defect of Mooring stopped {printable(subject)}; its trace is in {file.name} [internal-error]",
        err=True,
    )


def tell_conflicts(conflicts: Iterable[Path]) -> None:
    """Names the files that a person must resolve."""
    for path in conflicts:
        line = f"{printable(shown(path))}: your edits and the generated text meet; resolve the conflict marks, and give --merge again."
        click.secho(line, err=True, fg="red", color=color())


def say(line: str) -> None:
    """A remark for the person, which is no result."""
    click.echo(line, err=True)


def progress(name: str) -> None:
    """Shows on a terminal what is being worked on; an empty name takes it away again."""
    show_progress(f"writing {printable(name)} …" if name else "")


def show_progress(line: str) -> None:
    """Shows a line on a terminal until the next one takes its place; as much of it as fits."""
    if sys.stderr.isatty():
        width = shutil.get_terminal_size().columns - 1
        click.echo(f"\r\033[K{line[:width]}", err=True, nl=False)


def color() -> bool | None:
    """No colour where `NO_COLOR` is set (no-color.org); else click decides by the terminal."""
    return False if os.environ.get("NO_COLOR") else None


def is_colored() -> bool:
    """Whether results on standard output may be in colour: on a terminal that wants it."""
    return color() is None and sys.stdout.isatty()


def printable(text: str) -> str:
    """Text without characters that a terminal would obey."""
    return "".join(one if one.isprintable() else f"\\x{ord(one):02x}" for one in text)
