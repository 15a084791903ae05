from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard, upper_bound
from mooring.drift.rule import Example, changed
from mooring.model import Object


@changed(
    Object,
    "max_properties",
    fact=Fact.BOUNDS,
    guards=(Guard.UNENFORCED,),
    reports=Example(
        "{type: object, maxProperties: 20}", "{type: object, maxProperties: 10}"
    ),
    ignores=Example(
        "{type: object, maxProperties: 20}",
        "{type: object, maxProperties: 20, description: The same.}",
    ),
)
def max_properties_changed(before: Object, after: Object) -> Effect | None:
    """The greatest count of properties changed, so the service refuses values that it took, or returns values that
    it did not.

    Tighten a limit in a new version only, or accept the old range until callers have moved.
    """
    return upper_bound(before.max_properties, after.max_properties)
