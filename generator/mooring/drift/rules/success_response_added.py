from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, added
from mooring.model import Response


@added(
    Response,
    fact=Fact.RESPONSES,
    reports=Example(
        "paths: {/pets: {get: {responses: {'200': {}, '201': {}}}}}",
        "paths: {/pets: {get: {responses: {'200': {}, '201': {}, '202': {}}}}}",
    ),
    ignores=Example(
        "paths: {/pets: {get: {responses: {'200': {}}}}}",
        "paths: {/pets: {get: {responses: {'200': {}, '404': {}}}}}",
    ),
)
def success_response_added(after: Response) -> Effect | None:
    """A call may succeed with a further status.

    Treat every status of 200 to 299 as success.
    """
    return Effect.BEHAVIOUR if after.status.startswith("2") else None
