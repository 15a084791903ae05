from mooring.document import Fact
from mooring.drift.facts.effects import Effect, flag
from mooring.drift.rule import Example, changed
from mooring.model import Property


@changed(
    Property,
    "required",
    fact=Fact.REQUIREDNESS,
    reports=Example(
        "{type: object, properties: {a: {type: string}}}",
        "{type: object, required: [a], properties: {a: {type: string}}}",
    ),
    ignores=Example(
        "{type: object, properties: {a: {type: string}}}",
        "{type: object, properties: {a: {type: integer}}}",
    ),
)
def required_changed(before: Property, after: Property) -> Effect | None:
    """A property became required, or optional.

    Go on taking requests without it, and go on returning it.
    """
    return flag(
        before.required, after.required, rising=Effect.NARROWS, falling=Effect.WIDENS
    )
