from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard
from mooring.drift.rule import Example, changed
from mooring.model import Parameter


@changed(
    Parameter,
    "style",
    "explode",
    "allow_reserved",
    "media_type",
    fact=Fact.PARAMETERS,
    guards=(Guard.TRANSPORT,),
    reports=Example(
        "paths: {/pets: {get: {parameters: [{name: ids, in: query, schema: {type: array}}]}}}",
        (
            "paths: {/pets: {get: {parameters: [{name: ids, in: query, explode: false, schema: "
            "{type: array}}]}}}"
        ),
    ),
    ignores=Example(
        "paths: {/pets: {get: {parameters: [{name: limit, in: query, schema: {type: integer}}]}}}",
        (
            "paths: {/pets: {get: {parameters: [{name: limit, in: query, required: true, schema: "
            "{type: integer}}]}}}"
        ),
    ),
)
def parameter_serialization_changed(
    before: Parameter, after: Parameter
) -> Effect | None:
    """A parameter's value is written differently into the request.

    Read both ways of writing it.
    """
    return Effect.INCOMPARABLE if before != after else None
