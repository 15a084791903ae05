from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard
from mooring.drift.rule import Example, added
from mooring.model import Header


@added(
    Header,
    fact=Fact.HEADERS,
    guards=(Guard.TOLERATED,),
    reports=Example(
        "paths: {/pets: {get: {responses: {'200': {headers: {}}}}}}",
        (
            "paths: {/pets: {get: {responses: {'200': {headers: {X-Rate: {schema: {type: "
            "integer}}}}}}}}"
        ),
    ),
    ignores=Example(
        (
            "paths: {/pets: {get: {responses: {'200': {headers: {X-Rate: {schema: {type: "
            "integer}}}}}}}}"
        ),
        "paths: {/pets: {get: {responses: {'200': {headers: {X-Rate: {schema: {type: string}}}}}}}}",
    ),
)
def header_added(after: Header) -> Effect | None:
    """A response carries a further header.

    Nothing to do.
    """
    return Effect.WIDENS if after.name else None
