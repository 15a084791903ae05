from mooring.document import Fact
from mooring.drift.facts.effects import Effect, Guard
from mooring.drift.facts.elements import Notice
from mooring.drift.rule import Example, changed


@changed(
    Notice,
    "is_short",
    fact=Fact.DEPRECATION,
    guards=(Guard.UNTIMELY,),
    reports=Example(
        "{type: string}", "{type: string, deprecated: true, x-sunset: '2030-01-02'}"
    ),
    ignores=Example(
        "{type: string}", "{type: string, deprecated: true, x-sunset: '2031-01-01'}"
    ),
)
def notice_too_short(before: Notice, after: Notice) -> Effect | None:
    """Something was deprecated with less time to its last day than the project's policy asks for.

    Announce a later `x-sunset`, or change `notice` under `[drift]` in `api.toml`.
    """
    return Effect.LIFECYCLE if after.is_short else Effect.EQUAL
