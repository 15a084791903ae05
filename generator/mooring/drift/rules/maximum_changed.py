from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard, upper_bound
from mooring.drift.rule import Example, changed
from mooring.model import Number


@changed(
    Number,
    "maximum",
    fact=Fact.BOUNDS,
    guards=(Guard.UNENFORCED,),
    reports=Example("{type: integer, maximum: 20}", "{type: integer, maximum: 10}"),
    ignores=Example(
        "{type: integer, maximum: 20}",
        "{type: integer, maximum: 20, description: The same.}",
    ),
)
def maximum_changed(before: Number, after: Number) -> Effect | None:
    """The greatest value of a number changed, so the service refuses values that it took, or returns values that it
    did not.

    Tighten a limit in a new version only, or accept the old range until callers have moved.
    """
    return upper_bound(before.maximum, after.maximum)
