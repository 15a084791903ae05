from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard
from mooring.drift.facts.elements import EnumValue
from mooring.drift.rule import Example, added


@added(
    EnumValue,
    fact=Fact.ENUMS,
    guards=(Guard.OPEN,),
    reports=Example("{type: string, enum: [a]}", "{type: string, enum: [a, b]}"),
    ignores=Example("{type: string, enum: [a, b]}", "{type: string, enum: [b, a]}"),
)
def enum_value_added(after: EnumValue) -> Effect | None:
    """A vocabulary has a new value; readers that know only the old ones meet it in responses.

    Readers: treat unknown values as unknown, not as errors. The bindings do.
    """
    return Effect.EQUAL if after.is_open else Effect.WIDENS
