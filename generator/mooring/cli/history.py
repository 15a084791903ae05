"""`mooring history`: follow a name through the revisions."""

import click

from mooring.cli.completion import versions
from mooring.cli.project import project_here
from mooring.cli.terminal import tell


@click.command()
@click.argument(
    "names", nargs=-1, required=True, metavar="[VERSION] NAME", shell_complete=versions
)
def history(names: tuple[str, ...]) -> None:
    """Follow a name through every revision.

    NAME is what the bindings call it, or what the document does; a name that was given up is found too. Renames and
    moves are followed in both directions, past revisions that lack it.

    \b
    Examples:
      mooring history v2 tasks.create.structured_output
      mooring history CreateTaskRequest.llm
    """
    from mooring.diagnostics import Misuse
    from mooring.workflows import history as histories

    *versions, name = names
    if len(versions) > 1:
        raise Misuse(
            "One version and one name at most: mooring history [VERSION] NAME."
        )
    version = versions[0] if versions else None
    for one in histories.history(project_here(), version, name):
        for line in histories.told(one):
            tell(line)
