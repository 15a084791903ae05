from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard
from mooring.drift.rule import Example, added
from mooring.model import Property


@added(
    Property,
    fact=Fact.NAMES,
    guards=(Guard.TOLERATED,),
    reports=Example(
        "{type: object}",
        "{type: object, required: [a], properties: {a: {type: string}}}",
    ),
    ignores=Example(
        "{type: object, properties: {a: {type: string}}}",
        "{type: object, properties: {a: {type: integer}}}",
    ),
)
def property_added(after: Property) -> Effect | None:
    """An object has a new property; a required one makes requests without it invalid.

    Make new properties optional, with a default that keeps the old behaviour.
    """
    return Effect.NARROWS if after.required else Effect.WIDENS
