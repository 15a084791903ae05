"""`mooring generate`: write typed bindings."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from mooring.cli.batches import generate_all
from mooring.cli.completion import versions
from mooring.cli.project import printed_through, project_here, project_here_or_none
from mooring.cli.terminal import (
    GATE_FAILED,
    progress,
    report,
    say,
    tell,
    tell_conflicts,
)
from mooring.files import Edits, shown

if TYPE_CHECKING:
    from mooring.workflows.generating import Product
    from mooring.workflows.packages.package import Written
    from mooring.workflows.reporting import Account


@click.command()
@click.argument(
    "versions", nargs=-1, metavar="[API/VERSION]...", shell_complete=versions
)
@click.option(
    "--spec",
    "specs",
    metavar="FILE",
    multiple=True,
    help="Write one package from this document; needs no configuration. With --all: a file, folder or pattern; more may follow.",
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
    help="With --spec: the package's folder. With --all: the folder of the packages.",
)
@click.option(
    "--templates",
    type=click.Path(path_type=Path, file_okay=False),
    help="A folder whose templates take the place of Mooring's, and of those that the project names.",
)
@click.option(
    "--all",
    "is_batch",
    is_flag=True,
    help="Every document on its own, at once on all processors; ends with a table.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    envvar="MOORING_WORKERS",
    show_envvar=True,
    help="With --all: how many processes. Default: one for each processor.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    envvar="MOORING_SCHEDULER",
    show_envvar=True,
    help="With --all: work on the Dask cluster of this scheduler, such as tcp://10.0.0.1:8786.",
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="With --all: print the table as JSON.",
)
@click.option(
    "--target",
    type=click.Choice(["client", "server"]),
    default="client",
    show_default=True,
    help="A client, or a FastAPI server whose handlers are to be filled in.",
)
@click.option(
    "--package",
    "is_distribution",
    is_flag=True,
    help="A distribution that can be published: metadata, README, changelog, and tests of every method.",
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
    "--allow-stub",
    "stubs",
    metavar="OPERATION",
    multiple=True,
    help="With --spec: an operation that may be a stub (“GET /tasks”, or its operationId); may be repeated.",
)
@click.option(
    "--no-cache",
    "is_uncached",
    is_flag=True,
    help="Decide everything anew, and keep nothing for the next run.",
)
@click.option(
    "--force",
    is_flag=True,
    help="Overwrite files that were edited by hand; a copy is kept beside each.",
)
@click.option(
    "--merge",
    is_flag=True,
    help="Keep the edits of files that were edited by hand, beside what is new; exit 1 where the two meet.",
)
def generate(
    versions: tuple[str, ...],
    specs: tuple[str, ...],
    overlays: tuple[Path, ...],
    output: Path | None,
    templates: Path | None,
    is_batch: bool,
    workers: int | None,
    scheduler: str | None,
    as_json: bool,
    target: str,
    is_distribution: bool,
    ledger_path: Path | None,
    overlay_path: Path | None,
    strict: bool,
    stubs: tuple[str, ...],
    is_uncached: bool,
    force: bool,
    merge: bool,
) -> None:
    """Write typed bindings.

    \b
    Examples:
      mooring generate                                         every vendored version
      mooring generate v2 browser-use/v3                       these
      mooring generate --spec openapi.yaml --output my_client  one package from any document
      mooring generate v2 --target server                      a FastAPI server of it, in OUTPUT/PACKAGE_server
      mooring generate v2 --package                            what can be published, in OUTPUT/PACKAGE_distribution
      mooring generate v2 --report ledger.json --strict        and say what it holds only in part
      mooring generate v2 --write-overlay fixes.overlay.yaml   and write what would mend the document
      mooring generate --merge                                 keep what was edited by hand
      mooring generate --all                                   every version, at once on all processors
      mooring generate --all --spec catalogue --output clients one package from each document of a folder
      mooring generate --all --spec apis/*.yaml --output out   one from each of these
    """
    if bool(specs) != (output is not None):
        raise click.UsageError("--spec FILE and --output DIR go together.")
    if force and merge:
        raise click.UsageError(
            "--force overwrites what was edited, and --merge keeps it; give one of them."
        )
    edits = Edits.OVERWRITE if force else Edits.MERGE if merge else Edits.STOP
    if target == "server" and (is_batch or ledger_path or overlay_path or strict):
        raise click.UsageError(
            "--all, --report, --write-overlay and --strict are about clients; leave out --target server."
        )
    if is_distribution and (target == "server" or is_batch):
        raise click.UsageError("--package is about one client; leave out --all.")
    if is_batch:
        if ledger_path is not None or overlay_path is not None or overlays or stubs:
            raise click.UsageError(
                "--report, --write-overlay, --overlay and --allow-stub are about one package; --all applies the overlays that api.toml lists."
            )
        sys.exit(
            generate_all(
                versions,
                specs,
                output,
                workers=workers,
                scheduler=scheduler,
                templates=templates,
                edits=edits,
                strict=strict,
                as_json=as_json,
            )
        )
    if as_json:
        raise click.UsageError("--json prints the table of --all.")
    if _is_typed("workers") or _is_typed("scheduler"):
        raise click.UsageError("--workers and --scheduler say where --all works.")
    if len(specs) > 1 or (specs and versions):
        raise click.UsageError("Several documents need --all; versions need no --spec.")
    if overlays and not specs:
        raise click.UsageError(
            "--overlay goes with --spec; those of a vendored version are listed in its api.toml."
        )
    if stubs and not specs:
        raise click.UsageError(
            "--allow-stub goes with --spec; for a vendored version, list `stubs` in its api.toml."
        )
    from mooring.workflows import generating
    from mooring.workflows.packages.caching import cache_folder

    spec = specs[0] if specs else None
    project = printed_through(
        templates, project_here_or_none() if spec else project_here()
    )
    is_about_one = ledger_path is not None or overlay_path is not None
    accounts: tuple[Account, ...] = ()
    if is_about_one or strict:
        from mooring.workflows import reporting

        accounts = reporting.accounts(project, versions, spec, overlays)
    if is_about_one and len(accounts) != 1:
        raise click.UsageError(
            "--report and --write-overlay are about one package; name one version."
        )
    cache = None if is_uncached else cache_folder()
    product = _product(target, is_distribution=is_distribution)
    written: tuple[Written, ...] = ()
    if spec is not None and output is not None:
        written = (
            generating.generate_file(
                project,
                spec,
                output,
                product,
                overlays=overlays,
                stubs=stubs,
                templates=templates,
                edits=edits,
                cache=cache,
            ),
        )
    elif project is not None:
        written = generating.generate(
            project, versions, product, edits=edits, cache=cache, progress=progress
        )
    progress("")
    for one in written:
        report((*one.diagnostics, *one.stubs))
        tell(f"{'wrote' if one.changed else 'unchanged'} {shown(one.folder)}")
        for path in one.outcome.merged:
            tell(f"merged {shown(path)}")
        for path in one.outcome.copies:
            tell(f"kept {shown(path)}")
        tell_conflicts(one.outcome.conflicts)
    if ledger_path is not None:
        from mooring.workflows import reporting

        ledger_path.write_text(reporting.ledger_json(*accounts), "utf-8")
    if overlay_path is not None:
        from mooring.workflows import reporting

        overlay = reporting.overlay_text(*accounts)
        if overlay is None:
            say("The package holds all of its document; there is no overlay to write.")
        else:
            overlay_path.write_text(overlay, "utf-8")
            tell(f"wrote {shown(overlay_path)}")
    degraded = sum(not account.ledger.is_full for account in accounts)
    if strict and degraded:
        say(
            f"{degraded} of {len(accounts)} packages hold something only in part; --report FILE says what."
        )
        sys.exit(GATE_FAILED)
    if any(one.stubs or one.outcome.conflicts for one in written):
        sys.exit(GATE_FAILED)


def _is_typed(option: str) -> bool:
    """Whether an option was given with this command; one from the environment is for other commands too."""
    source = click.get_current_context().get_parameter_source(option)
    return source is ParameterSource.COMMANDLINE


def _product(target: str, *, is_distribution: bool) -> "Product":
    """What is to be written; only what is asked for is imported."""
    if target == "server":
        from mooring.workflows.servers import SERVER

        return SERVER
    if is_distribution:
        from mooring.workflows.distributions import DISTRIBUTION

        return DISTRIBUTION
    from mooring.workflows.generating import CLIENT

    return CLIENT
