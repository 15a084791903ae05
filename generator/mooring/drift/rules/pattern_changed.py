from mooring.document import Fact
from mooring.drift.effects import Effect, Guard, stated
from mooring.drift.rule import Example, changed
from mooring.model import String


@changed(
    String,
    "pattern",
    fact=Fact.BOUNDS,
    guards=(Guard.UNENFORCED,),
    reports=Example("{type: string, pattern: ^a}", "{type: string, pattern: ^b}"),
    ignores=Example(
        "{type: string, pattern: ^a}", "{type: string, pattern: ^a, minLength: 1}"
    ),
)
def pattern_changed(before: String, after: String) -> Effect | None:
    """The pattern that a text must match changed, and whether one contains the other is not decided.

    Say in the description which texts stay valid; loosen a pattern rather than replace it.
    """
    effect = stated(before.pattern, after.pattern)
    return Effect.UNKNOWN if effect is Effect.INCOMPARABLE else effect
