from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard
from mooring.drift.rule import Example, changed
from mooring.model import Array, Parameter


@changed(
    Parameter,
    "schema",
    fact=Fact.TYPES,
    guards=(Guard.VISIBLE,),
    reports=Example(
        "paths: {/pets: {get: {parameters: [{name: id, in: query, schema: {type: integer}}]}}}",
        (
            "paths: {/pets: {get: {parameters: [{name: id, in: query, schema: "
            "{type: array, items: {type: integer}}}]}}}"
        ),
    ),
    ignores=Example(
        "paths: {/pets: {get: {parameters: [{name: id, in: query, schema: {type: integer}}]}}}",
        "paths: {/pets: {get: {parameters: [{name: id, in: query, schema: {type: string}}]}}}",
    ),
)
def parameter_repeated(before: Parameter, after: Parameter) -> Effect | None:
    """A parameter may now be given several times, or only once.

    Go on taking one value; a list in its place is a parameter of its own.
    """
    return Effect.WIDENS if isinstance(after.schema.type, Array) else Effect.NARROWS
