from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, removed
from mooring.model import Content


@removed(
    Content,
    fact=Fact.BODIES,
    reports=Example(
        (
            "paths: {/pets: {post: {requestBody: {content: {application/json: {schema: {type: "
            "object}}, application/xml: {schema: {type: object}}}}}}}"
        ),
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
def media_type_removed(before: Content) -> Effect | None:
    """A payload is no longer available in one of its media types.

    Go on taking and offering the media type.
    """
    return Effect.INCOMPARABLE if before.media_type else None
