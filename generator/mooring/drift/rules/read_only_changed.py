from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard
from mooring.drift.facts.elements import Shape
from mooring.drift.rule import Example, changed


@changed(
    Shape,
    "read_only",
    fact=Fact.TYPES,
    guards=(Guard.UNTAKEN,),
    reports=Example("{type: string}", "{type: string, readOnly: true}"),
    ignores=Example("{type: string}", "{type: string, title: A}"),
)
def read_only_changed(before: Shape, after: Shape) -> Effect | None:
    """A property is now only returned, or is now taken as well.

    Go on ignoring the property in requests rather than refuse it.
    """
    return Effect.UNKNOWN if after.read_only else Effect.EQUAL
