from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, removed
from mooring.model import Body


@removed(
    Body,
    fact=Fact.BODIES,
    reports=Example(
        (
            "paths: {/pets: {post: {requestBody: {content: {application/json: {schema: {type: "
            "object}}}}}}}"
        ),
        "paths: {/pets: {post: {}}}",
    ),
    ignores=Example(
        (
            "paths: {/pets: {post: {requestBody: {content: {application/json: {schema: {type: "
            "object}}}}}}}"
        ),
        (
            "paths: {/pets: {post: {requestBody: {required: true, content: {application/json: "
            "{schema: {type: object}}}}}}}"
        ),
    ),
)
def body_removed(before: Body) -> Effect | None:
    """An operation takes no request body any more.

    Ignore a body that is sent.
    """
    return Effect.INCOMPARABLE if before else None
