from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard, stated
from mooring.drift.rule import Example, changed
from mooring.drift.rules.format_changed import TYPED
from mooring.model import String


@changed(
    String,
    "format",
    fact=Fact.FORMATS,
    guards=(Guard.UNENFORCED,),
    reports=Example(
        "{type: string, format: email}", "{type: string, format: idn-email}"
    ),
    ignores=Example(
        "{type: string, format: date}", "{type: string, format: date-time}"
    ),
)
def format_hint_changed(before: String, after: String) -> Effect | None:
    """The format of a text changed; the bindings treat it as text before and after.

    Nothing to do unless the service now refuses what it took before.
    """
    is_typed = before.format in TYPED or after.format in TYPED
    return None if is_typed else stated(before.format, after.format)
