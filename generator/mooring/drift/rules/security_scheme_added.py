from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, added
from mooring.model import SecurityScheme


@added(
    SecurityScheme,
    fact=Fact.SECURITY,
    reports=Example(
        "components: {securitySchemes: {}}",
        "components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}",
    ),
    ignores=Example(
        "components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}",
        "components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Other}}}",
    ),
)
def security_scheme_added(after: SecurityScheme) -> Effect | None:
    """A way to authenticate is new.

    Nothing to do.
    """
    return Effect.WIDENS if after.key else None
