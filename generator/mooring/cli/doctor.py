"""`mooring doctor`: say what is wrong with a set-up, and how to mend it."""

import os
import sys
from pathlib import Path

import click

from mooring.cli.terminal import GATE_FAILED, hand_over, say, tell_in_color
from mooring.document import Json
from mooring.escapes import json_text


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print what is found as JSON.")
def doctor(as_json: bool) -> None:
    """Say what is wrong with how this project is set up, and how to mend it.

    Looks at the settings, the vendored files, the bindings, what the project asks for and how it is built, and what git
    keeps. Each line has a place and what to do; any error exits 1. Nothing is changed.

    \b
    Examples:
      mooring doctor
      mooring doctor --json
    """
    from mooring.diagnostics import Severity
    from mooring.workflows import checkup

    found = checkup.examine(Path.cwd(), os.environ)
    if as_json:
        entries: list[Json] = [
            {
                "code": one.code,
                "severity": one.severity.value,
                "file": one.location.file,
                "line": one.location.line,
                "message": one.message,
            }
            for one in found
        ]
        hand_over(json_text({"schema": "mooring-doctor/1", "findings": entries}))
    else:
        for one in found:
            tint = "red" if one.severity is Severity.ERROR else "yellow"
            tell_in_color(str(one), tint)
        say(
            f"{len(found)} {'thing needs' if len(found) == 1 else 'things need'} mending."
            if found
            else "Everything is as it should be."
        )
    if any(one.severity is Severity.ERROR for one in found):
        sys.exit(GATE_FAILED)
