"""`mooring check`: is what is on disk what would be written?"""

import sys

import click

from mooring.cli.project import project_here
from mooring.cli.terminal import GATE_FAILED, hand_over, say, tell
from mooring.document import Json
from mooring.escapes import json_text
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
        entries: list[Json] = [
            {"path": shown(one.path), "state": one.state.value} for one in found
        ]
        hand_over(json_text({"schema": "mooring-check/1", "differences": entries}))
    else:
        for one in found:
            tell(f"{one.state.value:8} {shown(one.path)}")
        say(
            "Run mooring import and mooring generate."
            if is_wrong
            else "Everything is as it would be written."
        )
    if is_wrong:
        sys.exit(GATE_FAILED)
