"""`mooring check`: is what is on disk what would be written?"""

import json
import sys

import click

from mooring.cli.project import project_here
from mooring.cli.terminal import GATE_FAILED, printable, say
from mooring.files import State, shown


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the differences as JSON.")
def check(as_json: bool) -> None:
    """Say whether what is on disk is what would be written.

    Names each file that is stale, missing, edited or extra. Exits 1 for any but extra ones: these are a person's
    own, and no run touches them.

    \b
    Examples:
      mooring check
      mooring check --json
    """
    from mooring.workflows import checking

    found = checking.check(project_here())
    is_wrong = any(one.state is not State.EXTRA for one in found)
    if as_json:
        entries = [{"path": shown(one.path), "state": one.state.value} for one in found]
        click.echo(
            json.dumps({"schema": "mooring-check/1", "differences": entries}, indent=1)
        )
    else:
        for one in found:
            click.echo(f"{one.state.value:8} {printable(shown(one.path))}")
        say(
            "Run mooring import and mooring generate."
            if is_wrong
            else "Everything is as it would be written."
        )
    if is_wrong:
        sys.exit(GATE_FAILED)
