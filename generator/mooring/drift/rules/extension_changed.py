from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Element, Info, Shape
from mooring.drift.facts.keywords import differing_keywords, is_extension
from mooring.drift.rule import Example, restated
from mooring.model import (
    Body,
    Content,
    Header,
    Operation,
    Parameter,
    Response,
    SecurityScheme,
    Server,
)


@restated(
    Shape,
    Info,
    Operation,
    Parameter,
    Body,
    Content,
    Response,
    Header,
    SecurityScheme,
    Server,
    aspect="unmodelled",
    fact=Fact.EXTENSIONS,
    reports=Example("{type: string, x-order: 1}", "{type: string, x-order: 2}"),
    ignores=Example("{type: string, title: A}", "{type: string, title: B}"),
)
def extension_changed(before: Element, after: Element) -> Effect | None:
    """A vendor extension (`x-…`) changed.

    Nothing to do unless a tool of yours reads it.
    """
    return (
        Effect.WORDS
        if any(is_extension(key) for key in differing_keywords(before, after))
        else None
    )
