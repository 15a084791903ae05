from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard
from mooring.drift.rule import Example, changed
from mooring.model import Object


@changed(
    Object,
    "patterns",
    fact=Fact.TYPES,
    guards=(Guard.UNENFORCED,),
    reports=Example(
        "{type: object, patternProperties: {^a: {type: string}}}",
        "{type: object, patternProperties: {^b: {type: string}}}",
    ),
    ignores=Example("{type: object}", "{type: object, minProperties: 1}"),
)
def pattern_properties_changed(before: Object, after: Object) -> Effect | None:
    """The patterns for names of members changed.

    Compare the two patterns by hand; whether one contains the other is not decided.
    """
    if before.additional is not None or after.additional is not None:
        return Effect.UNKNOWN
    old, new = dict(before.patterns).keys(), dict(after.patterns).keys()
    if old <= new:
        return Effect.NARROWS
    return Effect.WIDENS if new <= old else Effect.INCOMPARABLE
