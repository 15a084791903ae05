from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, changed
from mooring.model import SecurityScheme


@changed(
    SecurityScheme,
    "kind",
    "name",
    "place",
    "http_scheme",
    fact=Fact.SECURITY,
    reports=Example(
        "components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}",
        "components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Other}}}",
    ),
    ignores=Example(
        "components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}",
        (
            "components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key, "
            "description: New.}}}"
        ),
    ),
)
def security_scheme_changed(
    before: SecurityScheme, after: SecurityScheme
) -> Effect | None:
    """A way to authenticate works differently: credentials sent as before are not found.

    Read credentials from both places for a while.
    """
    return Effect.INCOMPARABLE if before != after else None
