from mooring.document import Fact
from mooring.drift.facts.differences import LinkKind
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, linked
from mooring.model import SecurityScheme


@linked(
    SecurityScheme,
    LinkKind.RENAME,
    fact=Fact.SECURITY,
    reports=Example(
        "components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}",
        "components: {securitySchemes: {token: {type: apiKey, in: header, name: X-Key}}}",
    ),
    ignores=Example(
        "components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}",
        "components: {securitySchemes: {token: {type: http, scheme: bearer}}}",
    ),
)
def security_scheme_renamed(
    before: SecurityScheme, after: SecurityScheme
) -> Effect | None:
    """A way to authenticate goes by another name; the wire does not show it.

    Pass the credentials under the new name.
    """
    return Effect.NAMES if before.key != after.key else None
