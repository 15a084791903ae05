from mooring.document import Fact
from mooring.drift.facts.differences import LinkKind
from mooring.drift.facts.effects import Effect, Guard
from mooring.drift.rule import Example, linked
from mooring.model import Operation


@linked(
    Operation,
    LinkKind.MOVE,
    LinkKind.RENAME_AND_MOVE,
    fact=Fact.NAMES,
    guards=(Guard.TRANSPORT,),
    reports=Example(
        "paths: {/pets: {get: {operationId: list}}}",
        "paths: {/animals: {get: {operationId: list}}}",
    ),
    ignores=Example(
        "paths: {'/pets/{id}': {get: {operationId: find}}}",
        "paths: {'/pets/{petId}': {get: {operationId: find}}}",
    ),
)
def operation_moved(before: Operation, after: Operation) -> Effect | None:
    """An operation has another address or method: calls to the old one fail.

    Answer at the old address, with a redirect or as before, until callers have moved.
    """
    return Effect.INCOMPARABLE if str(before) != str(after) else None
