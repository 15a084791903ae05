"""`mooring import`: vendor a published document."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mooring.cli.project import project_here
from mooring.cli.terminal import GATE_FAILED, hand_over, report, say, tell

if TYPE_CHECKING:
    from mooring.document import Standing
    from mooring.workflows.documents.sites import Choice


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
    "--prefer",
    multiple=True,
    metavar="PAGE",
    help="Where pages of a folder contradict each other: whose word counts, or “majority”.",
)
@click.option(
    "--only",
    metavar="FILE",
    help="Where pages of a folder are parts of several documents: which one is meant.",
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
    prefer: tuple[str, ...],
    only: str | None,
    stdout: bool,
) -> None:
    """Vendor a published document, and write what is read from it.

    SOURCE is a file, or a folder of pages of one site (or its llms.txt), which become one document.
    The other files of its folder that a document refers to are vendored with it. Without SOURCE, every
    vendored revision is read again.

    \b
    Examples:
      mooring import page.md --stdout
      mooring import openapi.yaml --overlay fixes.overlay.yaml --stdout
      mooring import page.md --api browser-use --version v2 --revision 2026-03-10
      mooring import flat.txt --api browser-use --version v2 --revision 2026-02-12 --base 2026-03-10
      mooring import pages/ --api browser-use --version v2
      mooring import
    """
    from mooring.document import Standing
    from mooring.workflows import importing
    from mooring.workflows.documents import sites

    standings = frozenset(
        Standing.PROSE if one == "prose" else Standing.EXAMPLE for one in trust
    )
    if source is None:
        if any((api, version, revision, base, trust, overlays, prefer, only, stdout)):
            raise click.UsageError(
                "Name a SOURCE; without one, every vendored revision is read again as it is listed."
            )
        for imported in importing.refresh(project_here()):
            report(imported.diagnostics)
            say(
                f"{imported.name}: {imported.form}, {'written' if imported.changed else 'unchanged'}"
            )
        return
    if (folder := sites.site_folder(source)) is not None:
        _import_folder(
            folder,
            (api, version, revision),
            base,
            standings,
            sites.Choice(prefer, only),
            stdout=stdout,
        )
        return
    if prefer or only:
        raise click.UsageError(
            "--prefer and --only decide about a folder of pages; this is one file."
        )
    if stdout:
        document = importing.read_once(
            source, Path(base) if base else None, standings, overlays
        )
        report(document.diagnostics)
        hand_over(importing.openapi_text(document))
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
    tell(
        f"{imported.name}: read as {imported.form}, written to {imported.openapi_path}"
    )
    for line in (*imported.remarks, *imported.kept):
        tell(line)


def _import_folder(
    folder: Path,
    names: tuple[str | None, str | None, str | None],
    base: str | None,
    trust: "frozenset[Standing]",
    choice: "Choice",
    *,
    stdout: bool,
) -> None:
    """Vendor the pages of a folder, or print what they say together; exits 1 where one could not be read."""
    from mooring.workflows import import_report, importing
    from mooring.workflows.documents import sites

    api, version, revision = names
    if base is not None:
        raise click.UsageError("--base is for one flattened page, not for a folder.")
    if stdout:
        site = sites.read_folder(folder, trust=trust, choice=choice)
        hand_over(importing.openapi_text(site.document))
    else:
        if api is None or version is None:
            raise click.UsageError(
                "A folder of pages needs --api and --version; or give --stdout to print what is read."
            )
        imported, site = importing.vendor_folder(
            project_here(),
            folder,
            api_name=api,
            version_name=version,
            revision_date=revision or date.today().isoformat(),
            trust=trust,
            choice=choice,
        )
        tell(
            f"{imported.name}: {len(site.read)} pages read, written to {imported.openapi_path}"
        )
        for line in (*imported.remarks, *imported.kept):
            tell(line)
    for line in import_report.of_site(site):
        say(line)
    unread = sites.failures(site)
    report(unread)
    if unread:
        sys.exit(GATE_FAILED)
