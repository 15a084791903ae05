from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard, lower_bound
from mooring.drift.rule import Example, changed
from mooring.model import Number


@changed(
    Number,
    "exclusive_minimum",
    fact=Fact.BOUNDS,
    guards=(Guard.UNENFORCED,),
    reports=Example(
        "{type: number, exclusiveMinimum: 1}", "{type: number, exclusiveMinimum: 2}"
    ),
    ignores=Example(
        "{type: number, exclusiveMinimum: 1}",
        "{type: number, exclusiveMinimum: 1, description: The same.}",
    ),
)
def exclusive_minimum_changed(before: Number, after: Number) -> Effect | None:
    """The bound that a number stays above changed, so the service refuses values that it took, or returns values
    that it did not.

    Tighten a limit in a new version only, or accept the old range until callers have moved.
    """
    return lower_bound(before.exclusive_minimum, after.exclusive_minimum)
