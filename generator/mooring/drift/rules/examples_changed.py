from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Element, Shape
from mooring.drift.rule import Example, restated
from mooring.model import Content


@restated(
    Shape,
    Content,
    aspect="examples",
    fact=Fact.EXAMPLES,
    reports=Example("{type: string, examples: [a]}", "{type: string, examples: [b]}"),
    ignores=Example("{type: string, title: A}", "{type: string, title: B}"),
)
def examples_changed(before: Element, after: Element) -> Effect | None:
    """The examples changed.

    Nothing to do.
    """
    return Effect.WORDS
