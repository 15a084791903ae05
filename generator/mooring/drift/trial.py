"""Asks the rules about every difference, and says what could not be asked."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from mooring.document import Fact, Json
from mooring.drift.facts import phrases
from mooring.drift.judgement.acceptance import accepted
from mooring.drift.aliases import Pair as Compared
from mooring.drift.aliases import aliases
from mooring.drift.judgement.causes import Cause, causes
from mooring.drift.facts.differences import Change, Difference
from mooring.drift.facts.effects import Direction, Effect, Guard, Verdict, judge
from mooring.drift.facts.elements import Component, EnumValue
from mooring.drift.judgement.keys import key
from mooring.drift.judgement.notices import circumstances
from mooring.drift.walking.parameters import called
from mooring.drift.policy import Policy
from mooring.drift.proof.proving import proved, refined
from mooring.drift.report import Finding, Report, Revision, Unknown
from mooring.drift.rule import Rule
from mooring.drift.facts.scopes import Pair, Reach, Reachability, Root, Shared
from mooring.drift.facts.shapes import payloads, references
from mooring.drift.facts.side import Side
from mooring.model import Api, Parameter

UNCLASSIFIED = "unclassified-change"
ONE_WAY = frozenset(("read_only", "write_only"))
"""Fields that change on which way values travel: on the way that is lost, too, somebody is met."""
MILDEST_LAST = (Verdict.BREAK, Verdict.RISK, Verdict.SAFE)


@dataclass(frozen=True, slots=True)
class Trial:
    """The two sides and the rules; `reachability` says whom a difference reaches."""

    old: Side
    new: Side
    policy: Policy
    rules: tuple[Rule, ...]
    reachability: Reachability

    def report(self, differences: Iterable[Difference]) -> Report:
        uncarried = Counter[tuple[str, Fact]]()
        unproven = Counter[str]()
        findings: list[Finding] = []
        uses_by_key = _uses(self.new.api)
        for cause in causes(differences, self.reachability, self.old, self.new):
            difference = cause.difference
            for rule, effect in self._said(difference):
                silent = [
                    name for name, side in self._sides() if not side.carries(rule.fact)
                ]
                doubtful = [] if silent else list(self._doubtful(difference, rule))
                uncarried.update((name, rule.fact) for name in silent)
                unproven.update(doubtful)
                if not silent and not doubtful:
                    findings.append(self._finding(cause, rule, effect, uses_by_key))
        unknown = (*self._uncarried(uncarried), *_unproven(unproven))
        return Report(
            _revision(self.old),
            _revision(self.new),
            tuple(
                sorted(
                    accepted(_distinct(findings), self.policy, self.rules), key=_rank
                )
            ),
            unknown,
        )

    def _sides(self) -> tuple[tuple[str, Side], ...]:
        return ("old", self.old), ("new", self.new)

    def _said(self, difference: Difference) -> Iterator[tuple[Rule, Effect]]:
        """What the rules say; a difference, or a field of one, that none speaks for is said by the last resort."""
        claimed: set[str] = set()
        is_said = False
        for rule in self.rules:
            effect = rule.effect(difference)
            if effect is not None:
                is_said = True
                claimed |= rule.aspects
                yield rule, effect
        if not is_said or difference.aspects - claimed:
            yield from (
                (rule, Effect.UNKNOWN) for rule in self.rules if rule.id == UNCLASSIFIED
            )

    def _doubtful(self, difference: Difference, rule: Rule) -> Iterator[str]:
        pointers = self._places(difference, rule)
        for (name, side), pointer in zip(self._sides(), pointers, strict=True):
            if pointer is not None and not side.is_proven(pointer):
                yield name

    def _places(
        self, difference: Difference, rule: Rule
    ) -> tuple[str | None, str | None]:
        """Where the documents state what differs, as exactly as they let one say it."""
        places: list[str | None] = []
        elements = difference.old, difference.new
        pointers = difference.old_pointer, difference.new_pointer
        for (_, side), element, pointer in zip(
            self._sides(), elements, pointers, strict=True
        ):
            if pointer is not None and isinstance(element, EnumValue):
                pointer = side.place_of_value(pointer, element.value)
            elif pointer is not None and isinstance(
                difference.old or difference.new, EnumValue
            ):
                pointer = side.place_of(pointer, "values")
            elif pointer is not None:
                for aspect in sorted(rule.aspects & difference.aspects):
                    pointer = side.place_of(pointer, aspect)
            places.append(pointer)
        return places[0], places[1]

    def _finding(
        self,
        cause: Cause,
        rule: Rule,
        effect: Effect,
        uses_by_key: Counter[str],
    ) -> Finding:
        difference = cause.difference
        reach = self._whole_reach(cause)
        if rule.aspects & ONE_WAY:
            reach = replace(reach, direction=reach.direction | self._without(cause))
        proof = proved(difference, rule, effect, reach.direction, self.old, self.new)
        effect = refined(effect, proof)
        before, after = _values(difference, rule)
        pointers = _pointers(difference, self._places(difference, rule))
        locations = self._places(difference, rule)
        place = phrases.place(difference.site)
        return Finding(
            key=key(rule.id, difference, before, after),
            rule=rule.id,
            aliases=aliases(
                rule.id,
                Compared(difference, self.old, self.new, self.policy),
                effect,
                {
                    part
                    for site in cause.sites
                    for part in self.reachability.parts(site)
                },
            ),
            subject=difference.subject,
            old_pointer=pointers[0],
            new_pointer=pointers[1],
            operations=reach.operations,
            direction=reach.direction,
            reach=max(_reach(difference, reach, uses_by_key), len(cause.sites)),
            effect=effect,
            verdicts=judge(
                effect,
                reach.direction,
                rule.guards
                | circumstances(difference, self.policy)
                | _keeping(difference, self.policy),
            ),
            before=before,
            after=after,
            link=difference.link,
            old_location=(
                None if locations[0] is None else self.old.location(locations[0])
            ),
            new_location=(
                None if locations[1] is None else self.new.location(locations[1])
            ),
            place=place,
            message=_message(place, rule, difference, before, after),
            advice=rule.advice,
            declaration=_declaration(difference),
            proof=proof,
            copies=tuple(
                _pointers(one, self._places(one, rule)) for one in cause.copies
            ),
        )

    def _without(self, cause: Cause) -> Direction:
        """The ways on which values would travel, were they not read-only or write-only."""
        found = Direction.NONE
        for site in cause.sites:
            for part in self.reachability.parts(site):
                found |= part.without
        return found

    def _whole_reach(self, cause: Cause) -> Reach:
        """Every operation that one of the sites is part of."""
        if len(cause.sites) == 1:
            return self.reachability.reach(cause.sites[0])
        operations = set[str]()
        direction = Direction.NONE
        for site in cause.sites:
            reach = self.reachability.reach(site)
            operations.update(reach.operations)
            direction |= reach.direction
        return Reach(tuple(sorted(operations)), direction)

    def _uncarried(self, counts: Counter[tuple[str, Fact]]) -> Iterator[Unknown]:
        sides = dict(self._sides())
        for (name, fact), count in sorted(
            counts.items(), key=lambda entry: (entry[0][0], entry[0][1].value)
        ):
            side = sides[name]
            why = f"{_counted(count)} not judged: {side.name} ({side.document.form}) states no {fact.value}"
            yield Unknown(name, fact.value, why)


def _keeping(difference: Difference, policy: Policy) -> frozenset[Guard]:
    """That a class is still there under the name that its schema had."""
    match difference.old, difference.new:
        case Component(key=old), Component(key=new) if (old, new) in policy.kept:
            return frozenset((Guard.KEPT,))
        case _:
            return frozenset()


def _unproven(counts: Counter[str]) -> Iterator[Unknown]:
    for name, count in sorted(counts.items()):
        why = f"{_counted(count)} not judged: what it rests on was taken from prose, an example or another revision"
        yield Unknown(name, "what is not proven", why)


def _counted(count: int) -> str:
    return "1 difference is" if count == 1 else f"{count} differences are"


def _revision(side: Side) -> Revision:
    return Revision(side.name, side.document.sha256)


def _uses(api: Api) -> Counter[str]:
    """How often each named schema is referred to."""
    uses = Counter[str]()
    for schema in (*api.schemas.values(), *payloads(api)):
        uses.update(references(schema))
    return uses


def _reach(difference: Difference, reach: Reach, uses_by_key: Counter[str]) -> int:
    match difference.site.scope:
        case Pair(new=new):
            return max(uses_by_key[new], 1 if reach.operations else 0)
        case Shared():
            return len(reach.operations)
        case _:
            return 1


def _pointers(
    difference: Difference, places: tuple[str | None, str | None]
) -> tuple[str | None, str | None]:
    """The elements that differ; of an enumeration's values their own places."""
    is_value = isinstance(difference.old or difference.new, EnumValue)
    old, new = places if is_value else (difference.old_pointer, difference.new_pointer)
    return None if difference.old is None else old, (
        None if difference.new is None else new
    )


