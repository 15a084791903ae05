from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard, stated
from mooring.drift.rule import Example, changed
from mooring.model import Number

WIDER = frozenset((("int32", "int64"), ("float", "double")))


@changed(
    Number,
    "format",
    fact=Fact.FORMATS,
    guards=(Guard.UNENFORCED,),
    reports=Example("{type: integer, format: int32}", "{type: integer, format: int64}"),
    ignores=Example(
        "{type: integer, format: int32}", "{type: integer, format: int32, minimum: 1}"
    ),
)
def number_format_changed(before: Number, after: Number) -> Effect | None:
    """The width of a number changed.

    Keep the wider format in responses until callers can hold it.
    """
    if (before.format, after.format) in WIDER:
        return Effect.WIDENS
    if (after.format, before.format) in WIDER:
        return Effect.NARROWS
    return stated(before.format, after.format)
