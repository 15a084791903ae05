"""The commands, in the order in which a person meets them; the only part that prints or exits."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mooring.cli.group import Commands
from mooring.cli.terminal import printable, progress, report, say
from mooring.diagnostics import Misuse
from mooring.files import shown
from mooring.version import VERSION

if TYPE_CHECKING:
    from mooring.config import Project

GATE_FAILED = 1


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(VERSION, prog_name="mooring")
def main() -> None:
    """Keep Python bindings moored while an API drifts.

    Mooring reads what a vendor publishes (OpenAPI files, or the documentation pages that embed or
    describe an API), writes typed bindings from it, and says what changed between two revisions.

    \b
    Exit codes: 0 done, 1 a gate failed, 2 wrong usage, 3 a document cannot be read, 4 a defect of Mooring.
    """


@main.command("import")
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
    stdout: bool,
) -> None:
    """Vendor a published document, and write what is read from it.

    Without SOURCE, every vendored revision is read again.

    \b
    Examples:
      mooring import page.md --stdout
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
        if any((api, version, revision, base, trust, stdout)):
            raise click.UsageError(
                "Name a SOURCE; without one, every vendored revision is read again as it is listed."
            )
        for imported in importing.refresh(_project()):
            report(imported.diagnostics)
            say(
                f"{imported.name}: {imported.form}, {'written' if imported.changed else 'unchanged'}"
            )
        return
    if stdout:
        document = importing.read_once(source, Path(base) if base else None, standings)
        report(document.diagnostics)
        click.echo(importing.openapi_text(document), nl=False)
        return
    if api is None or version is None or revision is None:
        raise click.UsageError(
            "A revision needs --api, --version and --revision; or give --stdout to print what is read."
        )
    imported = importing.vendor(
        _project(),
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


@main.command()
@click.argument("versions", nargs=-1, metavar="[API/VERSION]...")
@click.option(
    "--spec",
    metavar="FILE",
    help="Write one package from this document; needs no configuration.",
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
    output: Path | None,
    ledger_path: Path | None,
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
    """
    from mooring.workflows import generating, reporting

    if (spec is None) != (output is None) or (spec is not None and versions):
        raise click.UsageError(
            "--spec FILE and --output DIR go together, without versions."
        )
    project = _project_or_none() if spec else _project()
    is_accounted = ledger_path is not None or strict
    accounts = reporting.accounts(project, versions, spec) if is_accounted else ()
    if ledger_path is not None and len(accounts) != 1:
        raise click.UsageError(
            "--report takes the ledger of one package; name one version."
        )
    written: tuple[generating.Written, ...]
    if spec is not None and output is not None:
        written = (generating.generate_file(project, spec, output, force=force),)
    else:
        written = generating.generate(
            _project(), versions, force=force, progress=progress
        )
    progress("")
    for one in written:
        report(one.diagnostics)
        click.echo(f"{'wrote' if one.changed else 'unchanged'} {shown(one.folder)}")
    if ledger_path is not None:
        ledger_path.write_text(reporting.ledger_json(*accounts), "utf-8")
    degraded = sum(not account.ledger.is_full for account in accounts)
    if strict and degraded:
        say(
            f"{degraded} of {len(accounts)} packages hold something only in part; --report FILE says what."
        )
        sys.exit(GATE_FAILED)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print the differences as JSON.")
def check(as_json: bool) -> None:
    """Say whether what is on disk is what would be written.

    Names each file that is stale, missing, edited or extra, and exits 1 if there is any.

    \b
    Examples:
      mooring check
      mooring check --json
    """
    from mooring.workflows import checking

    found = checking.check(_project())
    if as_json:
        entries = [{"path": shown(one.path), "state": one.state.value} for one in found]
        click.echo(
            json.dumps({"schema": "mooring-check/1", "differences": entries}, indent=1)
        )
    else:
        for one in found:
            click.echo(f"{one.state.value:8} {printable(shown(one.path))}")
        say(
            "Everything is as it would be written."
            if not found
            else "Run mooring import and mooring generate."
        )
    if found:
        sys.exit(GATE_FAILED)


@main.command()
@click.argument("old")
@click.argument("new")
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
def drift(old: str, new: str, audience: str | None, fail_on: str, format_: str) -> None:
    """Say what changed from OLD to NEW, and whom it breaks.

    OLD and NEW are files or pages, versions (v2), revisions (v2@2025-08-20) or git:REF:PATH.

    \b
    Examples:
      mooring drift v2@2025-08-20 v2@2026-03-10
      mooring drift v2 v3 --format markdown
      mooring drift old.yaml new.yaml --for wire --fail-on breaking
    """
    from mooring.workflows import comparing

    project = _project_or_none()
    found = comparing.compare(project, old, new)
    click.echo(comparing.rendered(found, comparing.Format(format_)), nl=False)
    level = comparing.Level("break" if fail_on == "breaking" else fail_on)
    if comparing.fails(found, level, comparing.audiences(audience, project)):
        sys.exit(GATE_FAILED)


@main.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Explain a rule of drift.

    Says what it finds, whom it breaks and what to do.

    \b
    Examples:
      mooring explain enum-value-removed
      mooring explain rules                every rule
    """
    from mooring.workflows import comparing

    click.echo(comparing.explain_rule(rule), nl=False)


def _project() -> "Project":
    project = _project_or_none()
    if project is None:
        raise Misuse(
            "No project here: no pyproject.toml with [tool.mooring], nor mooring.toml, in this folder or above it."
        )
    return project


def _project_or_none() -> "Project | None":
    from mooring.config import find_project

    return find_project(Path.cwd())
