from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard, lower_bound
from mooring.drift.rule import Example, changed
from mooring.model import Object


@changed(
    Object,
    "min_properties",
    fact=Fact.BOUNDS,
    guards=(Guard.UNENFORCED,),
    reports=Example(
        "{type: object, minProperties: 1}", "{type: object, minProperties: 2}"
    ),
    ignores=Example(
        "{type: object, minProperties: 1}",
        "{type: object, minProperties: 1, description: The same.}",
    ),
)
def min_properties_changed(before: Object, after: Object) -> Effect | None:
    """The least count of properties changed, so the service refuses values that it took, or returns values that it
    did not.

    Tighten a limit in a new version only, or accept the old range until callers have moved.
    """
    return lower_bound(before.min_properties, after.min_properties)
