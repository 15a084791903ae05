from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, added
from mooring.model import Operation


@added(
    Operation,
    fact=Fact.NAMES,
    reports=Example("paths: {}", "paths: {/pets: {get: {}}}"),
    ignores=Example(
        "paths: {/pets: {get: {}}}", "paths: {/pets: {get: {summary: List}}}"
    ),
)
def operation_added(after: Operation) -> Effect | None:
    """An operation is new.

    Nothing to do.
    """
    return Effect.WIDENS if after.path else None
