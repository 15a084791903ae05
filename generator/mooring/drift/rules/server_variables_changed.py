from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, changed
from mooring.model import Server


@changed(
    Server,
    "variables",
    fact=Fact.SERVERS,
    reports=Example(
        "servers: [{url: 'https://{r}.example', variables: {r: {default: eu}}}]",
        "servers: [{url: 'https://{r}.example', variables: {r: {default: us}}}]",
    ),
    ignores=Example(
        "servers: [{url: 'https://a.example'}]", "servers: [{url: 'https://b.example'}]"
    ),
)
def server_variables_changed(before: Server, after: Server) -> Effect | None:
    """The variables of a server's address changed.

    Keep the old values and defaults.
    """
    return Effect.BEHAVIOUR if before.variables != after.variables else None
