from mooring.document import Fact
from mooring.drift.facts.effects import Effect, flag
from mooring.drift.rule import Example, changed
from mooring.model import Parameter


@changed(
    Parameter,
    "required",
    fact=Fact.REQUIREDNESS,
    reports=Example(
        "paths: {/pets: {get: {parameters: [{name: limit, in: query, schema: {type: integer}}]}}}",
        (
            "paths: {/pets: {get: {parameters: [{name: limit, in: query, required: true, schema: "
            "{type: integer}}]}}}"
        ),
    ),
    ignores=Example(
        "paths: {/pets: {get: {parameters: [{name: limit, in: query, schema: {type: integer}}]}}}",
        "paths: {/pets: {get: {parameters: [{name: limit, in: query, schema: {type: string}}]}}}",
    ),
)
def parameter_required_changed(before: Parameter, after: Parameter) -> Effect | None:
    """A parameter became required, or optional.

    Go on taking calls without it.
    """
    return flag(
        before.required, after.required, rising=Effect.NARROWS, falling=Effect.WIDENS
    )
