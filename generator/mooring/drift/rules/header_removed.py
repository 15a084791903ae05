from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, removed
from mooring.model import Header


@removed(
    Header,
    fact=Fact.HEADERS,
    reports=Example(
        (
            "paths: {/pets: {get: {responses: {'200': {headers: {X-Rate: {schema: {type: "
            "integer}}}}}}}}"
        ),
        "paths: {/pets: {get: {responses: {'200': {headers: {}}}}}}",
    ),
    ignores=Example(
        (
            "paths: {/pets: {get: {responses: {'200': {headers: {X-Rate: {schema: {type: "
            "integer}}}}}}}}"
        ),
        "paths: {/pets: {get: {responses: {'200': {headers: {X-Rate: {schema: {type: string}}}}}}}}",
    ),
)
def header_removed(before: Header) -> Effect | None:
    """A response no longer carries a header.

    Go on sending it.
    """
    return Effect.INCOMPARABLE if before.name else None
