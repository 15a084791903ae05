from mooring.document import Fact
from mooring.drift.facts.effects import Effect, flag
from mooring.drift.rule import Example, changed
from mooring.model import Number


@changed(
    Number,
    "integral",
    fact=Fact.TYPES,
    reports=Example("{type: integer}", "{type: number}"),
    ignores=Example("{type: integer}", "{type: integer, minimum: 1}"),
)
def integrality_changed(before: Number, after: Number) -> Effect | None:
    """A number became whole, or ceased to be.

    Keep whole numbers whole in responses; add a field for the finer value.
    """
    return flag(
        before.integral, after.integral, rising=Effect.NARROWS, falling=Effect.WIDENS
    )
