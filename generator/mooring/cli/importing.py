"""`mooring import`: vendor a published document."""

from pathlib import Path

import click

from mooring.cli.project import project_here
from mooring.cli.terminal import report, say


@click.command("import")
@click.argument("source", required=False, type=click.Path(path_type=Path))
@click.option("--api", metavar="NAME", help="The API that the revision belongs to.")
@click.option("--version", metavar="V", help="Its version, such as v2.")
@click.option(
    "--revision",
    metavar="DATE",
    help="The day from which the document was in force, such as 2026-03-10.",
)
@click.option(
    "--base",
    metavar="REVISION",
    help="For flattened text without names: the revision to read it against.",
)
@click.option(
    "--trust",
    multiple=True,
    type=click.Choice(["prose", "examples"]),
    help="Count what only the prose, or only the examples, say as stated.",
)
@click.option(
    "--overlay",
    "overlays",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    help="With --stdout: an OpenAPI Overlay to apply; may be repeated.",
)
@click.option(
    "--stdout",
    is_flag=True,
    help="Print the OpenAPI document that is read; write nothing.",
)
def import_(
    source: Path | None,
    api: str | None,
    version: str | None,
    revision: str | None,
    base: str | None,
    trust: tuple[str, ...],
    overlays: tuple[Path, ...],
    stdout: bool,
) -> None:
    """Vendor a published document, and write what is read from it.

    Without SOURCE, every vendored revision is read again. The other files of its folder that a document
    refers to are vendored with it.

    \b
    Examples:
      mooring import page.md --stdout
      mooring import openapi.yaml --overlay fixes.overlay.yaml --stdout
      mooring import page.md --api browser-use --version v2 --revision 2026-03-10
      mooring import flat.txt --api browser-use --version v2 --revision 2026-02-12 --base 2026-03-10
      mooring import
    """
    from mooring.document import Standing
    from mooring.workflows import importing

    standings = frozenset(
        Standing.PROSE if one == "prose" else Standing.EXAMPLE for one in trust
    )
    if source is None:
        if any((api, version, revision, base, trust, overlays, stdout)):
            raise click.UsageError(
                "Name a SOURCE; without one, every vendored revision is read again as it is listed."
            )
        for imported in importing.refresh(project_here()):
            report(imported.diagnostics)
            say(
                f"{imported.name}: {imported.form}, {'written' if imported.changed else 'unchanged'}"
            )
        return
    if stdout:
        document = importing.read_once(
            source, Path(base) if base else None, standings, overlays
        )
        report(document.diagnostics)
        click.echo(importing.openapi_text(document), nl=False)
        return
    if overlays:
        raise click.UsageError(
            "A revision is vendored as it was published; list its overlays in api.toml, or give --stdout."
        )
    if api is None or version is None or revision is None:
        raise click.UsageError(
            "A revision needs --api, --version and --revision; or give --stdout to print what is read."
        )
    imported = importing.vendor(
        project_here(),
        source,
        api_name=api,
        version_name=version,
        revision_date=revision,
        base=base,
        trust=standings,
    )
    report(imported.diagnostics)
    click.echo(
        f"{imported.name}: read as {imported.form}, written to {imported.openapi_path}"
    )
