from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, changed
from mooring.model import Operation


@changed(
    Operation,
    "tags",
    fact=Fact.TAGS,
    reports=Example(
        "paths: {/pets: {get: {tags: [Pets]}}}",
        "paths: {/pets: {get: {tags: [Pets, Dogs]}}}",
    ),
    ignores=Example(
        "paths: {/pets: {get: {tags: [Pets]}}}",
        "paths: {/pets: {get: {tags: [Pets], summary: List}}}",
    ),
)
def operation_tags_changed(before: Operation, after: Operation) -> Effect | None:
    """The tags of an operation changed; the first one says where the bindings keep its method.

    Look for the method under the new tag.
    """
    return Effect.EQUAL if before.tags[:1] == after.tags[:1] else Effect.NAMES
