from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard, stated
from mooring.drift.rule import Example, changed
from mooring.model import Number


@changed(
    Number,
    "multiple_of",
    fact=Fact.BOUNDS,
    guards=(Guard.UNENFORCED,),
    reports=Example("{type: number, multipleOf: 2}", "{type: number, multipleOf: 3}"),
    ignores=Example("{type: number, multipleOf: 2}", "{type: number, multipleOf: 2.0}"),
)
def multiple_of_changed(before: Number, after: Number) -> Effect | None:
    """The step that a number must be a multiple of changed.

    Let the new step divide the old one, so that every value that was valid stays valid.
    """
    old, new = before.multiple_of, after.multiple_of
    if old is None or new is None:
        return stated(old, new)
    if old % new == 0:
        return Effect.WIDENS
    return Effect.NARROWS if new % old == 0 else Effect.INCOMPARABLE
