"""`mooring generate`: write typed bindings."""

import sys
from pathlib import Path

import click

from mooring.cli.project import project_here, project_here_or_none
from mooring.cli.terminal import GATE_FAILED, progress, report, say
from mooring.files import shown


@click.command()
@click.argument("versions", nargs=-1, metavar="[API/VERSION]...")
@click.option(
    "--spec",
    metavar="FILE",
    help="Write one package from this document; needs no configuration.",
)
@click.option(
    "--overlay",
    "overlays",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    help="With --spec: an OpenAPI Overlay to apply first; may be repeated.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="With --spec: the package's folder.",
)
@click.option(
    "--report",
    "ledger_path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the ledger of one package here: what it holds in full, what in part, and why.",
)
@click.option(
    "--write-overlay",
    "overlay_path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write an OpenAPI Overlay here that takes out of the document what its package holds only in part.",
)
@click.option(
    "--strict",
    is_flag=True,
    help="Exit 1 when a package holds anything only in part.",
)
@click.option(
    "--force",
    is_flag=True,
    help="Overwrite files that were edited by hand; a copy is kept beside each.",
)
def generate(
    versions: tuple[str, ...],
    spec: str | None,
    overlays: tuple[Path, ...],
    output: Path | None,
    ledger_path: Path | None,
    overlay_path: Path | None,
    strict: bool,
    force: bool,
) -> None:
    """Write typed bindings.

    \b
    Examples:
      mooring generate                                         every vendored version
      mooring generate v2 browser-use/v3                       these
      mooring generate --spec openapi.yaml --output my_client  one package from any document
      mooring generate v2 --report ledger.json --strict        and say what it holds only in part
      mooring generate v2 --write-overlay fixes.overlay.yaml   and write what would mend the document
    """
    from mooring.workflows import generating, reporting

    if (spec is None) != (output is None) or (spec is not None and versions):
        raise click.UsageError(
            "--spec FILE and --output DIR go together, without versions."
        )
    if overlays and spec is None:
        raise click.UsageError(
            "--overlay goes with --spec; those of a vendored version are listed in its api.toml."
        )
    project = project_here_or_none() if spec else project_here()
    is_about_one = ledger_path is not None or overlay_path is not None
    accounts = (
        reporting.accounts(project, versions, spec, overlays)
        if is_about_one or strict
        else ()
    )
    if is_about_one and len(accounts) != 1:
        raise click.UsageError(
            "--report and --write-overlay are about one package; name one version."
        )
    written: tuple[generating.Written, ...]
    if spec is not None and output is not None:
        written = (
            generating.generate_file(
                project, spec, output, overlays=overlays, force=force
            ),
        )
    else:
        written = generating.generate(
            project_here(), versions, force=force, progress=progress
        )
    progress("")
    for one in written:
        report(one.diagnostics)
        click.echo(f"{'wrote' if one.changed else 'unchanged'} {shown(one.folder)}")
    if ledger_path is not None:
        ledger_path.write_text(reporting.ledger_json(*accounts), "utf-8")
    if overlay_path is not None:
        overlay = reporting.overlay_text(*accounts)
        if overlay is None:
            say("The package holds all of its document; there is no overlay to write.")
        else:
            overlay_path.write_text(overlay, "utf-8")
            click.echo(f"wrote {shown(overlay_path)}")
    degraded = sum(not account.ledger.is_full for account in accounts)
    if strict and degraded:
        say(
            f"{degraded} of {len(accounts)} packages hold something only in part; --report FILE says what."
        )
        sys.exit(GATE_FAILED)
