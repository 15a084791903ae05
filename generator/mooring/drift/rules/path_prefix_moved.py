from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Route
from mooring.drift.rule import Example, changed


@changed(
    Route,
    "path",
    fact=Fact.SERVERS,
    reports=Example(
        ("servers: [{url: 'https://a.example'}]\n" "paths: {/v2/pets: {get: {}}}"),
        ("servers: [{url: 'https://a.example/v2'}]\n" "paths: {/pets: {get: {}}}"),
    ),
    ignores=Example(
        "paths: {/pets: {get: {}}}", "paths: {/pets: {get: {summary: List}}}"
    ),
)
def path_prefix_moved(before: Route, after: Route) -> Effect | None:
    """A part of the path moved into the server's address, or out of it; the whole address is the same.

    Nothing to do.
    """
    return Effect.EQUAL if before.method == after.method else None
