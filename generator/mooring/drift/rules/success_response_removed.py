from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, removed
from mooring.model import Response


@removed(
    Response,
    fact=Fact.RESPONSES,
    reports=Example(
        "paths: {/pets: {get: {responses: {'200': {}, '201': {}}}}}",
        "paths: {/pets: {get: {responses: {'200': {}}}}}",
    ),
    ignores=Example(
        "paths: {/pets: {get: {responses: {'200': {}, '404': {}}}}}",
        "paths: {/pets: {get: {responses: {'200': {}}}}}",
    ),
)
def success_response_removed(before: Response) -> Effect | None:
    """A call no longer succeeds with one of its statuses.

    Treat every status of 200 to 299 as success.
    """
    return Effect.INCOMPARABLE if before.status.startswith("2") else None
