from mooring.document import Fact
from mooring.drift.facts.differences import LinkKind
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, linked
from mooring.model import Parameter, Place


@linked(
    Parameter,
    LinkKind.RENAME,
    fact=Fact.PARAMETERS,
    reports=Example(
        "paths: {/pets: {get: {parameters: [{name: q, in: query, schema: {type: string}}]}}}",
        "paths: {/pets: {get: {parameters: [{name: query, in: query, schema: {type: string}}]}}}",
    ),
    ignores=Example(
        "paths: {/pets: {get: {parameters: [{name: day, in: query, schema: {type: string}}]}}}",
        "paths: {/pets: {get: {parameters: [{name: dog, in: query, schema: {type: integer}}]}}}",
    ),
)
def parameter_renamed(before: Parameter, after: Parameter) -> Effect | None:
    """A parameter goes by another name; in a path the wire does not show it, the keyword does.

    Accept both names for a while; `mooring migrate` rewrites callers.
    """
    return (
        Effect.NAMES
        if after.place is Place.PATH
        else Effect.INCOMPARABLE if before else None
    )
