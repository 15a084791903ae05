from mooring.document import Fact
from mooring.drift.effects import Effect
from mooring.drift.elements import Shape
from mooring.drift.rule import Example, changed
from mooring.drift.shapes import contains
from mooring.model import Enumeration, Intersection


@changed(
    Shape,
    "type",
    fact=Fact.TYPES,
    reports=Example("{type: string}", "{type: boolean}"),
    ignores=Example("{type: string}", "{type: string, maxLength: 5}"),
)
def type_changed(before: Shape, after: Shape) -> Effect | None:
    """A value became one of another type.

    Add a field of the new type, and keep the old one until callers have moved.
    """
    if isinstance(before.type, Enumeration) or isinstance(after.type, Enumeration):
        return None
    if isinstance(before.type, Intersection) or isinstance(after.type, Intersection):
        return Effect.UNKNOWN
    if contains(after.type, before.type):
        return Effect.WIDENS
    return Effect.NARROWS if contains(before.type, after.type) else Effect.INCOMPARABLE
