from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Tag
from mooring.drift.rule import Example, removed


@removed(
    Tag,
    fact=Fact.TAGS,
    reports=Example("tags: [{name: Pets}]", "tags: []"),
    ignores=Example("tags: [{name: Pets}]", "tags: [{name: Pets, description: A.}]"),
)
def tag_removed(before: Tag) -> Effect | None:
    """A group of operations is gone; where its operations went is said with them.

    Nothing to do.
    """
    return Effect.WORDS if before.name else None
