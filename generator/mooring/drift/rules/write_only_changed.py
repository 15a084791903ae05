from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard
from mooring.drift.facts.elements import Shape
from mooring.drift.rule import Example, changed


@changed(
    Shape,
    "write_only",
    fact=Fact.TYPES,
    guards=(Guard.UNRETURNED,),
    reports=Example("{type: string}", "{type: string, writeOnly: true}"),
    ignores=Example("{type: string}", "{type: string, title: A}"),
)
def write_only_changed(before: Shape, after: Shape) -> Effect | None:
    """A property is no longer returned, or is now returned as well.

    Keep returning a property that callers read.
    """
    return Effect.UNKNOWN if after.write_only else Effect.EQUAL
