from mooring.document import Fact
from mooring.drift.facts.differences import LinkKind
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, linked
from mooring.model import Property


@linked(
    Property,
    LinkKind.RENAME,
    fact=Fact.NAMES,
    reports=Example(
        "{type: object, properties: {outputJson: {type: string}}}",
        "{type: object, properties: {output: {type: string}}}",
    ),
    ignores=Example(
        "{type: object, properties: {created_at: {type: string}}}",
        "{type: object, properties: {updated_at: {type: integer}}}",
    ),
)
def property_renamed(before: Property, after: Property) -> Effect | None:
    """A property goes by another name: the old one is ignored, refused or missing.

    Accept both names for a while; `mooring migrate` rewrites callers.
    """
    return Effect.INCOMPARABLE if before.name != after.name else None
