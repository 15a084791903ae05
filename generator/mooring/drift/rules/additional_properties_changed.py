from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard
from mooring.drift.rule import Example, changed
from mooring.model import Anything, Nothing, Object, Schema


@changed(
    Object,
    "additional",
    fact=Fact.TYPES,
    guards=(Guard.UNENFORCED,),
    reports=Example(
        "{type: object, additionalProperties: true}",
        "{type: object, additionalProperties: false}",
    ),
    ignores=Example("{type: object}", "{type: object, additionalProperties: true}"),
)
def additional_properties_changed(before: Object, after: Object) -> Effect | None:
    """Whether members without a name of their own are taken, or what they may be, changed.

    Go on ignoring unknown members rather than refuse them.
    """
    old, new = _width(before.additional), _width(after.additional)
    return Effect.WIDENS if new > old else Effect.NARROWS


def _width(additional: Schema | None) -> int:
    """How much is taken: nothing, something, anything."""
    match additional:
        case None | Schema(type=Anything()):
            return 2
        case Schema(type=Nothing()):
            return 0
        case _:
            return 1
