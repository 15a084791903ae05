from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, changed
from mooring.model import Operation


@changed(
    Operation,
    "summary",
    fact=Fact.DESCRIPTIONS,
    reports=Example(
        "paths: {/pets: {get: {summary: List}}}",
        "paths: {/pets: {get: {summary: List all}}}",
    ),
    ignores=Example(
        "paths: {/pets: {get: {summary: List}}}",
        "paths: {/pets: {get: {summary: List, description: All.}}}",
    ),
)
def summary_changed(before: Operation, after: Operation) -> Effect | None:
    """The summary of an operation changed.

    Nothing to do.
    """
    return Effect.WORDS if before.summary != after.summary else None
