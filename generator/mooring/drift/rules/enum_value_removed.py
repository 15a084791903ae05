from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard
from mooring.drift.facts.elements import EnumValue
from mooring.drift.rule import Example, removed


@removed(
    EnumValue,
    fact=Fact.ENUMS,
    guards=(Guard.VISIBLE,),
    reports=Example("{type: string, enum: [a, b]}", "{type: string, enum: [a]}"),
    ignores=Example("{type: string, enum: [a, b]}", "{type: string, enum: [b, a]}"),
)
def enum_value_removed(before: EnumValue) -> Effect | None:
    """A vocabulary lost a value: callers that send it are refused.

    Go on taking the value, as an alias of what replaces it.
    """
    return Effect.EQUAL if before.is_open else Effect.NARROWS
