from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Element, Shape, Tag
from mooring.drift.rule import Example, restated
from mooring.model import (
    Body,
    Header,
    Operation,
    Parameter,
    Response,
    SecurityScheme,
    Server,
)


@restated(
    Shape,
    Operation,
    Parameter,
    Body,
    Response,
    Header,
    Server,
    SecurityScheme,
    Tag,
    aspect="description",
    fact=Fact.DESCRIPTIONS,
    reports=Example(
        "{type: string, description: A name.}", "{type: string, description: The name.}"
    ),
    ignores=Example("{type: string, title: A}", "{type: string, title: B}"),
)
def description_changed(before: Element, after: Element) -> Effect | None:
    """A description changed; what it promises may have changed with it.

    Read both: prose states limits and conditions that no schema does.
    """
    return Effect.WORDS
