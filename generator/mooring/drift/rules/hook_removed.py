from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Hook
from mooring.drift.rule import Example, removed


@removed(
    Hook,
    fact=Fact.NAMES,
    reports=Example("webhooks: {paid: {post: {}}}", "webhooks: {}"),
    ignores=Example(
        "webhooks: {paid: {post: {}}}", "webhooks: {paid: {post: {summary: Paid}}}"
    ),
)
def hook_removed(before: Hook) -> Effect | None:
    """The service no longer sends a webhook or callback.

    Go on sending it until receivers have moved.
    """
    return Effect.INCOMPARABLE if before.name else None
