from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard, upper_bound
from mooring.drift.rule import Example, changed
from mooring.model import Array


@changed(
    Array,
    "max_items",
    fact=Fact.BOUNDS,
    guards=(Guard.UNENFORCED,),
    reports=Example("{type: array, maxItems: 20}", "{type: array, maxItems: 10}"),
    ignores=Example(
        "{type: array, maxItems: 20}",
        "{type: array, maxItems: 20, description: The same.}",
    ),
)
def max_items_changed(before: Array, after: Array) -> Effect | None:
    """The greatest count of items changed, so the service refuses values that it took, or returns values that it did
    not.

    Tighten a limit in a new version only, or accept the old range until callers have moved.
    """
    return upper_bound(before.max_items, after.max_items)
