from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard
from mooring.drift.rule import Example, added
from mooring.model import Response


@added(
    Response,
    fact=Fact.RESPONSES,
    guards=(Guard.TOLERATED,),
    reports=Example(
        "paths: {/pets: {get: {responses: {'200': {}}}}}",
        "paths: {/pets: {get: {responses: {'200': {}, '404': {}}}}}",
    ),
    ignores=Example(
        "paths: {/pets: {get: {responses: {'200': {}}}}}",
        "paths: {/pets: {get: {responses: {'200': {}, '201': {}}}}}",
    ),
)
def error_response_added(after: Response) -> Effect | None:
    """A call may fail, or answer otherwise, with a further documented status.

    Handle it where the caller can do something about it.
    """
    return None if after.status.startswith("2") else Effect.WIDENS
