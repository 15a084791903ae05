from mooring.document import Fact
from mooring.drift.facts.differences import LinkKind
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, linked
from mooring.model import Property


@linked(
    Property,
    LinkKind.MOVE,
    LinkKind.RENAME_AND_MOVE,
    fact=Fact.NAMES,
    reports=Example(
        (
            "{type: object, properties: {agent: {type: object, properties: {startUrl: {type: "
            "string}}}}}"
        ),
        "{type: object, properties: {startUrl: {type: string}}}",
    ),
    ignores=Example(
        "{type: object, properties: {a: {type: string}}}",
        "{type: object, properties: {b: {type: string}}}",
    ),
)
def property_moved(before: Property, after: Property) -> Effect | None:
    """A property stands in another object, perhaps under another name.

    Accept it in both places for a while; `mooring migrate` rewrites callers.
    """
    return Effect.INCOMPARABLE if before and after else None
