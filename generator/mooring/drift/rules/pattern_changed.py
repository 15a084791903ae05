from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard
from mooring.drift.rule import Example, changed
from mooring.model import String

ANY = (None, "", ".*", "^.*$", "^.*", ".*$", "^")
"""Patterns that every string matches; what they do about line breaks aside."""


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
    if after.pattern in ANY and before.pattern not in ANY:
        return Effect.WIDENS
    if before.pattern in ANY and after.pattern not in ANY:
        return Effect.NARROWS
    return Effect.UNKNOWN
