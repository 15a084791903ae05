from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Element, Shape
from mooring.drift.rule import Example, restated
from mooring.model import Header, Operation, Parameter


@restated(
    Shape,
    Operation,
    Parameter,
    Header,
    aspect="deprecated",
    fact=Fact.DEPRECATION,
    reports=Example("{type: string}", "{type: string, deprecated: true}"),
    ignores=Example("{type: string}", "{type: string, title: A}"),
)
def deprecation_changed(before: Element, after: Element) -> Effect | None:
    """Something was marked as deprecated, or the mark was taken back.

    Move to what replaces it before it goes.
    """
    return Effect.LIFECYCLE
