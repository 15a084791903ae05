"""The commands, in the order in which a person meets them; the only module that prints or exits."""

import json
import sys
import tempfile
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mooring.diagnostics import Diagnostic, Misuse, Severity, Unreadable
from mooring.version import VERSION

if TYPE_CHECKING:
    from mooring.config import Project

GATE_FAILED, WRONG_USAGE, UNREADABLE, DEFECT = 1, 2, 3, 4


class _Commands(click.Group):
    """Lists the commands in the order of their definition, and turns what they raise into a line and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except Unreadable as error:
            _report(error.diagnostics)
            ctx.exit(UNREADABLE)
        except Misuse as error:
            click.secho(
                f"mooring: error: {_printable(str(error))}",
                err=True,
                fg="red",
                color=_color(),
            )
            ctx.exit(WRONG_USAGE)
        except (
            click.ClickException,
            click.exceptions.Exit,
            click.Abort,
            BrokenPipeError,
        ):
            raise
        except Exception:
            with tempfile.NamedTemporaryFile(
                "w",
                prefix="mooring-trace-",
                suffix=".txt",
                delete=False,
                encoding="utf-8",
            ) as trace:
                trace.write(traceback.format_exc())
            click.echo(
                f"mooring: a defect of Mooring stopped this; its trace is in {trace.name} [internal-error]",
                err=True,
            )
            ctx.exit(DEFECT)


@click.group(
    cls=_Commands,
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
            _report(imported.diagnostics)
            _say(
                f"{imported.name}: {imported.form}, {'written' if imported.changed else 'unchanged'}"
            )
        return
    if stdout:
        document = importing.read_once(source, Path(base) if base else None, standings)
        _report(document.diagnostics)
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
    _report(imported.diagnostics)
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
    report: Path | None,
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
    written: tuple[generating.Written, ...]
    accounts: tuple[reporting.Account, ...] = ()
    if spec is not None and output is not None:
        project = _project_or_none()
        written = (generating.generate_file(project, spec, output, force=force),)
        if report or strict:
            accounts = (reporting.account(project, spec),)
    else:
        written = generating.generate(
            _project(), versions, force=force, progress=_progress
        )
        if report or strict:
            accounts = reporting.accounts(_project(), versions)
    _progress("")
    for one in written:
        _report(one.diagnostics)
        click.echo(f"{'wrote' if one.changed else 'unchanged'} {_shown(one.folder)}")
    if report is not None:
        if len(accounts) != 1:
            raise click.UsageError(
                "--report takes the ledger of one package; name one version."
            )
        report.write_text(reporting.ledger_json(accounts[0]), "utf-8")
    degraded = sum(not account.ledger.is_full for account in accounts)
    if strict and degraded:
        _say(
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
        entries = [
            {"path": _shown(one.path), "state": one.state.value} for one in found
        ]
        click.echo(
            json.dumps({"schema": "mooring-check/1", "differences": entries}, indent=1)
        )
    else:
        for one in found:
            click.echo(f"{one.state.value:8} {_printable(_shown(one.path))}")
        _say(
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
    report = comparing.compare(project, old, new)
    click.echo(comparing.rendered(report, comparing.Format(format_)), nl=False)
    level = comparing.Level("break" if fail_on == "breaking" else fail_on)
    if comparing.fails(report, level, comparing.audiences(audience, project)):
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


def _report(diagnostics: Iterable[Diagnostic]) -> None:
    """Prints diagnostics to standard error, in colour on a terminal that wants it."""
    for one in diagnostics:
        line = _printable(str(one))
        click.secho(
            line,
            err=True,
            fg="red" if one.severity is Severity.ERROR else "yellow",
            color=_color(),
        )


def _say(line: str) -> None:
    """A remark for the person, which is no result."""
    click.echo(line, err=True)


def _progress(name: str) -> None:
    """Shows on a terminal what is being worked on; an empty name takes it away again."""
    if sys.stderr.isatty():
        shown = f"writing {_printable(name)} …" if name else ""
        click.echo(f"\r\033[K{shown}", err=True, nl=False)


def _color() -> bool | None:
    """No colour where `NO_COLOR` is set (no-color.org); else click decides by the terminal."""
    import os

    return False if os.environ.get("NO_COLOR") else None


def _printable(text: str) -> str:
    """Text without characters that a terminal would obey."""
    return "".join(one if one.isprintable() else f"\\x{ord(one):02x}" for one in text)


def _shown(path: Path) -> str:
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)
