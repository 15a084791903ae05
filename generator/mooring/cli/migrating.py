"""`mooring migrate`: rewrite what calls the bindings."""

import sys
from pathlib import Path

import click

from mooring.cli.completion import documents
from mooring.cli.project import project_here_or_none
from mooring.cli.terminal import (
    GATE_FAILED,
    UNREADABLE,
    hand_over,
    report,
    say,
    show_code,
    tell,
)


@click.command()
@click.argument("old", shell_complete=documents)
@click.argument("new", shell_complete=documents)
@click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path)
)
@click.option(
    "--package",
    metavar="OLD[=NEW]",
    help="The name under which the code imports the bindings. Default: the one in api.toml.",
)
@click.option("--diff", is_flag=True, help="Print a unified diff; write nothing.")
@click.option(
    "--check", is_flag=True, help="Exit 1 if anything would change; write nothing."
)
def migrate(
    old: str,
    new: str,
    paths: tuple[Path, ...],
    package: str | None,
    diff: bool,
    check: bool,
) -> None:
    """Rewrite the code below PATH that calls the bindings of OLD for those of NEW.

    OLD and NEW are what `mooring drift` takes. Renamed methods, keywords, attributes, enum members, classes and imports
    are rewritten, and so are fields that moved, where it is certain that the code means them. What is uncertain, and
    what is gone, is listed with its place. A second run changes nothing.

    Rename what is only possibly the same under [drift.renames] in api.toml; it is rewritten then.

    \b
    Examples:
      mooring migrate v1 v2 src
      mooring migrate v2@2025-08-20 v2@2026-03-10 src tests --diff
      mooring migrate v2@2025-08-20 v2@2026-03-10 src --check
      mooring migrate old.yaml new.yaml app.py --package petstore
    """
    from mooring.workflows import migrating

    planned = migrating.plan_migration(project_here_or_none(), old, new, paths, package)
    report(planned.remarks)
    if diff:
        for line in migrating.unified_diff(planned):
            _show(line)
    else:
        for one in planned.changed:
            what = "would change" if check else "changed"
            tell(f"{what} {one.path.as_posix()}")
    if not diff and not check:
        migrating.write_migration(planned)
    if not planned.files:
        say("There is no Python file below these paths.")
    elif not planned.changed:
        say(f"Nothing to change in {_count(planned.files, 'file')}.")
    if planned.has_unreadable:
        sys.exit(UNREADABLE)
    if check and planned.changed:
        sys.exit(GATE_FAILED)


def _show(line: str) -> None:
    """A line of a diff: as it is for a program, without what a terminal would obey for a person."""
    if sys.stdout.isatty():
        show_code(line.rstrip("\n").replace("\t", "    "))
    else:
        hand_over(line)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
