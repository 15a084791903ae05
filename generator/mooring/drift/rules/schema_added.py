from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Component
from mooring.drift.rule import Example, added


@added(
    Component,
    fact=Fact.COMPONENTS,
    reports=Example(
        "components: {schemas: {}}", "components: {schemas: {Pet: {type: object}}}"
    ),
    ignores=Example(
        "components: {schemas: {Pet: {type: object}}}",
        "components: {schemas: {Pet: {type: object, title: A}}}",
    ),
)
def schema_added(after: Component) -> Effect | None:
    """A named schema is new.

    Nothing to do.
    """
    return Effect.EQUAL if after.key else None
