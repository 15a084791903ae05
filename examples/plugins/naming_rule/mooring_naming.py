"""A rule of one company: a new operation has an id in snake case."""

from mooring.document import Fact
from mooring.drift import Effect
from mooring.drift.rule import Example, added
from mooring.model import Operation


@added(
    Operation,
    fact=Fact.OPERATION_IDS,
    reports=Example("paths: {}", "paths: {/pets: {get: {operationId: listPets}}}"),
    ignores=Example("paths: {}", "paths: {/pets: {get: {operationId: list_pets}}}"),
)
def operation_id_style(after: Operation) -> Effect | None:
    """A new operation has an id that is not in snake case.

    Ask for another id before callers get used to it.
    """
    is_snake = after.id is None or after.id == after.id.lower()
    return None if is_snake else Effect.NAMES
