from mooring.document import Fact
from mooring.drift.facts.effects import Effect, flag
from mooring.drift.rule import Example, changed
from mooring.model import Body


@changed(
    Body,
    "required",
    fact=Fact.REQUIREDNESS,
    reports=Example(
        (
            "paths: {/pets: {post: {requestBody: {content: {application/json: {schema: {type: "
            "object}}}}}}}"
        ),
        (
            "paths: {/pets: {post: {requestBody: {required: true, content: {application/json: "
            "{schema: {type: object}}}}}}}"
        ),
    ),
    ignores=Example(
        (
            "paths: {/pets: {post: {requestBody: {content: {application/json: {schema: {type: "
            "object}}}}}}}"
        ),
        (
            "paths: {/pets: {post: {requestBody: {description: New., content: {application/json: "
            "{schema: {type: object}}}}}}}"
        ),
    ),
)
def body_required_changed(before: Body, after: Body) -> Effect | None:
    """A request body became required, or optional.

    Go on taking calls without it.
    """
    return flag(
        before.required, after.required, rising=Effect.NARROWS, falling=Effect.WIDENS
    )
