from mooring.document import Fact
from mooring.drift.facts.differences import LinkKind
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, linked
from mooring.model import Response


@linked(
    Response,
    LinkKind.RENAME,
    fact=Fact.RESPONSES,
    reports=Example(
        "paths: {/pets: {get: {responses: {'200': {}}}}}",
        "paths: {/pets: {get: {responses: {'202': {}}}}}",
    ),
    ignores=Example(
        "paths: {/pets: {get: {responses: {'200': {}}}}}",
        "paths: {/pets: {get: {responses: {'200': {}, '404': {}}}}}",
    ),
)
def success_status_changed(before: Response, after: Response) -> Effect | None:
    """A call succeeds with another status.

    Treat every status of 200 to 299 as success.
    """
    return Effect.INCOMPARABLE if before.status != after.status else None
