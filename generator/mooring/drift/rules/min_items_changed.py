from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard, lower_bound
from mooring.drift.rule import Example, changed
from mooring.model import Array


@changed(
    Array,
    "min_items",
    fact=Fact.BOUNDS,
    guards=(Guard.UNENFORCED,),
    reports=Example("{type: array, minItems: 1}", "{type: array, minItems: 2}"),
    ignores=Example(
        "{type: array, minItems: 1}",
        "{type: array, minItems: 1, description: The same.}",
    ),
)
def min_items_changed(before: Array, after: Array) -> Effect | None:
    """The least count of items changed, so the service refuses values that it took, or returns values that it did
    not.

    Tighten a limit in a new version only, or accept the old range until callers have moved.
    """
    return lower_bound(before.min_items, after.min_items)
