"""Real revisions, one after another."""

import gzip
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from mooring import sources, spec
from mooring.diagnostics import Unreadable
from mooring.document import Standing
from mooring.drift import Side, compare

from .revisions import SHARED, SPECS, side, vendored

HISTORY = sorted((SHARED / "browser-use-history" / "v2").glob("*.json"))
STEPS = list(pairwise(HISTORY))
PAIRS = SHARED / "corpus" / "pairs"
CASES: list[dict[str, str]] = (
    json.loads((SHARED / "drift-cases" / "cases.json").read_text())
    if (SHARED / "drift-cases").is_dir()
    else []
)
"""Pairs of documents that another differ is tested with."""
# The revisions and the corpus are other vendors' and not part of the project.
needs_history = pytest.mark.skipif(
    not HISTORY, reason="the collected revisions are not here"
)


@needs_history
@pytest.mark.parametrize(("old", "new"), STEPS, ids=lambda path: path.stem)
def test_no_real_revision_changes_in_silence_or_without_a_rule(
    old: Path, new: Path
) -> None:
    before, after = side(old), side(new)
    rules = Counter(finding.rule for finding in compare(before, after).findings)
    assert rules and "unclassified-change" not in rules
    assert compare(after, after).findings == ()


@needs_history
@pytest.mark.parametrize(("old", "new"), STEPS, ids=lambda path: path.stem)
def test_every_finding_has_an_identity_of_its_own(old: Path, new: Path) -> None:
    keys = [finding.key for finding in compare(side(old), side(new)).findings]
    assert len(set(keys)) == len(keys)


# As above.
@pytest.mark.skipif(not PAIRS.is_dir(), reason="the corpus is not here")
@pytest.mark.parametrize(
    ("old", "new"),
    [("openai-r10-2026-08-14.yaml.gz", "openai-r0-2026-08-21.yaml.gz")],
    ids=["openai"],
)
def test_a_large_api_with_cycles_is_compared_without_repetition(
    old: str, new: str
) -> None:
    report = compare(packed(PAIRS / old), packed(PAIRS / new))
    assert 0 < len(report.findings) <= 50
    assert "unclassified-change" not in {finding.rule for finding in report.findings}


def packed(path: Path) -> Side:
    document = sources.read(path.stem, gzip.decompress(path.read_bytes()))
    return Side(path.stem, spec.parse(document), document)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_no_collected_case_is_left_without_a_rule(case: dict[str, str]) -> None:
    try:
        old, new = (
            side(SHARED / "drift-cases" / case[one]) for one in ("base", "revision")
        )
    except Unreadable:
        pytest.skip(
            "one of the two documents has no operation, or refers to another file"
        )
    assert "unclassified-change" not in {
        finding.rule for finding in compare(old, new).findings
    }


def test_only_what_a_page_without_names_proves_is_found() -> None:
    base = vendored("v2/2026-03-10.md")
    page = SPECS / "v2" / "2026-02-12.txt"
    document = sources.read(page.name, page.read_bytes(), base=base.document)
    report = compare(Side("v2@2026-02-12", spec.parse(document), document), base)
    assert [(one.rule, one.after) for one in report.findings] == [
        ("enum-value-added", "claude-sonnet-4-6")
    ]


def test_values_that_only_prose_lists_are_compared_when_prose_is_trusted() -> None:
    page, trust = SPECS / "v1" / "2025-07-29.mdx", frozenset({Standing.PROSE})
    document = sources.read(page.name, page.read_bytes(), trust=trust)
    old = Side("v1@2025-07-29", spec.parse(document), document, trust)
    findings = compare(old, vendored("v2/2025-08-20.md")).findings
    assert {str(one.after) for one in findings if one.rule == "enum-value-added"} == {
        *(
            "o4-mini",
            "o3",
            "gemini-2.5-pro",
            "llama-4-maverick-17b-128e-instruct",
            "claude-3-7-sonnet-20250219",
        )
    }
    assert [one.rule for one in findings if one.rule.startswith("enum")].count(
        "enum-reordered"
    ) == 1
    assert "enum-value-removed" not in {one.rule for one in findings}
