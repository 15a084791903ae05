from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, changed
from mooring.model import Union


@changed(
    Union,
    "discriminator",
    fact=Fact.TYPES,
    reports=Example(
        (
            "{oneOf: [{type: object, properties: {a: {type: string}}}, {type: object, properties: "
            "{b: {type: string}}}], discriminator: {propertyName: a}}"
        ),
        (
            "{oneOf: [{type: object, properties: {a: {type: string}}}, {type: object, properties: "
            "{b: {type: string}}}], discriminator: {propertyName: b}}"
        ),
    ),
    ignores=Example(
        "{anyOf: [{type: string}, {type: integer}]}",
        "{anyOf: [{type: integer}, {type: string}]}",
    ),
)
def discriminator_changed(before: Union, after: Union) -> Effect | None:
    """The member that tells the types of a value apart changed, or what its values stand for.

    Keep the old tags as further entries of the mapping.
    """
    old, new = before.discriminator, after.discriminator
    if old is None or new is None:
        return Effect.UNKNOWN
    is_kept = (
        old.property_name == new.property_name
        and dict(old.mapping).keys() <= dict(new.mapping).keys()
    )
    return Effect.UNKNOWN if is_kept else Effect.INCOMPARABLE
