from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Security
from mooring.drift.rule import Example, changed
from mooring.model import Requirement

OPEN: tuple[Requirement, ...] = ((),)


@changed(
    Security,
    "alternatives",
    fact=Fact.SECURITY,
    reports=Example(
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
    ignores=Example(
        (
            "paths: {/pets: {get: {security: [{auth: [read]}]}}}\n"
            "components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}, auth: "
            "{type: oauth2, flows: {}}}}"
        ),
        (
            "paths: {/pets: {get: {security: [{auth: [write]}]}}}\n"
            "components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}, auth: "
            "{type: oauth2, flows: {}}}}"
        ),
    ),
)
def security_requirement_changed(before: Security, after: Security) -> Effect | None:
    """The credentials that an operation asks for changed.

    Go on taking the old credentials beside the new ones.
    """
    if _schemes(before) == _schemes(after):
        return None
    keeps = all(
        any(_demands(new, old) for new in after.alternatives or OPEN)
        for old in before.alternatives or OPEN
    )
    kept = all(
        any(_demands(old, new) for old in before.alternatives or OPEN)
        for new in after.alternatives or OPEN
    )
    if keeps:
        return Effect.EQUAL if kept else Effect.WIDENS
    return Effect.NARROWS if kept else Effect.INCOMPARABLE


def _schemes(security: Security) -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset(one.scheme for one in requirement)
        for requirement in security.alternatives
    )


def _demands(fewer: Requirement, more: Requirement) -> bool:
    """Whether who meets `more` also meets `fewer`."""
    scopes_by_scheme = {one.scheme: set(one.scopes) for one in more}
    return all(
        one.scheme in scopes_by_scheme
        and set(one.scopes) <= scopes_by_scheme[one.scheme]
        for one in fewer
    )
