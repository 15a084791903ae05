from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Variant
from mooring.drift.rule import Example, removed


@removed(
    Variant,
    fact=Fact.TYPES,
    reports=Example(
        "{anyOf: [{type: string}, {type: integer}, {type: boolean}]}",
        "{anyOf: [{type: string}, {type: integer}]}",
    ),
    ignores=Example(
        "{anyOf: [{type: string}, {type: integer}]}",
        "{anyOf: [{type: integer}, {type: string}]}",
    ),
)
def variant_removed(before: Variant) -> Effect | None:
    """A value may no longer have one of its types.

    Go on taking the type in requests.
    """
    if before.is_ambiguous:
        return Effect.INCOMPARABLE
    return Effect.EQUAL if before.is_covered else Effect.NARROWS
