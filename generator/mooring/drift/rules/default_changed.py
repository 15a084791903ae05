from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Shape
from mooring.drift.rule import Example, changed


@changed(
    Shape,
    "default",
    fact=Fact.DEFAULTS,
    reports=Example("{type: integer, default: 1}", "{type: integer, default: 2}"),
    ignores=Example("{type: integer, default: 1}", "{type: integer, default: 1.0}"),
)
def default_changed(before: Shape, after: Shape) -> Effect | None:
    """What counts when a caller says nothing changed.

    State the value explicitly in calls that depend on it; announce the new default before it applies.
    """
    return Effect.BEHAVIOUR
