from mooring.document import Fact
from mooring.drift.facts.differences import LinkKind
from mooring.drift.facts.effects import Effect, Guard
from mooring.drift.rule import Example, linked
from mooring.model import Parameter


@linked(
    Parameter,
    LinkKind.MOVE,
    fact=Fact.PARAMETERS,
    guards=(Guard.TRANSPORT,),
    reports=Example(
        "paths: {/pets: {get: {parameters: [{name: limit, in: query, schema: {type: integer}}]}}}",
        "paths: {/pets: {get: {parameters: [{name: limit, in: header, schema: {type: integer}}]}}}",
    ),
    ignores=Example(
        "paths: {/pets: {get: {parameters: [{name: limit, in: query, schema: {type: integer}}]}}}",
        (
            "paths: {/pets: {get: {parameters: [{name: limit, in: query, required: true, schema: "
            "{type: integer}}]}}}"
        ),
    ),
)
def parameter_moved(before: Parameter, after: Parameter) -> Effect | None:
    """A parameter travels in another place of the request.

    Read it from both places for a while.
    """
    return Effect.INCOMPARABLE if before.place is not after.place else None
