from itertools import combinations

from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard, flag
from mooring.drift.rule import Example, changed
from mooring.drift.facts.shapes import may_meet
from mooring.model import Union


@changed(
    Union,
    "exclusive",
    fact=Fact.TYPES,
    guards=(Guard.UNENFORCED,),
    reports=Example(
        "{anyOf: [{type: object, properties: {a: {}}}, {type: object, properties: {b: {}}}]}",
        "{oneOf: [{type: object, properties: {a: {}}}, {type: object, properties: {b: {}}}]}",
    ),
    ignores=Example(
        "{anyOf: [{type: string}, {type: integer}]}",
        "{anyOf: [{type: integer}, {type: string}]}",
    ),
)
def exclusiveness_changed(before: Union, after: Union) -> Effect | None:
    """Whether exactly one of the types must match, or any may, changed.

    Prefer `anyOf`, which a further type cannot make ambiguous.
    """
    pairs = combinations([member.type for member in after.members], 2)
    if not any(may_meet(one, other) for one, other in pairs):
        return Effect.EQUAL
    return flag(
        before.exclusive, after.exclusive, rising=Effect.NARROWS, falling=Effect.WIDENS
    )
