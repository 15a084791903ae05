"""`mooring drift`: say what changed."""

import sys
from pathlib import Path

import click

from mooring.cli.completion import documents
from mooring.cli.project import project_here_or_none
from mooring.cli.terminal import (
    GATE_FAILED,
    hand_over,
    is_colored,
    report,
    report_misuse,
)
from mooring.diagnostics import Misuse


def _print_schema(context: click.Context, _: click.Parameter, is_wanted: bool) -> None:
    if is_wanted:
        from mooring.workflows import comparing

        hand_over(comparing.report_schema())
        context.exit()


@click.command()
@click.argument("old", shell_complete=documents)
@click.argument("new", required=False, shell_complete=documents)
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
    metavar="[text|markdown|json|sarif|junit|github|gitlab|html|…]",
    default="text",
    show_default=True,
    help="markdown: a comment; html: a page; json, sarif: for programs; junit, github, gitlab: for CI. Plugins add others.",
)
@click.option(
    "--observed",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A ledger of generated clients, in place of NEW: what they saw in responses.",
)
@click.option(
    "--check-version",
    is_flag=True,
    help="Exit 1 as well where the version of the API, or of the project, did not rise as what changed demands.",
)
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_schema,
    help="Print the JSON Schema of --format json, and exit.",
)
def drift(
    old: str,
    new: str | None,
    audience: str | None,
    fail_on: str,
    format_: str,
    observed: Path | None,
    check_version: bool,
) -> None:
    """Say what changed from OLD to NEW, and whom it breaks.

    OLD and NEW are files or pages, versions (v2), revisions (v2@2025-08-20) or git:REF:PATH. OLD may be git:REF: the
    newest revision that was vendored there; or lock: the revision that the bindings were written from. NEW then is the
    version as it is now, and may be left out.

    With --check-version, `info.version` of NEW must have risen by Semantic Versioning; beside git:REF the version in
    pyproject.toml must have too, by what Python callers feel. Accepted findings demand nothing.

    With --observed, OLD is compared with what clients saw in responses to it.

    What was decided under [drift] in api.toml counts: accepted findings fail no gate.

    \b
    Examples:
      mooring drift v2@2025-08-20 v2@2026-03-10
      mooring drift v2 v3 --format html > drift.html
      mooring drift git:main --fail-on breaking --check-version
      mooring drift lock v2
      mooring drift old.yaml new.yaml --for wire --fail-on breaking
      mooring drift git:main:openapi.yaml openapi.yaml --format sarif
      mooring drift v2 --observed observed.jsonl
    """
    from mooring.workflows import comparing

    format_chosen = comparing.format_of(format_)
    project = project_here_or_none()
    if observed is None:
        found = comparing.compare(project, old, new)
    elif new is None:
        found = comparing.compare_observed(project, old, observed)
        report(comparing.unplaced(found))
    else:
        raise Misuse(
            "NEW and --observed exclude each other: each is what OLD is compared with."
        )
    level = comparing.Level("break" if fail_on == "breaking" else fail_on)
    gate = comparing.gate(project, audience, level)
    palette = comparing.COLORED if is_colored() else comparing.PLAIN
    templates = comparing.templates(project)
    text = (
        comparing.rendered_by_plugin(found, format_)
        if format_chosen is None
        else comparing.rendered(found, format_chosen, gate, palette, templates)
    )
    hand_over(text)
    short: tuple[str, ...] = ()
    if check_version:
        from mooring.workflows.version_numbers import shortfalls

        short = tuple(shortfalls(project, old, found))
    for sentence in short:
        report_misuse(sentence)
    if short or gate.fails(found.report):
        sys.exit(GATE_FAILED)
