from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, added
from mooring.model import Parameter


@added(
    Parameter,
    fact=Fact.PARAMETERS,
    reports=Example(
        "paths: {/pets: {get: {parameters: []}}}",
        (
            "paths: {/pets: {get: {parameters: [{name: limit, in: query, required: true, schema: "
            "{type: integer}}]}}}"
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
def parameter_added(after: Parameter) -> Effect | None:
    """An operation has a new parameter; a required one makes calls without it invalid.

    Make new parameters optional, with a default that keeps the old behaviour.
    """
    return Effect.NARROWS if after.required else Effect.WIDENS
