from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard, upper_bound
from mooring.drift.rule import Example, changed
from mooring.model import String


@changed(
    String,
    "max_length",
    fact=Fact.BOUNDS,
    guards=(Guard.UNENFORCED,),
    reports=Example("{type: string, maxLength: 20}", "{type: string, maxLength: 10}"),
    ignores=Example(
        "{type: string, maxLength: 20}",
        "{type: string, maxLength: 20, description: The same.}",
    ),
)
def max_length_changed(before: String, after: String) -> Effect | None:
    """The greatest length of a text changed, so the service refuses values that it took, or returns values that it
    did not.

    Tighten a limit in a new version only, or accept the old range until callers have moved.
    """
    return upper_bound(before.max_length, after.max_length)
