from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, removed
from mooring.model import Server


@removed(
    Server,
    fact=Fact.SERVERS,
    reports=Example(
        "servers: [{url: 'https://a.example'}, {url: 'https://b.example'}]",
        "servers: [{url: 'https://a.example'}]",
    ),
    ignores=Example(
        "servers: [{url: 'https://a.example'}]", "servers: [{url: 'https://b.example'}]"
    ),
)
def server_removed(before: Server) -> Effect | None:
    """The API is no longer said to be reachable at an address.

    Go on answering at the old address.
    """
    return Effect.INCOMPARABLE if before.url else None
