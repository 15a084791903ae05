"""`mooring explain`: say what a rule finds, what a code means, or where a fact was published."""

import click

from mooring.cli.completion import subjects
from mooring.cli.project import project_here_or_none
from mooring.cli.terminal import hand_over, tell


@click.command()
@click.argument("subject", metavar="RULE|CODE|DOCUMENT", shell_complete=subjects)
@click.argument("name", required=False)
def explain(subject: str, name: str | None) -> None:
    """Explain a rule of drift, the code of a message, or a name of an API.

    Of a rule, says what it finds, whom it breaks and what to do. Of a code, which stands in brackets behind a
    message, everything that is said under it, and what it is about. Of a name in a version, a revision or
    a file, shows the published line, what every fact about it is worth, and its history.

    \b
    Examples:
      mooring explain enum-value-removed
      mooring explain rules                every rule
      mooring explain dangling-reference
      mooring explain codes                every code
      mooring explain v2 tasks.create.maxSteps
      mooring explain page.md "POST /tasks"
    """
    from mooring.workflows import codes, explaining

    if name is None:
        hand_over(codes.explain(subject))
        return
    for line in explaining.explain_name(project_here_or_none(), subject, name):
        tell(line)
