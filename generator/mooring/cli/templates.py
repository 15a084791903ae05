"""`mooring templates`: look at the templates, and take some of them over."""

from pathlib import Path

import click

from mooring.cli.project import project_here_or_none
from mooring.cli.terminal import hand_over, say, tell
from mooring.files import shown


@click.group()
def templates() -> None:
    """List the templates, or eject some to change them.

    A template in a folder of yours takes the place of Mooring's of the same name: for a project by
    templates = "DIR" in [tool.mooring], for one API in its api.toml, for one run by --templates DIR.

    \b
    Examples:
      mooring templates list
      mooring templates eject client/method.py.jinja --to my_templates
      mooring templates views
    """


@templates.command("list")
@click.option(
    "--templates",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Your templates. Default: what the project names.",
)
def list_(folder: Path | None) -> None:
    """Name every template, and what became of it here."""
    from mooring.workflows import templates as workflow

    project = project_here_or_none()
    own = folder or (project.templates if project else None)
    for one in workflow.list_templates(own):
        tell(f"{one.name:36} {one.standing.value}".rstrip())


@templates.command()
@click.argument("names", nargs=-1, metavar="NAME...")
@click.option("--all", "is_all", is_flag=True, help="Every template.")
@click.option(
    "--to",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to. Default: the folder that the project names.",
)
def eject(names: tuple[str, ...], is_all: bool, to: Path | None) -> None:
    """Copy templates to a folder of yours, where they take the place of Mooring's.

    \b
    Examples:
      mooring templates eject client/method.py.jinja
      mooring templates eject --all --to my_templates
    """
    from mooring.workflows import templates as workflow

    if bool(names) == is_all:
        raise click.UsageError("Name the templates, or give --all.")
    project = project_here_or_none()
    folder = workflow.folder_of(project, to)
    for path in workflow.eject(names, folder):
        tell(f"wrote {shown(path)}")
    if project is None or project.templates != folder.absolute():
        say(
            f'They count with --templates {shown(folder)}, or with templates = "{shown(folder)}" in [tool.mooring].'
        )


@templates.command()
def views() -> None:
    """Print the reference of all that templates see, as Markdown."""
    from mooring.workflows import templates as workflow

    hand_over(workflow.reference())
