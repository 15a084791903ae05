from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Shape
from mooring.drift.rule import Example, changed
from mooring.drift.facts.shapes import contains
from mooring.model import Enumeration


@changed(
    Shape,
    "type",
    fact=Fact.ENUMS,
    reports=Example("{type: string}", "{type: string, enum: [a, b]}"),
    ignores=Example("{type: string, enum: [a, b]}", "{type: string}"),
)
def vocabulary_closed(before: Shape, after: Shape) -> Effect | None:
    """A value that was free became one of a fixed vocabulary.

    Keep taking unknown values, or list every value in use.
    """
    if isinstance(before.type, Enumeration) or not isinstance(after.type, Enumeration):
        return None
    return Effect.NARROWS if contains(before.type, after.type) else Effect.INCOMPARABLE
