"""The commands, in the order in which a person meets them; the only part that prints or exits.

Each command has a module of its own, which imports what it runs only once it runs.
"""

import click

from mooring.cli.changelog import changelog
from mooring.cli.checking import check
from mooring.cli.ci import ci
from mooring.cli.comparing import drift
from mooring.cli.doctor import doctor
from mooring.cli.explaining import explain
from mooring.cli.fetching import fetch
from mooring.cli.generating import generate
from mooring.cli.group import Commands
from mooring.cli.history import history
from mooring.cli.importing import import_
from mooring.cli.initialising import init
from mooring.cli.migrating import migrate
from mooring.cli.mocking import mock
from mooring.cli.updating import update
from mooring.cli.inferring import infer
from mooring.cli.terminal import remember_all_errors
from mooring.cli.templates import templates
from mooring.version import VERSION


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(VERSION, prog_name="mooring")
@click.option(
    "--all-errors",
    is_flag=True,
    expose_value=False,
    callback=remember_all_errors,
    help="Of a document that cannot be read, list every error, not the first alone.",
)
def main() -> None:
    """Keep Python bindings moored while an API drifts.

    Mooring reads what a vendor publishes (OpenAPI files, or the documentation pages that embed or
    describe an API), writes typed bindings from it, and says what changed between two revisions.

    \b
    Exit codes: 0 done, 1 a gate failed, 2 wrong usage, 3 a document cannot be read, 4 a defect of Mooring.
    """


for command in (
    init,
    fetch,
    import_,
    infer,
    generate,
    check,
    drift,
    history,
    changelog,
    explain,
    migrate,
    mock,
    ci,
    update,
    doctor,
    templates,
):
    main.add_command(command)
