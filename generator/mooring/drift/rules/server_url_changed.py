from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, changed
from mooring.model import Server


@changed(
    Server,
    "url",
    fact=Fact.SERVERS,
    reports=Example(
        "servers: [{url: 'https://a.example'}]", "servers: [{url: 'https://b.example'}]"
    ),
    ignores=Example(
        "servers: [{url: 'https://a.example'}]",
        "servers: [{url: 'https://a.example', description: Production}]",
    ),
)
def server_url_changed(before: Server, after: Server) -> Effect | None:
    """The API is reachable at another address.

    Go on answering at the old address; callers: set the base URL.
    """
    return Effect.INCOMPARABLE if before.url != after.url else None
