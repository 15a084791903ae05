from mooring.document import Fact
from mooring.drift.facts.effects import Effect, flag
from mooring.drift.rule import Example, changed
from mooring.model import Header


@changed(
    Header,
    "required",
    fact=Fact.HEADERS,
    reports=Example(
        (
            "paths: {/pets: {get: {responses: {'200': {headers: {X-Rate: {required: true, schema: "
            "{type: integer}}}}}}}}"
        ),
        (
            "paths: {/pets: {get: {responses: {'200': {headers: {X-Rate: {schema: {type: "
            "integer}}}}}}}}"
        ),
    ),
    ignores=Example(
        (
            "paths: {/pets: {get: {responses: {'200': {headers: {X-Rate: {schema: {type: "
            "integer}}}}}}}}"
        ),
        "paths: {/pets: {get: {responses: {'200': {headers: {X-Rate: {schema: {type: string}}}}}}}}",
    ),
)
def header_required_changed(before: Header, after: Header) -> Effect | None:
    """A response header became certain, or optional.

    Go on sending it.
    """
    return flag(
        before.required, after.required, rising=Effect.NARROWS, falling=Effect.WIDENS
    )
