from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, changed
from mooring.model import Content


@changed(
    Content,
    "schema",
    fact=Fact.BODIES,
    reports=Example(
        "paths: {/pets: {post: {requestBody: {content: {application/json: {}}}}}}",
        (
            "paths: {/pets: {post: {requestBody: {content: {application/json: {schema: {type: "
            "object}}}}}}}"
        ),
    ),
    ignores=Example(
        (
            "paths: {/pets: {post: {requestBody: {content: {application/json: {schema: {type: "
            "object}}}}}}}"
        ),
        (
            "paths: {/pets: {post: {requestBody: {content: {application/json: {schema: {type: "
            "string}}}}}}}"
        ),
    ),
)
def payload_described(before: Content, after: Content) -> Effect | None:
    """A payload got a schema, or lost it.

    Compare what the payload was with what the schema now says.
    """
    return (
        Effect.NARROWS
        if before.schema is None
        else Effect.WIDENS if after.schema is None else None
    )
