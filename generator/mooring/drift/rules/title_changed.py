from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Element, Shape
from mooring.drift.rule import Example, restated


@restated(
    Shape,
    aspect="title",
    fact=Fact.TITLES,
    reports=Example("{type: string, title: Id}", "{type: string, title: ID}"),
    ignores=Example(
        "{type: string, title: Id}", "{type: string, title: Id, description: New.}"
    ),
)
def title_changed(before: Element, after: Element) -> Effect | None:
    """A schema's title changed.

    Nothing to do.
    """
    return Effect.WORDS
