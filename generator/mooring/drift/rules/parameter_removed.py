from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, removed
from mooring.model import Parameter


@removed(
    Parameter,
    fact=Fact.PARAMETERS,
    reports=Example(
        "paths: {/pets: {get: {parameters: [{name: limit, in: query, schema: {type: integer}}]}}}",
        "paths: {/pets: {get: {parameters: []}}}",
    ),
    ignores=Example(
        "paths: {/pets: {get: {parameters: [{name: limit, in: query, schema: {type: integer}}]}}}",
        (
            "paths: {/pets: {get: {parameters: [{name: limit, in: query, required: true, schema: "
            "{type: integer}}]}}}"
        ),
    ),
)
def parameter_removed(before: Parameter) -> Effect | None:
    """A parameter is gone: what callers send there is ignored or refused.

    Deprecate it for a release first.
    """
    return Effect.INCOMPARABLE if before else None
