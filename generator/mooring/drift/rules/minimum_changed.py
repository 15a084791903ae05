from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard, lower_bound
from mooring.drift.rule import Example, changed
from mooring.model import Number


@changed(
    Number,
    "minimum",
    fact=Fact.BOUNDS,
    guards=(Guard.UNENFORCED,),
    reports=Example("{type: integer, minimum: 1}", "{type: integer, minimum: 2}"),
    ignores=Example(
        "{type: integer, minimum: 1}",
        "{type: integer, minimum: 1, description: The same.}",
    ),
)
def minimum_changed(before: Number, after: Number) -> Effect | None:
    """The least value of a number changed, so the service refuses values that it took, or returns values that it did
    not.

    Tighten a limit in a new version only, or accept the old range until callers have moved.
    """
    return lower_bound(before.minimum, after.minimum)
