from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard
from mooring.drift.facts.elements import Shape
from mooring.drift.rule import Example, changed
from mooring.drift.facts.shapes import contains
from mooring.model import Enumeration


@changed(
    Shape,
    "type",
    fact=Fact.ENUMS,
    guards=(Guard.VISIBLE,),
    reports=Example("{type: string, enum: [a, b]}", "{type: string}"),
    ignores=Example("{type: string}", "{type: string, enum: [a, b]}"),
)
def vocabulary_opened(before: Shape, after: Shape) -> Effect | None:
    """A value that was one of a fixed vocabulary became free.

    Readers have to expect values that they do not know; the class that held the values is gone.
    """
    if isinstance(after.type, Enumeration) or not isinstance(before.type, Enumeration):
        return None
    return Effect.WIDENS if contains(after.type, before.type) else Effect.INCOMPARABLE
