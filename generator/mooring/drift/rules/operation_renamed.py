from mooring.document import Fact
from mooring.drift.facts.differences import LinkKind
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import OperationId
from mooring.drift.rule import Example, linked


@linked(
    OperationId,
    LinkKind.RENAME,
    fact=Fact.OPERATION_IDS,
    reports=Example(
        "paths: {/pets: {get: {operationId: listPets}}}",
        "paths: {/pets: {get: {operationId: pets_list}}}",
    ),
    ignores=Example(
        "paths: {/pets: {get: {operationId: listPets}}}",
        "paths: {/pets: {get: {operationId: listPets, summary: List}}}",
    ),
)
def operation_renamed(before: OperationId, after: OperationId) -> Effect | None:
    """The operation id changed, and with it the method's name in most bindings.

    Call the method by its new name, or pin the old one in `api.toml`.
    """
    return Effect.NAMES if before.id != after.id else None
