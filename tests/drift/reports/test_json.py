"""The report for programs keeps to its published schema."""

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from mooring.drift import Audience, Verdict, reports
from mooring.drift.facts.differences import LinkKind, Subject
from mooring.drift.facts.effects import Direction, Effect
from mooring.drift.report import Bump

from .cases import NAMES, many, report, vendored_report

SCHEMA = json.loads(reports.schema())
VALIDATOR = Draft202012Validator(SCHEMA)
V1, V2, V3 = "v1/2025-07-29.mdx", "v2/2026-03-10.md", "v3/2026-03-10.md"
OLD_V2 = "v2/2025-08-20.md"


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", NAMES)
def test_every_case_keeps_to_the_schema(name: str) -> None:
    assert list(VALIDATOR.iter_errors(json.loads(reports.json(report(name))))) == []


@pytest.mark.parametrize(
    ("old", "new"), [(OLD_V2, V2), (V2, V3), (V3, V2), (V1, V2), (V1, V3), (V2, V2)]
)
def test_every_pair_of_revisions_keeps_to_the_schema(old: str, new: str) -> None:
    value = json.loads(reports.json(vendored_report(old, new)))
    assert list(VALIDATOR.iter_errors(value)) == []


@pytest.mark.parametrize("member", ["schema", "old", "new", "summary", "unknown"])
def test_a_report_without_a_member_is_refused(member: str) -> None:
    value = json.loads(reports.json(report("everyday")))
    del value[member]
    assert not VALIDATOR.is_valid(value)


@pytest.mark.parametrize(
    ("member", "wrong"),
    [
        ("effect", "shrinks"),
        ("direction", "sideways"),
        ("verdicts", {"wire": "break"}),
        ("reach", -1),
        ("link", {"kind": "swap"}),
        ("locations", {"old": None, "new": {"file": "a", "line": 0, "column": 1}}),
        ("subject", {"kind": "property", "old": "no/pointer", "new": None}),
    ],
)
def test_a_finding_that_says_something_else_is_refused(
    member: str, wrong: object
) -> None:
    value = json.loads(reports.json(report("everyday")))
    value["findings"][0][member] = wrong
    assert not VALIDATOR.is_valid(value)


def test_the_schema_knows_every_word_that_a_report_may_use() -> None:
    found = SCHEMA["$defs"]["finding"]["properties"]
    assert found["effect"]["enum"] == [one.value for one in Effect]
    assert set(found["direction"]["enum"]) == {str(one) for one in Direction} | {
        "none",
        "both",
    }
    assert found["subject"]["properties"]["kind"]["enum"] == [
        one.value for one in Subject
    ]
    assert found["verdicts"]["required"] == [one.value for one in Audience]
    verdicts, bumps = SCHEMA["$defs"]["verdict"], SCHEMA["$defs"]["bump"]
    assert set(verdicts["enum"]) == {one.value for one in Verdict}
    assert bumps["enum"] == [one.value for one in Bump]
    link = SCHEMA["$defs"]["link"]["anyOf"][0]
    assert link["properties"]["kind"]["enum"] == [one.value for one in LinkKind]


def test_half_of_a_surrogate_pair_is_printed_as_an_escape() -> None:
    (finding,) = many(1).findings
    text = reports.json(replace(many(1), findings=(replace(finding, before="\ud800"),)))
    assert text.encode("utf-8").isascii()
    assert json.loads(text)["findings"][0]["before"] == "\ud800"
