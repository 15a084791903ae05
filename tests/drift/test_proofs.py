"""What is proved of two schemas, and that no sampled value ever contradicts a verdict."""

import json
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mooring.drift import Report, Verdict, compare, reports
from mooring.drift.proof.containment import Relation, prove
from mooring.drift.report import Finding
from mooring.drift.proof.samples import samples

from .revisions import received, sent

TREE = {
    "$ref": "#/$defs/t",
    "$defs": {"t": {"type": "object", "properties": {"t": {"$ref": "#/$defs/t"}}}},
}


def at_value(report: Report) -> list[Finding]:
    return [one for one in report.findings if one.place.endswith("value")]


@pytest.mark.parametrize(
    ("old", "new", "relation"),
    [
        ({"maximum": 5}, {"maximum": 9}, Relation.SUPERSET),
        (
            {"type": "string", "maxLength": 9},
            {"type": "string", "maxLength": 5},
            Relation.SUBSET,
        ),
        (
            {"enum": ["a", "b"]},
            {"oneOf": [{"const": "a"}, {"const": "b"}]},
            Relation.EQUAL,
        ),
        ({"enum": ["a", "b"]}, {"enum": ["b", "c"]}, Relation.OVERLAP),
        (
            {"type": "string", "pattern": "^a"},
            {"type": "string", "pattern": "^b"},
            Relation.OVERLAP,
        ),
        (
            {"type": "string", "pattern": "a{2,9}(?=b)"},
            {"type": "string", "pattern": "(?<=c)z"},
            Relation.UNKNOWN,
        ),
    ],
)
def test_a_relation_is_proved_or_unknown(
    old: Any, new: Any, relation: Relation
) -> None:
    assert prove(old, new, is_lost=True).relation is relation


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{type: string, maxLength: 9}", "{type: string, maxLength: 5}"),
        ("{type: integer}", "{type: integer, multipleOf: 3}"),
        ("{type: string, pattern: '^a'}", "{type: string, pattern: '^b'}"),
        (
            "{type: array, items: {type: string}}",
            "{type: array, items: {type: string}, minItems: 2}",
        ),
        ("{type: string, enum: [a, b]}", "{type: string, enum: [a]}"),
        ("{type: string}", "{type: boolean}"),
        ("{type: [string, 'null']}", "{type: string}"),
        ("{type: object}", "{type: object, additionalProperties: false}"),
        ("{type: string, not: {const: a}}", "{type: string, not: {const: b}}"),
    ],
)
def test_a_break_shows_a_value_that_was_accepted_and_is_refused(
    old: str, new: str
) -> None:
    (finding,) = at_value(compare(sent(old), sent(new)))
    assert finding.verdicts.wire is Verdict.BREAK
    assert finding.proof is not None and finding.proof.witness is not None
    assert finding.proof.witness.is_old
    assert finding.proof.difference is not None


def test_the_json_form_shows_the_proof() -> None:
    report = compare(
        received("{type: integer, maximum: 5}"), received("{type: integer, maximum: 9}")
    )
    (finding,) = json.loads(reports.json(report))["findings"]
    proof = finding["proof"]
    assert (proof["relation"], proof["accepted"]) == ("superset", "new")
    assert 5 < proof["witness"] <= 9 and isinstance(proof["difference"], dict)


def test_a_schema_that_refers_to_itself_ends() -> None:
    assert prove(TREE, TREE, is_lost=True).relation is Relation.EQUAL


# A schema and an edit of it: every keyword that the model takes apart, and some that it does not.
STRINGS = st.fixed_dictionaries(
    {"type": st.just("string")},
    optional={
        "minLength": st.integers(0, 3),
        "maxLength": st.integers(2, 5),
        "pattern": st.sampled_from(["^a", "a$", "^[a-z]*$", ".*"]),
        "enum": st.sets(st.sampled_from(["a", "aa", "b", "bcd"]), min_size=1).map(
            sorted
        ),
    },
)
NUMBERS = st.fixed_dictionaries(
    {"type": st.sampled_from(["integer", "number"])},
    optional={
        "minimum": st.integers(-2, 2),
        "maximum": st.integers(1, 5),
        "exclusiveMinimum": st.integers(-2, 2),
        "multipleOf": st.sampled_from([1, 2, 3]),
    },
)
PLAIN = st.one_of(
    STRINGS,
    NUMBERS,
    st.sampled_from(
        [{"type": "boolean"}, {"type": ["string", "null"]}, {}, {"const": 1}]
    ),
)


def _is_possible(schema: Any) -> bool:
    """Whether what is required is allowed at all; a schema that accepts nothing is a mistake, not a revision."""
    is_open = schema.get("additionalProperties", True) is not False
    return is_open or set(schema.get("required", ())) <= schema["properties"].keys()


def _containers(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    arrays = st.fixed_dictionaries(
        {"type": st.just("array"), "items": inner},
        optional={"minItems": st.integers(0, 2), "maxItems": st.integers(1, 3)},
    )
    objects = st.fixed_dictionaries(
        {
            "type": st.just("object"),
            "properties": st.dictionaries(st.sampled_from("ab"), inner),
        },
        optional={
            "required": st.sets(st.sampled_from("abc")).map(sorted),
            "additionalProperties": st.one_of(st.booleans(), inner),
            "minProperties": st.integers(0, 2),
        },
    ).filter(_is_possible)
    unions = st.builds(
        lambda key, members: {key: members},
        st.sampled_from(["anyOf", "oneOf", "allOf"]),
        # The same schema twice under `oneOf` accepts nothing, which nobody means; it is read as one.
        st.lists(inner, min_size=1, max_size=3, unique_by=json.dumps),
    )
    refused = st.builds(lambda one, other: {**one, "not": other}, inner, inner)
    return st.one_of(arrays, objects, unions, refused)


SCHEMAS = st.recursive(PLAIN, _containers, max_leaves=5)


@settings(max_examples=400, deadline=None)
@given(SCHEMAS, SCHEMAS)
def test_no_sampled_value_contradicts_a_verdict(old: Any, new: Any) -> None:
    before, after = (jsonschema_rs.Draft202012Validator(one) for one in (old, new))
    values = [*samples(old, {}), *samples(new, {})]
    lost = [one for one in values if before.is_valid(one) and not after.is_valid(one)]
    come = [one for one in values if after.is_valid(one) and not before.is_valid(one)]
    texts = json.dumps(old), json.dumps(new)
    if lost:
        report = compare(*(sent(text) for text in texts))
        assert any(
            one.verdicts.wire is not Verdict.SAFE or one.rule in TOLERATED
            for one in report.findings
        ), lost
    if come:
        report = compare(*(received(text) for text in texts))
        assert any(
            one.verdicts.wire is not Verdict.SAFE or one.rule in TOLERATED
            for one in report.findings
        ), come


TOLERATED = ("property-added",)
"""Rules whose change callers take: a reader meets a member that he never saw, and nobody sent one that was not described."""
