from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard, lower_bound
from mooring.drift.rule import Example, changed
from mooring.model import String


@changed(
    String,
    "min_length",
    fact=Fact.BOUNDS,
    guards=(Guard.UNENFORCED,),
    reports=Example("{type: string, minLength: 1}", "{type: string, minLength: 2}"),
    ignores=Example(
        "{type: string, minLength: 1}",
        "{type: string, minLength: 1, description: The same.}",
    ),
)
def min_length_changed(before: String, after: String) -> Effect | None:
    """The least length of a text changed, so the service refuses values that it took, or returns values that it did
    not.

    Tighten a limit in a new version only, or accept the old range until callers have moved.
    """
    return lower_bound(before.min_length, after.min_length)
