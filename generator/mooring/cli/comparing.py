"""`mooring drift`: say what changed."""

import sys

import click

from mooring.cli.project import project_here_or_none
from mooring.cli.terminal import GATE_FAILED


@click.command()
@click.argument("old")
@click.argument("new", required=False)
@click.option(
    "--for",
    "audience",
    type=click.Choice(["wire", "python", "server", "docs", "all"]),
    help="Who must not break. Default: python where bindings are configured, else wire.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["break", "breaking", "risk", "any", "none"]),
    default="none",
    show_default=True,
    help="The least change that exits 1.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
)
def drift(
    old: str, new: str | None, audience: str | None, fail_on: str, format_: str
) -> None:
    """Say what changed from OLD to NEW, and whom it breaks.

    OLD and NEW are files or pages, versions (v2), revisions (v2@2025-08-20) or git:REF:PATH. OLD may be git:REF: the
    newest revision that was vendored there; NEW then is the version as it is now, and may be left out.

    What was decided under [drift] in api.toml counts: accepted findings fail no gate.

    \b
    Examples:
      mooring drift v2@2025-08-20 v2@2026-03-10
      mooring drift v2 v3 --format markdown
      mooring drift git:main --fail-on breaking
      mooring drift old.yaml new.yaml --for wire --fail-on breaking
    """
    from mooring.workflows import comparing

    project = project_here_or_none()
    found = comparing.compare(project, old, new)
    click.echo(comparing.rendered(found, comparing.Format(format_)), nl=False)
    level = comparing.Level("break" if fail_on == "breaking" else fail_on)
    if comparing.fails(found, level, comparing.audiences(audience, project)):
        sys.exit(GATE_FAILED)
