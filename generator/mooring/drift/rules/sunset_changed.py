from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Notice
from mooring.drift.judgement.notices import is_earlier
from mooring.drift.rule import Example, changed


@changed(
    Notice,
    "sunset",
    fact=Fact.EXTENSIONS,
    reports=Example(
        "{type: string, deprecated: true, x-sunset: '2030-01-01'}",
        "{type: string, deprecated: true, x-sunset: '2030-06-01'}",
    ),
    ignores=Example(
        "{type: string, x-sunset: '2030-01-01'}",
        "{type: string, x-sunset: '2030-06-01'}",
    ),
)
def sunset_changed(before: Notice, after: Notice) -> Effect | None:
    """The last day of something deprecated was set, moved or withdrawn.

    Move before that day; a day that comes earlier than announced leaves less time than was promised.
    """
    is_withdrawn = (
        before.is_deprecated
        and after.is_deprecated
        and before.sunset is not None
        and (after.sunset is None or is_earlier(before, after))
    )
    is_doubtful = is_withdrawn or (after.is_deprecated and not after.is_readable)
    return Effect.UNKNOWN if is_doubtful else Effect.LIFECYCLE
