from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, removed
from mooring.model import Operation


@removed(
    Operation,
    fact=Fact.NAMES,
    reports=Example("paths: {/pets: {get: {}}}", "paths: {}"),
    ignores=Example(
        "paths: {/pets: {get: {}}}", "paths: {/pets: {get: {summary: List}}}"
    ),
)
def operation_removed(before: Operation) -> Effect | None:
    """An operation is gone: calls fail.

    Deprecate it with a date first; say what replaces it.
    """
    return Effect.INCOMPARABLE if before.path else None