def _values(difference: Difference, rule: Rule) -> tuple[Json, Json]:
    aspects = sorted(rule.aspects & difference.aspects) or sorted(difference.aspects)
    site = difference.site
    match difference.change:
        case Change.LINKED if site.path and not isinstance(difference.new, EnumValue):
            return phrases.way(site.old_path or site.path), phrases.way(site.path)
        case Change.CHANGED:
            said = [
                [
                    None if element is None else phrases.stated(element, aspect)
                    for aspect in aspects
                ]
                for element in (difference.old, difference.new)
            ]
            return (said[0][0], said[1][0]) if len(aspects) == 1 else (said[0], said[1])
        case _:
            named = [
                None if one is None else phrases.named(one)
                for one in (difference.old, difference.new)
            ]
            return named[0], named[1]


def _message(
    place: str, rule: Rule, difference: Difference, before: Json, after: Json
) -> str:
    what = rule.id.replace("-", " ")
    match difference.change:
        case Change.ADDED:
            detail = (
                f": {phrases.shown(after)}" if phrases.shown(after) not in place else ""
            )
        case Change.REMOVED:
            detail = (
                f": {phrases.shown(before)}"
                if phrases.shown(before) not in place
                else ""
            )
        case Change.CHANGED | Change.LINKED:
            detail = f" from {phrases.shown(before)} to {phrases.shown(after)}"
    return f"{place}: {what}{detail}" if place else f"{what}{detail}"


def _declaration(difference: Difference) -> str | None:
    """The line that confirms a link which is only possible; the strings of JSON are basic strings of TOML."""
    link, site = difference.link, difference.site
    if link is None or link.certain:
        return None
    match difference.old, site.scope:
        case Parameter() as parameter, Root() as scope:
            before = replace(site, scope=replace(scope, part=called(parameter)))
        case _ if site.old_path is not None:
            before = replace(site, path=site.old_path)
        case _:
            return None
    old = phrases.place(before)
    return f"{json.dumps(old)} = {json.dumps(phrases.place(site))}"


def _distinct(findings: list[Finding]) -> Iterator[Finding]:
    """Findings by key; one that stands in several places of the same description is told apart by number."""
    seen = Counter[str]()
    for finding in findings:
        seen[finding.key] += 1
        count = seen[finding.key]
        yield finding if count == 1 else replace(finding, key=f"{finding.key}-{count}")


def _rank(finding: Finding) -> tuple[int, str, str, str, str]:
    return (
        MILDEST_LAST.index(finding.severity),
        finding.operations[0] if finding.operations else "~",
        finding.place,
        finding.rule,
        finding.message,
    )
