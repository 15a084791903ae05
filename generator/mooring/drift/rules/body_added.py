from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, added
from mooring.model import Body


@added(
    Body,
    fact=Fact.BODIES,
    reports=Example(
        "paths: {/pets: {post: {}}}",
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
            "paths: {/pets: {post: {requestBody: {required: true, content: {application/json: "
            "{schema: {type: object}}}}}}}"
        ),
    ),
)
def body_added(after: Body) -> Effect | None:
    """An operation takes a request body; a required one makes calls without it invalid.

    Make the body optional.
    """
    return Effect.NARROWS if after.required else Effect.WIDENS
