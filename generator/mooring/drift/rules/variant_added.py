from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Variant
from mooring.drift.rule import Example, added


@added(
    Variant,
    fact=Fact.TYPES,
    reports=Example(
        "{anyOf: [{type: string}, {type: integer}]}",
        "{anyOf: [{type: string}, {type: integer}, {type: boolean}]}",
    ),
    ignores=Example(
        "{anyOf: [{type: string}, {type: integer}]}",
        "{anyOf: [{type: integer}, {type: string}]}",
    ),
)
def variant_added(after: Variant) -> Effect | None:
    """A value may have a further type; readers that know only the old ones meet it in responses.

    Readers: have a branch for types that you do not know.
    """
    if after.is_ambiguous:
        return Effect.INCOMPARABLE
    return Effect.EQUAL if after.is_covered else Effect.WIDENS
