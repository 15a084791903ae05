from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard
from mooring.drift.rule import Example, added
from mooring.model import Server


@added(
    Server,
    fact=Fact.SERVERS,
    guards=(Guard.TOLERATED,),
    reports=Example(
        "servers: [{url: 'https://a.example'}]",
        "servers: [{url: 'https://a.example'}, {url: 'https://b.example'}]",
    ),
    ignores=Example(
        "servers: [{url: 'https://a.example'}]", "servers: [{url: 'https://b.example'}]"
    ),
)
def server_added(after: Server) -> Effect | None:
    """The API is reachable at a further address.

    Nothing to do.
    """
    return Effect.WIDENS if after.url else None
