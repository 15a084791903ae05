from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard
from mooring.drift.facts.elements import Element, Info, Shape
from mooring.drift.facts.keywords import keyword_effect
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
    fact=Fact.TYPES,
    guards=(Guard.UNENFORCED,),
    reports=Example(
        "{type: string, not: {const: a}}", "{type: string, not: {const: b}}"
    ),
    ignores=Example("{type: string, x-order: 1}", "{type: string, x-order: 2}"),
)
def keyword_changed(before: Element, after: Element) -> Effect | None:
    """A keyword changed whose effect on the accepted values is not worked out.

    Compare the two statements by hand; the effect may be a break.
    """
    return keyword_effect(before, after)
