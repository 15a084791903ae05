from mooring.document import Fact
from mooring.drift.facts.differences import LinkKind
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Tag
from mooring.drift.rule import Example, linked


@linked(
    Tag,
    LinkKind.RENAME,
    fact=Fact.TAGS,
    reports=Example(
        "paths: {/pets: {get: {tags: [Users]}}}",
        "paths: {/pets: {get: {tags: [People]}}}",
    ),
    ignores=Example(
        "paths: {/pets: {get: {tags: [Users]}}}",
        "paths: {/pets: {get: {tags: [Users], summary: List}}}",
    ),
)
def tag_renamed(before: Tag, after: Tag) -> Effect | None:
    """A group of operations goes by another name, and so does the resource of the bindings.

    Use the resource's new name, or pin the old one in `api.toml`.
    """
    return Effect.NAMES if before.name != after.name else None
