"""Compares two revisions: matches them, walks what stands for each other, and asks the rules."""

from collections.abc import Iterator
from dataclasses import replace

from mooring.drift import rules
from mooring.drift.facts.differences import Difference, Leftover, Step, Subject
from mooring.drift.walking.documents import component_steps, document_steps
from mooring.drift.matching.links import Linked, link_properties
from mooring.drift.judgement.notices import with_notices
from mooring.drift.policy import Policy
from mooring.drift.report import Report
from mooring.drift.rule import Rule, all_rules
from mooring.drift.facts.side import Side
from mooring.drift.walking.steps import property_steps
from mooring.drift.trial import Trial
from mooring.drift.walking.walk import Walk

RULES = all_rules(rules)
UNDECIDED = Policy()


def compare(
    old: Side,
    new: Side,
    policy: Policy = UNDECIDED,
    *,
    rules: tuple[Rule, ...] = RULES,
) -> Report:
    """Everything that changed from one revision to another, each change once, with whom it breaks."""
    walk = Walk.between(old.api, new.api)
    walk.take(document_steps(walk.old, walk.new, policy.renames))
    _settle(walk, policy)
    walk.take(component_steps(walk, policy.renames))
    _settle(walk, policy)
    found = with_notices(walk.found, policy)
    return Trial(old, new, policy, rules, walk.reachability).report(found)


def _settle(walk: Walk, policy: Policy) -> None:
    """Walks all that waits; properties that were left over are linked, and what is inside of them is walked too."""
    walk.finish()
    while walk.leftovers:
        leftovers = list(walk.leftovers)
        walk.leftovers.clear()
        linked, unlinked = link_properties(
            leftovers, walk.old, walk.new, walk.reachability, policy.renames
        )
        for pair in linked:
            walk.take(_linked_steps(pair))
        walk.take(_one_sided(leftover) for leftover in unlinked)
        walk.finish()
        walk.reachability.forget()


def _linked_steps(pair: Linked) -> Iterator[Step]:
    old, new = pair.old, pair.new
    site = replace(new.site, old_path=old.site.path)
    yield Difference(
        Subject.PROPERTY,
        old.stated,
        new.stated,
        old.pointer,
        new.pointer,
        site,
        link=pair.link,
    )
    yield from property_steps(old.stated, new.stated, site)


def _one_sided(leftover: Leftover) -> Difference:
    stated, pointer = leftover.stated, leftover.pointer
    if leftover.is_added:
        return Difference(Subject.PROPERTY, None, stated, None, pointer, leftover.site)
    return Difference(Subject.PROPERTY, stated, None, pointer, None, leftover.site)
