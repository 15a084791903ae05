from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Shape
from mooring.drift.rule import Example, changed
from mooring.drift.facts.shapes import contains
from mooring.model import Boolean, Enumeration, Intersection, Number, String


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
    if is_within(before, after):
        return Effect.WIDENS
    return Effect.NARROWS if is_within(after, before) else Effect.INCOMPARABLE


def is_within(narrower: Shape, wider: Shape) -> bool:
    """Whether every value of one is surely one of the other; as text, numbers and booleans are strings."""
    return contains(wider.type, narrower.type) or (
        wider.is_text
        and wider.type == String()
        and isinstance(narrower.type, Number | Boolean | String)
    )
