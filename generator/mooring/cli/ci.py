"""`mooring ci`: all that continuous integration asks."""

import os
import sys
from pathlib import Path

import click

from mooring.cli.project import project_here
from mooring.cli.terminal import (
    GATE_FAILED,
    UNREADABLE,
    WRONG_USAGE,
    hand_over,
    hand_over_beside,
    is_colored,
    say,
)


@click.command()
@click.option(
    "--base",
    metavar="BRANCH",
    help="Measure drift from this branch. Default: GITHUB_BASE_REF, CI_MERGE_REQUEST_TARGET_BRANCH_NAME, origin/HEAD or main.",
)
@click.option(
    "--for",
    "audience",
    type=click.Choice(["wire", "python", "server", "docs", "all"]),
    help="Who must not break. Default: python.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["break", "breaking", "risk", "any", "none"]),
    default="break",
    show_default=True,
    help="The least drift that exits 1.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "github", "gitlab"]),
    help="Default: github where GITHUB_ACTIONS is set, gitlab where GITLAB_CI is, else text.",
)
@click.option(
    "--summary",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="GITHUB_STEP_SUMMARY",
    show_envvar=True,
    help="Add the report to this file, as Markdown.",
)
def ci(
    base: str | None,
    audience: str | None,
    fail_on: str,
    format_: str | None,
    summary: Path | None,
) -> None:
    """Check what is on disk, and report drift against the base branch.

    Exits 1 when a file is not what would be written, or drift breaks those who must not break; 2 when there is no
    base branch to measure from, as in a shallow clone; 3 when a document cannot be read. The worst counts.

    \b
    Examples:
      mooring ci
      mooring ci --base develop --fail-on risk
      mooring ci --format gitlab > gl-code-quality-report.json
    """
    from mooring.diagnostics import Misuse
    from mooring.workflows import comparing, gate_reports, gating

    project = project_here()
    found = gating.outcome(project, base, os.environ)
    level = comparing.Level("break" if fail_on == "breaking" else fail_on)
    gate = comparing.gate(project, audience, level)
    templates = comparing.templates(project)
    palette = comparing.COLORED if is_colored() else comparing.PLAIN
    match format_ or _format_here():
        case "github":
            hand_over(gate_reports.github(found, gate, templates))
        case "gitlab":
            # The report is for a file; whoever reads the log wants words.
            words = gate_reports.text(found, gate, comparing.PLAIN, templates)
            hand_over_beside(words)
            hand_over(gate_reports.gitlab(found, gate, templates))
        case _:
            hand_over(gate_reports.text(found, gate, palette, templates))
    if summary is not None:
        try:
            with summary.open("a", encoding="utf-8") as file:
                file.write(gate_reports.summary(found, gate, templates))
        except OSError as error:
            raise Misuse(f"{summary} cannot be written: {error.strerror}.") from error
    match found.answer(gate):
        case gating.Answer.PASSED:
            return
        case gating.Answer.STOPPED:
            sys.exit(GATE_FAILED)
        case gating.Answer.UNDECIDED:
            say("No drift was measured, so nothing is known to be safe.")
            sys.exit(WRONG_USAGE)
        case gating.Answer.UNREADABLE:
            sys.exit(UNREADABLE)


def _format_here() -> str:
    """The form that the place understands where this runs."""
    if os.environ.get("GITHUB_ACTIONS"):
        return "github"
    return "gitlab" if os.environ.get("GITLAB_CI") else "text"
