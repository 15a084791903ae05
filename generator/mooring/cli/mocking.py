"""`mooring mock`: a server to develop against, without an account."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mooring.cli.completion import documents
from mooring.cli.project import project_here_or_none
from mooring.cli.terminal import report, say, tell

if TYPE_CHECKING:
    from mooring.workflows.mocking import Serving


@click.command()
@click.argument(
    "document",
    required=False,
    metavar="[API/VERSION[@REVISION]]",
    shell_complete=documents,
)
@click.option(
    "--spec",
    metavar="FILE",
    help="Serve this document; needs no configuration.",
)
@click.option(
    "--overlay",
    "overlays",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    help="An OpenAPI Overlay to apply first; may be repeated.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=4010,
    show_default=True,
    help="On the loopback; 0 takes any that is free.",
)
def mock(
    document: str | None, spec: str | None, overlays: tuple[Path, ...], port: int
) -> None:
    """Serve a document by examples, to develop without an account.

    Requests are checked as the document says: what does not fit is refused with the error that it declares, and where
    it asks for a credential, any will do. Answers are the document's own examples where they fit, else made from the
    types, the same in every run. `Prefer: code=404` asks for another declared answer. /docs shows the document.

    \b
    Examples:
      mooring mock v2
      mooring mock browser-use/v2@2025-08-20 --port 8000
      mooring mock --spec openapi.yaml
    """
    if (document is None) == (spec is None):
        raise click.UsageError("Give a version, or a document by --spec FILE.")
    from mooring.workflows import mocking

    mocking.mock(project_here_or_none(), document or spec or "", overlays, port, _told)
    say("stopped")


def _told(serving: "Serving") -> None:
    report(serving.diagnostics)
    count = serving.operations
    counted = f"{count} operation{'' if count == 1 else 's'}"
    tell(f"{serving.title} ({serving.document}), {counted}, at {serving.url}")
    for line in serving.client:
        tell(f"  {line}")
    tell("Ctrl-C stops it.")
