from mooring.document import Fact
from mooring.drift.facts.effects import Effect, flag
from mooring.drift.facts.elements import Shape
from mooring.drift.rule import Example, changed


@changed(
    Shape,
    "nullable",
    fact=Fact.NULLABILITY,
    reports=Example("{type: string}", "{type: [string, 'null']}"),
    ignores=Example("{type: string}", "{type: string, maxLength: 5}"),
)
def nullability_changed(before: Shape, after: Shape) -> Effect | None:
    """Null became allowed, or ceased to be.

    Leave a value out of a response rather than send null where none was sent before; go on taking null.
    """
    return flag(
        before.nullable, after.nullable, rising=Effect.WIDENS, falling=Effect.NARROWS
    )
