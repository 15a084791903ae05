"""What a person sees on a terminal: diagnostics, remarks and progress, in colour only where it is wanted.

All that is printed passes through here, and whatever a document or a path says is made harmless on its way.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from mooring.diagnostics import Diagnostic, Severity
from mooring.escapes import spelled, visible
from mooring.files import shown

GATE_FAILED = 1
"""The exit code of a command whose answer is no."""
WRONG_USAGE, UNREADABLE, DEFECT = 2, 3, 4
_ALL_ERRORS = "mooring.all-errors"


def report(diagnostics: Iterable[Diagnostic]) -> None:
    """Prints diagnostics to standard error, in colour on a terminal that wants it."""
    for one in diagnostics:
        line = visible(str(one))
        click.secho(
            line,
            err=True,
            fg="red" if one.severity is Severity.ERROR else "yellow",
            color=color(),
        )


def refuse(diagnostics: tuple[Diagnostic, ...], *, in_full: bool) -> None:
    """Says in one line why a document cannot be read.

    Args:
        in_full: Whether each further reason has a line too.
    """
    first, *others = diagnostics
    if others and not in_full:
        plural = "s" if len(others) > 1 else ""
        more = f"{first.message} There {'are' if plural else 'is'} {len(others)} more error{plural}; mooring --all-errors {'lists them' if plural else 'shows it'}."
        report((replace(first, message=more),))
    else:
        report(diagnostics)


def report_misuse(message: str) -> None:
    """Says what was wrong with what a person asked for."""
    line = f"mooring: error: {visible(message)}"
    click.secho(line, err=True, fg="red", color=color())


def report_defect(trace: str, subject: str = "this") -> None:
    """Says that Mooring is wrong, and keeps the trace, which is no business of the terminal."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="mooring-trace-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write(trace)
    click.echo(
        visible(
            f"mooring: a defect of Mooring stopped {subject}; its trace is in {file.name} [internal-error]"
        ),
        err=True,
    )


def remember_all_errors(
    context: click.Context, _: click.Parameter, is_wanted: bool
) -> None:
    """Takes `--all-errors` of the group, for whatever its commands will refuse."""
    context.meta[_ALL_ERRORS] = is_wanted


def wants_all_errors() -> bool:
    """Whether the command was called with `--all-errors`."""
    return bool(click.get_current_context().meta.get(_ALL_ERRORS))


def tell_conflicts(conflicts: Iterable[Path], branch: str | None = None) -> None:
    """Names the files that a person must resolve, and the branch if they are on another one."""
    place = "" if branch is None else f" on branch {branch}"
    for path in conflicts:
        line = f"{visible(shown(path))}{visible(place)}: your edits and the generated text meet; resolve the conflict marks, then `mooring generate` with --merge takes the result."
        click.secho(line, err=True, fg="red", color=color())


def tell(line: str) -> None:
    """One line of what was asked for, whatever stands in it."""
    click.echo(visible(line))


def say(line: str) -> None:
    """A remark for the person, which is no result, on one line."""
    click.echo(visible(line), err=True)


def hand_over(text: str) -> None:
    """A result in a form of its own, such as a report or a document, made harmless by whoever wrote it in that form."""
    click.echo(text, nl=False)


def hand_over_beside(text: str) -> None:
    """As `hand_over`, on standard error, where standard output is for something else."""
    click.echo(text, nl=False, err=True)


def tell_in_color(line: str, tint: str) -> None:
    """As `tell`, in colour on a terminal that wants it."""
    click.secho(visible(line), fg=tint, color=color())


def show_code(line: str) -> None:
    """One line of a program or of settings: as it stands, but for what a terminal would obey."""
    click.echo(spelled(line))


def progress(name: str) -> None:
    """Shows on a terminal what is being worked on; an empty name takes it away again."""
    show_progress(f"writing {name} …" if name else "")


def show_progress(line: str) -> None:
    """Shows a line on a terminal until the next one takes its place; as much of it as fits."""
    if sys.stderr.isatty():
        width = shutil.get_terminal_size().columns - 1
        click.echo(f"\r\033[K{visible(line)[:width]}", err=True, nl=False)


def color() -> bool | None:
    """No colour where `NO_COLOR` is set (no-color.org); else click decides by the terminal."""
    return False if os.environ.get("NO_COLOR") else None


def is_colored() -> bool:
    """Whether results on standard output may be in colour: on a terminal that wants it."""
    return color() is None and sys.stdout.isatty()
