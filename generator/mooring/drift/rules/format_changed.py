from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard, stated
from mooring.drift.rule import Example, changed
from mooring.model import String

TYPED = frozenset(
    ("date", "date-time", "time", "duration", "uuid", "binary", "byte", "decimal")
)
"""Formats that have a Python type of their own."""


@changed(
    String,
    "format",
    fact=Fact.FORMATS,
    guards=(Guard.VISIBLE,),
    reports=Example(
        "{type: string, format: date}", "{type: string, format: date-time}"
    ),
    ignores=Example(
        "{type: string, format: email}", "{type: string, format: idn-email}"
    ),
)
def format_changed(before: String, after: String) -> Effect | None:
    """The format of a text changed, and with it the Python type that the bindings use.

    Add a field in the new format and keep the old one until callers have moved.
    """
    is_typed = before.format in TYPED or after.format in TYPED
    return stated(before.format, after.format) if is_typed else None
