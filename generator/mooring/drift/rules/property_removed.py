from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, removed
from mooring.model import Property


@removed(
    Property,
    fact=Fact.NAMES,
    reports=Example(
        "{type: object, properties: {a: {type: string}}}", "{type: object}"
    ),
    ignores=Example(
        "{type: object, properties: {a: {type: string}}}",
        "{type: object, properties: {a: {type: integer}}}",
    ),
)
def property_removed(before: Property) -> Effect | None:
    """A property is gone: callers that send it are ignored or refused, and readers miss it.

    Deprecate it for a release first; go on accepting it.
    """
    return Effect.INCOMPARABLE if before else None
