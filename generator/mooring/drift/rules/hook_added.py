from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard
from mooring.drift.facts.elements import Hook
from mooring.drift.rule import Example, added


@added(
    Hook,
    fact=Fact.NAMES,
    guards=(Guard.TOLERATED,),
    reports=Example("webhooks: {}", "webhooks: {paid: {post: {}}}"),
    ignores=Example(
        "webhooks: {paid: {post: {}}}", "webhooks: {paid: {post: {summary: Paid}}}"
    ),
)
def hook_added(after: Hook) -> Effect | None:
    """The service sends a further webhook or callback.

    Nothing to do unless you subscribe to it.
    """
    return Effect.WIDENS if after.name else None
