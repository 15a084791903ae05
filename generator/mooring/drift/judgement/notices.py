"""What a document announces about the future of a thing: deprecation, its last day, how stable it is.

The extensions are those in general use: `x-sunset` (after the Sunset header, RFC 8594) and `x-stability-level`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from mooring.drift.facts.differences import Change, Difference
from mooring.drift.facts.effects import Guard
from mooring.drift.facts.elements import Element, Notice, Shape, differing
from mooring.drift.facts.keywords import differing_keywords
from mooring.drift.policy import PROMISED, STABILITY, Policy
from mooring.model import Operation, Parameter

SUNSET, LEVEL = "x-sunset", "x-stability-level"
ANNOUNCEMENTS = frozenset((SUNSET, LEVEL))


def with_notices(
    differences: Iterable[Difference], policy: Policy
) -> Iterator[Difference]:
    """The differences, and after each the difference in what is announced about the thing."""
    for difference in differences:
        announced = _announced(difference, policy)
        if announced is None:
            yield difference
            continue
        if rest := difference.aspects - _said(difference):
            yield replace(difference, aspects=rest)
        yield announced


def _announced(difference: Difference, policy: Policy) -> Difference | None:
    if difference.change is not Change.CHANGED:
        return None
    old, new = notice(difference.old, policy), notice(difference.new, policy)
    if old is None or new is None:
        return None
    if not old.is_deprecated and not new.is_deprecated:
        # The last day of what is not deprecated announces nothing.
        old, new = replace(old, sunset=None), replace(new, sunset=None)
    aspects = differing(old, new)
    if not aspects:
        return None
    return replace(difference, old=old, new=new, aspects=aspects)


def _said(difference: Difference) -> frozenset[str]:
    """The field that holds the extensions, where no other one than those of an announcement differs."""
    old, new = difference.old, difference.new
    if old is None or new is None:
        return frozenset()
    is_all = ANNOUNCEMENTS.issuperset(differing_keywords(old, new))
    return frozenset(("unmodelled",)) if is_all else frozenset()


def notice(element: Element | None, policy: Policy) -> Notice | None:
    """What is announced about an element; None where nothing can be."""
    if not isinstance(element, Shape | Operation | Parameter):
        return None
    said = {
        key: value.json for key, value in element.unmodelled if key in ANNOUNCEMENTS
    }
    stated, level = said.get(SUNSET), said.get(LEVEL)
    sunset = None if stated is None else str(stated)
    stability = None if level is None else str(level)
    asked = policy.days(stability)
    return Notice(
        element.deprecated,
        sunset,
        stability,
        is_readable=sunset is None or _day(sunset) is not None,
        is_short=element.deprecated
        and asked > 0
        and not _is_enough(sunset, asked, policy),
        is_level_known=stability is None or stability in STABILITY,
    )


def circumstances(difference: Difference, policy: Policy) -> frozenset[Guard]:
    """What was announced about a thing that is gone."""
    if difference.change is not Change.REMOVED:
        return frozenset()
    said = notice(difference.old, policy)
    if said is None:
        return frozenset()
    found: set[Guard] = set()
    if isinstance(difference.old, Operation) and not is_promised(said):
        found.add(Guard.UNSTABLE)
    if said.is_deprecated and said.sunset is None:
        found.add(Guard.ANNOUNCED)
    elif said.is_deprecated and is_over(said, policy):
        found.add(Guard.RETIRED)
    return frozenset(found)


def is_promised(said: Notice) -> bool:
    """Whether callers may rely on it."""
    return said.stability is None or said.stability in PROMISED


def is_over(said: Notice, policy: Policy) -> bool:
    """Whether the last day has passed."""
    day = None if said.sunset is None else _day(said.sunset)
    return day is not None and policy.today is not None and day < policy.today


def is_earlier(before: Notice, after: Notice) -> bool:
    """Whether the last day was moved up."""
    old = None if before.sunset is None else _day(before.sunset)
    new = None if after.sunset is None else _day(after.sunset)
    return old is not None and new is not None and new < old


def _is_enough(sunset: str | None, asked: int, policy: Policy) -> bool:
    day = None if sunset is None else _day(sunset)
    return (
        day is not None
        and policy.today is not None
        and day >= policy.today + timedelta(days=asked)
    )


def _day(text: str) -> date | None:
    """A full date, alone or before a time (RFC 3339)."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
