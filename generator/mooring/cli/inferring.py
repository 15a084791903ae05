"""`mooring infer`: what a document suggests beyond what it states."""

import click

from mooring.cli.project import project_here, project_here_or_none
from mooring.cli.terminal import say, show_code, tell
from mooring.files import shown


@click.command()
@click.argument("name", metavar="VERSION|FILE")
@click.option(
    "--write",
    "is_written",
    is_flag=True,
    help="Add what is new to the version's api.toml; guesses as comments.",
)
def infer(name: str, is_written: bool) -> None:
    """Print what a document suggests that its operations do: paging, runs, idempotency.

    Each comes with its evidence, as a table for api.toml, where it can be corrected, or set to false. Bindings of a
    vendored version do what is recorded there, and nothing else; what the document no longer supports is an error.
    Bindings of a lone file (generate --spec) do what is certain.

    \b
    Examples:
      mooring infer openapi.yaml
      mooring infer browser-use/v2
      mooring infer v2 --write
    """
    from mooring.workflows import inferring

    project = project_here() if is_written else project_here_or_none()
    found = inferring.suggestion(project, name)
    if is_written:
        path = inferring.write(project_here(), name, found)
        changed = found.certain or found.doubtful
        tell(f"{'wrote' if changed else 'unchanged'} {shown(path)}")
    else:
        text = "\n".join(filter(None, (found.certain, found.doubtful)))
        for line in text.split("\n")[:-1]:
            show_code(line)
    say(
        f"{found.certain_count} certain, {found.doubtful_count} guesses, {found.decided} decided before."
    )
