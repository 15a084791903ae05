from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Servers
from mooring.drift.rule import Example, changed


@changed(
    Servers,
    "urls",
    fact=Fact.SERVERS,
    reports=Example(
        "servers: [{url: 'https://a.example'}, {url: 'https://b.example'}]",
        "servers: [{url: 'https://b.example'}, {url: 'https://a.example'}]",
    ),
    ignores=Example(
        "servers: [{url: 'https://a.example'}, {url: 'https://b.example'}]",
        "servers: [{url: 'https://a.example'}, {url: 'https://c.example'}]",
    ),
)
def default_server_changed(before: Servers, after: Servers) -> Effect | None:
    """Another server comes first: requests go there where nobody chose one.

    Put the server that callers use today first.
    """
    return Effect.BEHAVIOUR if before != after else None
