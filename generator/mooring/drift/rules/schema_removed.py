from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Component
from mooring.drift.rule import Example, removed


@removed(
    Component,
    fact=Fact.COMPONENTS,
    reports=Example(
        "components: {schemas: {Pet: {type: object}}}", "components: {schemas: {}}"
    ),
    ignores=Example(
        "components: {schemas: {Pet: {type: object}}}",
        "components: {schemas: {Pet: {type: object, title: A}}}",
    ),
)
def schema_removed(before: Component) -> Effect | None:
    """A named schema is gone, and with it the class of that name.

    Import the class that took its place.
    """
    return Effect.NAMES if before.key else None
