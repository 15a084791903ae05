from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, last_resort


@last_resort(
    fact=Fact.NAMES,
    reports=Example("accepted: a key that nothing has", "no such finding"),
    ignores=Example("accepted: a key that is found", "the finding"),
)
def acceptance_stale() -> Effect:
    """An accepted finding is not found any more, or its time has run out.

    Remove the entry under `[[drift.accepted]]` in `api.toml`, or decide anew.
    """
    return Effect.LIFECYCLE
