from mooring.document import Fact
from mooring.drift.facts.differences import LinkKind
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import EnumValue
from mooring.drift.rule import Example, linked


@linked(
    EnumValue,
    LinkKind.RENAME,
    fact=Fact.ENUMS,
    reports=Example(
        "{type: string, enum: [gpt-x-preview, b]}", "{type: string, enum: [gpt-x, b]}"
    ),
    ignores=Example(
        "{type: string, enum: [model-4, b]}", "{type: string, enum: [model-5, b]}"
    ),
)
def enum_value_renamed(before: EnumValue, after: EnumValue) -> Effect | None:
    """A value of a vocabulary is spelled differently.

    Go on taking the old spelling.
    """
    return Effect.EQUAL if before.is_open and after.is_open else Effect.INCOMPARABLE
