from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard, flag
from mooring.drift.rule import Example, changed
from mooring.model import Array


@changed(
    Array,
    "unique_items",
    fact=Fact.BOUNDS,
    guards=(Guard.UNENFORCED,),
    reports=Example("{type: array}", "{type: array, uniqueItems: true}"),
    ignores=Example("{type: array}", "{type: array, minItems: 1}"),
)
def unique_items_changed(before: Array, after: Array) -> Effect | None:
    """Whether an item may occur twice changed.

    Drop repeated items in the service rather than refuse them.
    """
    return flag(
        before.unique_items,
        after.unique_items,
        rising=Effect.NARROWS,
        falling=Effect.WIDENS,
    )
