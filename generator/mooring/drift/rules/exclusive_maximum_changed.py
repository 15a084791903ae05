from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard, upper_bound
from mooring.drift.rule import Example, changed
from mooring.model import Number


@changed(
    Number,
    "exclusive_maximum",
    fact=Fact.BOUNDS,
    guards=(Guard.UNENFORCED,),
    reports=Example(
        "{type: number, exclusiveMaximum: 20}", "{type: number, exclusiveMaximum: 10}"
    ),
    ignores=Example(
        "{type: number, exclusiveMaximum: 20}",
        "{type: number, exclusiveMaximum: 20, description: The same.}",
    ),
)
def exclusive_maximum_changed(before: Number, after: Number) -> Effect | None:
    """The bound that a number stays below changed, so the service refuses values that it took, or returns values
    that it did not.

    Tighten a limit in a new version only, or accept the old range until callers have moved.
    """
    return upper_bound(before.exclusive_maximum, after.exclusive_maximum)
