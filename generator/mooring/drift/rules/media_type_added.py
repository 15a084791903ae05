from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard
from mooring.drift.rule import Example, added
from mooring.model import Content


@added(
    Content,
    fact=Fact.BODIES,
    guards=(Guard.TOLERATED,),
    reports=Example(
        (
            "paths: {/pets: {post: {requestBody: {content: {application/json: {schema: {type: "
            "object}}}}}}}"
        ),
        (
            "paths: {/pets: {post: {requestBody: {content: {application/json: {schema: {type: "
            "object}}, application/xml: {schema: {type: object}}}}}}}"
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
def media_type_added(after: Content) -> Effect | None:
    """A payload is available in a further media type.

    Nothing to do.
    """
    return Effect.WIDENS if after.media_type else None
