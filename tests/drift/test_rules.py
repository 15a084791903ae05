"""Every rule: its name, its words, its examples, and that together they leave nothing out."""

from collections import Counter
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from mooring.drift import RULES, compare, rules
from mooring.drift.facts.differences import Change
from mooring.drift.facts.elements import Element
from mooring.drift.policy import Policy
from mooring.drift.rule import Rule
from mooring.drift.facts.side import Side

from .revisions import sent, written

DECLARED = tuple(rule for rule in RULES if rule.subjects)
"""All but those that are used without being asked."""
SCHEMA_PARTS = frozenset(
    (
        "Shape",
        "String",
        "Number",
        "Array",
        "Object",
        "Union",
        "EnumValue",
        "Vocabulary",
        "Variant",
        "Property",
        "Notice",
    )
)
POLICY = Policy(today=date(2029, 12, 31), notice=90)
WALKED = {
    "Operation": {
        "method",
        "path",
        "parameters",
        "body",
        "responses",
        "security",
        "servers",
        "callbacks",
    },
    "Parameter": {"name", "place", "is_declared"},
    "Body": {"contents"},
    "Content": {"media_type"},
    "Response": {"status", "contents", "headers"},
    "Header": {"name", "schema"},
    "Property": {"name", "schema"},
    "Array": {"items", "prefix"},
    "Object": {"properties"},
    "Union": {"members"},
    "SecurityScheme": {"key"},
    "Tag": {"name"},
    "Route": {"method"},
    "Hook": {"name", "operation"},
    "Component": {"key"},
    "Condition": {"key"},
    "OperationId": {"id"},
    "EnumValue": {"value", "is_open"},
    "Variant": {"type", "key", "is_ambiguous", "is_covered"},
}
"""Fields that a walk looks inside, and those that say which thing it is: they differ by being added or removed."""


def scaffold(rule: Rule, fragment: str) -> Side:
    """The smallest document around a fragment of the rule's subject."""
    return (
        sent(fragment)
        if rule.subjects[0].__name__ in SCHEMA_PARTS
        else written(fragment)
    )


def found(rule: Rule, before: str, after: str) -> Counter[str]:
    report = compare(scaffold(rule, before), scaffold(rule, after), POLICY)
    return Counter(finding.rule for finding in report.findings)


@pytest.mark.parametrize("rule", DECLARED, ids=lambda rule: rule.id)
def test_a_rule_reports_its_example(rule: Rule) -> None:
    assert rule.id in found(rule, rule.reports.before, rule.reports.after)


@pytest.mark.parametrize("rule", DECLARED, ids=lambda rule: rule.id)
def test_a_rule_ignores_its_counterexample(rule: Rule) -> None:
    assert rule.id not in found(rule, rule.ignores.before, rule.ignores.after)


@pytest.mark.parametrize("rule", DECLARED, ids=lambda rule: rule.id)
def test_no_example_leaves_a_difference_unclassified(rule: Rule) -> None:
    for example in (rule.reports, rule.ignores):
        assert "unclassified-change" not in found(rule, example.before, example.after)


@pytest.mark.parametrize("rule", DECLARED, ids=lambda rule: rule.id)
def test_a_document_has_not_drifted_from_itself(rule: Rule) -> None:
    assert not found(rule, rule.reports.after, rule.reports.after)


@pytest.mark.parametrize("rule", DECLARED, ids=lambda rule: rule.id)
def test_swapping_the_sides_mirrors_what_is_found(rule: Rule) -> None:
    forward = found(rule, rule.reports.before, rule.reports.after)
    backward = found(rule, rule.reports.after, rule.reports.before)
    assert (
        Counter({mirrored(name): count for name, count in forward.items()}) == backward
    )


def mirrored(rule: str) -> str:
    for one, other in (("added", "removed"), ("closed", "opened")):
        for before, after in ((one, other), (other, one)):
            if rule.endswith(before):
                return rule.removesuffix(before) + after
    return rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_it_finds_and_what_to_do(rule: Rule) -> None:
    assert rule.summary.endswith(".") and rule.advice.endswith(".")


def test_a_rule_is_named_for_its_file() -> None:
    assert [rule.id.replace("-", "_") for rule in RULES] == sorted(
        path.stem for path in Path(rules.__path__[0]).glob("[a-z]*.py")
    )


@pytest.mark.parametrize(
    "element", get_args(Element), ids=lambda element: element.__name__
)
def test_every_field_that_can_differ_is_spoken_for(element: type[Element]) -> None:
    claimed = {
        aspect for rule in RULES if element in rule.subjects for aspect in rule.aspects
    }
    compared = {one.name for one in fields(element) if one.compare}
    assert compared - WALKED.get(element.__name__, set()) == claimed & compared


@pytest.mark.parametrize("change", [Change.ADDED, Change.REMOVED])
def test_what_can_be_added_can_be_removed(change: Change) -> None:
    subjects = {
        change: sorted(
            subject.__name__
            for rule in RULES
            if rule.change is change
            for subject in rule.subjects
        )
        for change in (Change.ADDED, Change.REMOVED)
    }
    assert subjects[Change.ADDED] == subjects[Change.REMOVED]
