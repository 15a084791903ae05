from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Tag
from mooring.drift.rule import Example, added


@added(
    Tag,
    fact=Fact.TAGS,
    reports=Example("tags: []", "tags: [{name: Pets}]"),
    ignores=Example("tags: [{name: Pets}]", "tags: [{name: Pets, description: A.}]"),
)
def tag_added(after: Tag) -> Effect | None:
    """A group of operations is new.

    Nothing to do.
    """
    return Effect.WORDS if after.name else None
