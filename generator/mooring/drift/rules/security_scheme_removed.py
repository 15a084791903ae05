from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, removed
from mooring.model import SecurityScheme


@removed(
    SecurityScheme,
    fact=Fact.SECURITY,
    reports=Example(
        "components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}",
        "components: {securitySchemes: {}}",
    ),
    ignores=Example(
        "components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}",
        "components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Other}}}",
    ),
)
def security_scheme_removed(before: SecurityScheme) -> Effect | None:
    """A way to authenticate is gone.

    Go on taking the old credentials until callers have new ones.
    """
    return Effect.INCOMPARABLE if before.key else None
