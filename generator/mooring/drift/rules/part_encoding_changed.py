from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard
from mooring.drift.rule import Example, changed
from mooring.model import Content


@changed(
    Content,
    "encodings",
    fact=Fact.BODIES,
    guards=(Guard.TRANSPORT,),
    reports=Example(
        (
            "paths: {/pets: {post: {requestBody: {content: {multipart/form-data: {schema: {type: "
            "object}, encoding: {a: {contentType: image/png}}}}}}}}"
        ),
        (
            "paths: {/pets: {post: {requestBody: {content: {multipart/form-data: {schema: {type: "
            "object}, encoding: {a: {contentType: image/gif}}}}}}}}"
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
def part_encoding_changed(before: Content, after: Content) -> Effect | None:
    """A part of a form is encoded differently.

    Read both encodings.
    """
    return Effect.INCOMPARABLE if before != after else None
