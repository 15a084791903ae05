from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, last_resort


@last_resort(
    fact=Fact.NAMES,
    reports=Example("anything", "anything that no other rule speaks for"),
    ignores=Example("anything", "anything that another rule speaks for"),
)
def unclassified_change() -> Effect:
    """Something changed that no rule speaks for, so nobody can say what it breaks.

    Compare the two sides by hand, and report the change: it deserves a rule of its own.
    """
    return Effect.UNKNOWN
