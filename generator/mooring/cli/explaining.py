"""`mooring explain`: say what a rule finds."""

import click


@click.command()
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
