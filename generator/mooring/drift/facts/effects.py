"""What a change does to the values that may travel, and whom that breaks.

A rule states an effect. The verdicts follow from the effect, from the way the values travel, and from guards:
facts that soften or sharpen a verdict. Nothing else decides how bad a change is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, Flag

Bound = int | float


class Effect(Enum):
    """The relation of the accepted values after a change to those before, or what else the change touches."""

    WIDENS = "widens"
    NARROWS = "narrows"
    INCOMPARABLE = "incomparable"
    EQUAL = "equal"
    UNKNOWN = "unknown"
    BEHAVIOUR = "behaviour"
    LIFECYCLE = "lifecycle"
    NAMES = "names"
    WORDS = "words"


class Direction(Flag):
    """Which way values travel, as the caller sees it: what it sends, and what it receives.

    A webhook or callback is received by the caller, so its payload travels as a response does.
    """

    NONE = 0
    REQUEST = 1
    RESPONSE = 2
    BOTH = 3

    @property
    def opposite(self) -> "Direction":
        match self:
            case Direction.REQUEST:
                return Direction.RESPONSE
            case Direction.RESPONSE:
                return Direction.REQUEST
            case _:
                return self

    def __str__(self) -> str:
        return (self.name or "none").lower()


class Guard(Enum):
    """A fact about a kind of change that the accepted values alone do not show."""

    TOLERATED = "readers skip what they do not know"
    OPEN = "the bindings keep values that they do not know"
    UNENFORCED = "the bindings leave it to the service to check"
    TRANSPORT = "the bindings do it for the caller"
    VISIBLE = "a name or a type of the bindings changes"
    UNTAKEN = "the bindings no longer take it from callers"
    UNRETURNED = "the bindings no longer promise it to callers"
    KEPT = "the bindings keep the old name beside the new one"
    ANNOUNCED = "it was deprecated, without a last day"
    RETIRED = "it was deprecated, and its last day has passed"
    UNSTABLE = "it never was more than a draft or an alpha"
    UNTIMELY = "the policy of the project asks for more notice"


class Verdict(Enum):
    """What becomes of somebody who is not changed along, mildest first."""

    SAFE = "safe"
    RISK = "risk"
    BREAK = "break"


class Audience(Enum):
    """Who must not break."""

    WIRE = "wire"
    PYTHON = "python"
    SERVER = "server"
    DOCS = "docs"


@dataclass(frozen=True, slots=True)
class Verdicts:
    """One verdict for each audience."""

    wire: Verdict
    python: Verdict
    server: Verdict
    docs: Verdict

    def of(self, audience: Audience) -> Verdict:
        match audience:
            case Audience.WIRE:
                return self.wire
            case Audience.PYTHON:
                return self.python
            case Audience.SERVER:
                return self.server
            case Audience.DOCS:
                return self.docs


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    return max(verdicts, key=_badness, default=Verdict.SAFE)


def _badness(verdict: Verdict) -> int:
    return list(Verdict).index(verdict)


def judge(effect: Effect, direction: Direction, guards: frozenset[Guard]) -> Verdicts:
    """The verdict for each audience."""
    wire = _wire(effect, direction, guards)
    python = _python(effect, direction, guards, wire)
    if Guard.UNTIMELY in guards:
        wire = python = Verdict.BREAK
    if guards & {Guard.RETIRED, Guard.UNSTABLE}:
        # Who calls it was told; a name of the bindings goes all the same.
        wire, python = Verdict.SAFE, min(python, Verdict.RISK, key=_badness)
    elif Guard.ANNOUNCED in guards:
        wire, python = (min(one, Verdict.RISK, key=_badness) for one in (wire, python))
    return Verdicts(
        wire=wire,
        python=python,
        # The service stands at the other end: what it reads is what the caller writes.
        server=(
            Verdict.RISK
            if effect is Effect.BEHAVIOUR
            else _wire(effect, direction.opposite, guards)
        ),
        docs=Verdict.SAFE if effect is Effect.EQUAL else Verdict.RISK,
    )


def _wire(effect: Effect, direction: Direction, guards: frozenset[Guard]) -> Verdict:
    match effect:
        case Effect.WIDENS:
            breaks = Direction.RESPONSE in direction and Guard.TOLERATED not in guards
            return Verdict.BREAK if breaks else Verdict.SAFE
        case Effect.NARROWS:
            return Verdict.BREAK if Direction.REQUEST in direction else Verdict.SAFE
        case Effect.INCOMPARABLE:
            return Verdict.BREAK if direction else Verdict.SAFE
        case Effect.UNKNOWN:
            return Verdict.RISK if direction else Verdict.SAFE
        case Effect.BEHAVIOUR:
            return Verdict.BREAK if Direction.REQUEST in direction else Verdict.RISK
        case Effect.EQUAL | Effect.LIFECYCLE | Effect.NAMES | Effect.WORDS:
            return Verdict.SAFE


def _python(
    effect: Effect, direction: Direction, guards: frozenset[Guard], wire: Verdict
) -> Verdict:
    """What the generated client makes of it: open enumerations, no checks of its own, keyword-only arguments."""
    if effect is Effect.NAMES:
        return Verdict.SAFE if Guard.KEPT in guards else Verdict.BREAK
    if effect in (Effect.EQUAL, Effect.WORDS, Effect.LIFECYCLE):
        return Verdict.SAFE
    is_gone = (Guard.UNTAKEN in guards and Direction.REQUEST in direction) or (
        Guard.UNRETURNED in guards and Direction.RESPONSE in direction
    )
    if Guard.VISIBLE in guards or is_gone:
        return Verdict.BREAK
    if guards & {Guard.UNENFORCED, Guard.TRANSPORT}:
        return Verdict.SAFE
    if Guard.OPEN in guards and effect is Effect.WIDENS:
        return Verdict.SAFE
    return wire


def upper_bound(before: Bound | None, after: Bound | None) -> Effect | None:
    """The effect of another upper bound; None says that there is no bound."""
    return lower_bound(
        None if before is None else -before, None if after is None else -after
    )


def lower_bound(before: Bound | None, after: Bound | None) -> Effect | None:
    """The effect of another lower bound; None says that there is no bound."""
    if before == after:
        return None
    if before is None or (after is not None and after > before):
        return Effect.NARROWS
    return Effect.WIDENS


def flag(
    before: bool, after: bool, *, rising: Effect, falling: Effect
) -> Effect | None:
    """The effect of a statement that became true or false."""
    if before == after:
        return None
    return rising if after else falling


def stated(before: object | None, after: object | None) -> Effect | None:
    """The effect of a condition that cannot be compared with another, only be there or not."""
    if before == after:
        return None
    if before is None:
        return Effect.NARROWS
    return Effect.WIDENS if after is None else Effect.INCOMPARABLE
