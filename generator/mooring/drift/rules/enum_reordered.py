from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Vocabulary
from mooring.drift.rule import Example, changed


@changed(
    Vocabulary,
    "values",
    fact=Fact.ENUMS,
    reports=Example("{type: string, enum: [a, b]}", "{type: string, enum: [b, a]}"),
    ignores=Example("{type: string, enum: [a, b]}", "{type: string, enum: [a, b, c]}"),
)
def enum_reordered(before: Vocabulary, after: Vocabulary) -> Effect | None:
    """The values of a vocabulary stand in another order, which means nothing on the wire.

    Nothing to do.
    """
    return Effect.EQUAL if before != after else None
