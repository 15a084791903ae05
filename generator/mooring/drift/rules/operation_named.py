from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, changed
from mooring.model import Operation


@changed(
    Operation,
    "id",
    fact=Fact.OPERATION_IDS,
    reports=Example(
        "paths: {/pets: {get: {}}}", "paths: {/pets: {get: {operationId: pets_list}}}"
    ),
    ignores=Example(
        "paths: {/pets: {get: {operationId: listPets}}}",
        "paths: {/pets: {get: {operationId: listPets, summary: List}}}",
    ),
)
def operation_named(before: Operation, after: Operation) -> Effect | None:
    """An operation got an id, or lost it; the name of its method may follow.

    Pin the method's name in `api.toml`.
    """
    return Effect.NAMES
