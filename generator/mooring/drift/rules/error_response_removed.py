from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, removed
from mooring.model import Response


@removed(
    Response,
    fact=Fact.RESPONSES,
    reports=Example(
        "paths: {/pets: {get: {responses: {'200': {}, '404': {}}}}}",
        "paths: {/pets: {get: {responses: {'200': {}}}}}",
    ),
    ignores=Example(
        "paths: {/pets: {get: {responses: {'200': {}, '201': {}}}}}",
        "paths: {/pets: {get: {responses: {'200': {}}}}}",
    ),
)
def error_response_removed(before: Response) -> Effect | None:
    """A status other than success is no longer documented.

    Go on handling it: services fail in undocumented ways too.
    """
    return None if before.status.startswith("2") else Effect.NARROWS
