from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Info
from mooring.drift.rule import Example, changed


@changed(
    Info,
    "title",
    "version",
    "summary",
    "description",
    fact=Fact.INFO,
    reports=Example(
        "info: {title: Pets, version: '1'}", "info: {title: Pets, version: '2'}"
    ),
    ignores=Example("tags: [{name: a}]", "tags: [{name: b}]"),
)
def info_changed(before: Info, after: Info) -> Effect | None:
    """What the document says about itself changed.

    Nothing to do.
    """
    return Effect.WORDS if before != after else None
