from mooring.document import Fact
from mooring.drift.facts.differences import LinkKind
from mooring.drift.facts.effects import Effect
from mooring.drift.walking.media_types import is_within
from mooring.drift.rule import Example, linked
from mooring.model import Content


@linked(
    Content,
    LinkKind.RENAME,
    fact=Fact.BODIES,
    reports=Example(
        (
            "paths: {/pets: {get: {responses: {'200': {description: Pets, content: "
            "{application/problem+json: {schema: {type: string}}}}}}}}"
        ),
        (
            "paths: {/pets: {get: {responses: {'200': {description: Pets, content: "
            "{application/problem+json;v=2: {schema: {type: string}}}}}}}}"
        ),
    ),
    ignores=Example(
        (
            "paths: {/pets: {get: {responses: {'200': {description: Pets, content: "
            "{text/plain: {schema: {type: string}}}}}}}}"
        ),
        (
            "paths: {/pets: {get: {responses: {'200': {description: Pets, content: "
            "{text/html: {schema: {type: string}}}}}}}}"
        ),
    ),
)
def media_type_renamed(before: Content, after: Content) -> Effect | None:
    """A media type is written with other parameters, or as a wider or narrower range (RFC 9110, section 8.3.1).

    Go on naming the old one beside the new.
    """
    if is_within(before.media_type, after.media_type):
        return Effect.WIDENS
    if is_within(after.media_type, before.media_type):
        return Effect.NARROWS
    return Effect.UNKNOWN
