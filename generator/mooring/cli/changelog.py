"""`mooring changelog`: say what changed in every revision."""

import click

from mooring.cli.completion import versions
from mooring.cli.project import project_here
from mooring.cli.terminal import hand_over


def _print_schema(context: click.Context, _: click.Parameter, is_wanted: bool) -> None:
    if is_wanted:
        from mooring.workflows import changelog as changelogs

        hand_over(changelogs.schema())
        context.exit()


@click.command()
@click.argument("name", metavar="API/VERSION", shell_complete=versions)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["markdown", "html", "json"]),
    default="markdown",
    show_default=True,
    help="html: one page, with pictures of values and fields through the revisions; json: for programs.",
)
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_schema,
    help="Print the JSON Schema of --format json, and exit.",
)
def changelog(name: str, format_: str) -> None:
    """Say what changed in every revision of a version, the newest first.

    An API without a version means all its versions, one after the other.

    \b
    Examples:
      mooring changelog browser-use/v2 > CHANGELOG.md
      mooring changelog browser-use --format html > history.html
    """
    from mooring.workflows import changelog as changelogs
    from mooring.workflows import comparing

    project = project_here()
    found = changelogs.history(project, name)
    chosen = changelogs.ChangelogFormat(format_)
    hand_over(changelogs.rendered(found, chosen, comparing.templates(project)))
