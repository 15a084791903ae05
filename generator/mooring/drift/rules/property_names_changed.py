from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard, stated
from mooring.drift.rule import Example, changed
from mooring.model import Object


@changed(
    Object,
    "names",
    fact=Fact.BOUNDS,
    guards=(Guard.UNENFORCED,),
    reports=Example("{type: object}", "{type: object, propertyNames: {maxLength: 9}}"),
    ignores=Example("{type: object}", "{type: object, minProperties: 1}"),
)
def property_names_changed(before: Object, after: Object) -> Effect | None:
    """What names of members may be changed.

    Go on taking the names that were valid.
    """
    return stated(before.names, after.names)
