from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard
from mooring.drift.facts.elements import Security
from mooring.drift.rule import Example, changed


@changed(
    Security,
    "alternatives",
    fact=Fact.SECURITY,
    guards=(Guard.TRANSPORT,),
    reports=Example(
        (
            "paths: {/pets: {get: {security: [{auth: [read]}]}}}\n"
            "components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}, auth: "
            "{type: oauth2, flows: {}}}}"
        ),
        (
            "paths: {/pets: {get: {security: [{auth: [read, write]}]}}}\n"
            "components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}, auth: "
            "{type: oauth2, flows: {}}}}"
        ),
    ),
    ignores=Example(
        (
            "paths: {/pets: {get: {security: []}}}\n"
            "components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}, auth: "
            "{type: oauth2, flows: {}}}}"
        ),
        (
            "paths: {/pets: {get: {security: [{key: []}]}}}\n"
            "components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}, auth: "
            "{type: oauth2, flows: {}}}}"
        ),
    ),
)
def security_scopes_changed(before: Security, after: Security) -> Effect | None:
    """The scopes that an operation asks for changed; tokens issued before may lack them.

    Ask for further scopes before the service demands them.
    """
    schemes = [
        {
            frozenset(one.scheme for one in requirement)
            for requirement in side.alternatives
        }
        for side in (before, after)
    ]
    if schemes[0] != schemes[1]:
        return None
    old, new = _scopes(before), _scopes(after)
    if old <= new:
        return Effect.NARROWS
    return Effect.WIDENS if new <= old else Effect.INCOMPARABLE


def _scopes(security: Security) -> set[tuple[str, str]]:
    return {
        (one.scheme, scope)
        for requirement in security.alternatives
        for one in requirement
        for scope in one.scopes
    }
