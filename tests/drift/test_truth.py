"""The changes between the vendored revisions, as people read them, against what is found."""

import json
from functools import cache
from typing import TypedDict

import pytest

from mooring.document import Json
from mooring.drift import Report, compare
from mooring.drift.report import Finding

from .revisions import CASES, vendored


class Change(TypedDict):
    id: str
    old: str
    new: str
    kind: str
    path: str | None
    to_path: str | None
    detail: dict[str, Json]


TRUTH: list[Change] = json.loads((CASES / "truth.json").read_text())
RULES_BY_KIND = {
    "path_changed": {"operation-moved"},
    "operation_renamed": {"summary-changed"},
    "description_changed": {"description-changed"},
    "description_added": {"description-changed"},
    "description_removed": {"description-changed"},
    "prose_constraint_removed": {"description-changed"},
    "prose_condition_changed": {"description-changed"},
    "prose_error_added": {"description-changed"},
    "prose_error_removed": {"description-changed"},
    "title_changed": {"title-changed"},
    "title_added": {"title-changed"},
    "schema_added": {"schema-added"},
    "schema_removed": {"schema-removed"},
    "constraint_added": {"max-length-changed", "min-length-changed"},
    "constraint_changed": {"max-length-changed"},
    "type_changed": {
        *("type-changed", "format-changed", "nullability-changed", "vocabulary-closed"),
        "additional-properties-changed",
    },
    "field_renamed": {"property-renamed"},
    "field_moved": {"property-moved"},
    "field_renamed_and_moved": {"property-moved"},
    "field_removed": {"property-removed"},
    "field_added": {"property-added"},
    "default_changed": {"default-changed"},
    "enum_value_added": {"enum-value-added"},
    "required_changed": {"required-changed"},
    "success_status_changed": {"success-status-changed"},
    "response_added": {"error-response-added"},
    "response_schema_added": {"payload-described", "error-response-added"},
    "response_schema_changed": {"type-changed"},
    "naming_convention_changed": {"property-renamed"},
}
UNKNOWN_BY_KIND = {
    "auth_changed": "security",
    "server_added": "servers",
    "info_added": "info",
    "operation_id_added": "operation ids",
    "tag_added": "tags",
    "schema_added": "components",
    "constraint_added": "bounds",
    "type_changed": "nullability",
    "enum_value_added": "enums",
    "enum_order_changed": "enums",
    "examples_removed": "examples",
    "code_samples_removed": "extensions",
}
"""What a form that does not carry the fact makes of a change: it is counted as unknown."""
NOT_STATED = {
    "enum_value_added": "the old page lists the values in prose only, so the new vocabulary is one change of type",
    "enum_order_changed": "the same",
    "examples_removed": "the old page's examples are placeholders made from its types, so they are not read",
}


@cache
def drift(old: str, new: str) -> Report:
    return compare(vendored(old), vendored(new))


@pytest.mark.parametrize(
    "change", TRUTH, ids=lambda change: f"{change['id']}-{change['kind']}"
)
def test_a_true_change_is_found_or_counted_as_unknown(change: Change) -> None:
    assert answer(change) != "missed"


def answer(change: Change) -> str:
    """What is made of a true change: found, unknown, not stated, or missed."""
    report = drift(change["old"], change["new"])
    if any(says(finding, change) for finding in report.findings):
        return "found"
    unknown = {one.facts for one in report.unknown}
    if UNKNOWN_BY_KIND.get(change["kind"]) in unknown:
        return "unknown"
    return "not stated" if change["kind"] in NOT_STATED else "missed"


def says(finding: Finding, change: Change) -> bool:
    if finding.rule not in RULES_BY_KIND.get(change["kind"], set()):
        return False
    value = change["detail"].get("value")
    if value is not None:
        return finding.after == value
    stated = change["to_path"] or change["path"] or ""
    if change["kind"].startswith("prose_error"):
        return finding.place == "POST /tasks"
    if finding.link is not None and change["kind"].startswith("field"):
        return (finding.before, finding.after) == (change["path"], change["to_path"])
    if "." in stated and stated.split(".", 1)[0] in ("components", "responses"):
        return finding.place.endswith(stated.split(".")[1]) or finding.place.endswith(
            "." + stated.split(".")[-1]
        )
    if (
        change["kind"].startswith(("prose", "path", "operation", "naming", "success"))
        or stated == "description"
    ):
        return True
    return finding.place.endswith(f".{stated}") or f".{stated}[" in finding.place


@pytest.mark.parametrize(
    ("old", "new", "rule", "place"),
    [
        ("v2/2025-08-20.md", "v2/2026-03-10.md", "type-changed", ".secrets"),
        ("v2/2025-08-20.md", "v2/2026-03-10.md", "type-changed", ".metadata"),
        (
            "v2/2025-08-20.md",
            "v2/2026-03-10.md",
            "additional-properties-changed",
            ".metadata",
        ),
        ("v2/2025-08-20.md", "v2/2026-03-10.md", "error-response-removed", "402"),
        ("v2/2025-08-20.md", "v2/2026-03-10.md", "required-changed", ".id"),
        ("v2/2025-08-20.md", "v2/2026-03-10.md", "type-changed", ".task"),
        ("v2/2025-08-20.md", "v2/2026-03-10.md", "type-changed", ".agentSettings"),
        ("v1/2025-07-29.mdx", "v2/2025-08-20.md", "enum-value-removed", ""),
        ("v1/2025-07-29.mdx", "v2/2025-08-20.md", "server-removed", ""),
        ("v1/2025-07-29.mdx", "v2/2025-08-20.md", "server-url-changed", ""),
        (
            "v2/2026-03-10.md",
            "v3/2026-03-10.md",
            "enum-value-added",
            "ProxyCountryCode",
        ),
    ],
)
def test_what_did_not_happen_is_not_claimed(
    old: str, new: str, rule: str, place: str
) -> None:
    assert [
        one
        for one in drift(old, new).findings
        if one.rule == rule and one.place.endswith(place)
    ] == []


@pytest.mark.parametrize(
    ("old", "new", "links"),
    [
        (
            "v2/2025-08-20.md",
            "v2/2026-03-10.md",
            {
                "agentSettings.llm": "llm",
                "agentSettings.startUrl": "startUrl",
                "browserSettings.sessionId": "sessionId",
                "browserSettings.profileId": "sessionSettings.profileId",
                "structuredOutputJson": "structuredOutput",
            },
        ),
        (
            "v1/2025-07-29.mdx",
            "v2/2025-08-20.md",
            {
                "llm_model": "agentSettings.llm",
                "browser_profile_id": "browserSettings.profileId",
                "included_file_names": "includedFileNames",
                "structured_output_json": "structuredOutputJson",
            },
        ),
        (
            "v2/2026-03-10.md",
            "v3/2026-03-10.md",
            {
                "llm": "model",
                "structuredOutput": "outputSchema",
                "sessionSettings.profileId": "profileId",
                "sessionSettings.proxyCountryCode": "proxyCountryCode",
            },
        ),
    ],
)
def test_exactly_the_fields_that_were_renamed_or_moved_are_linked(
    old: str, new: str, links: dict[str, str]
) -> None:
    found = {
        str(one.before): one.after
        for one in drift(old, new).findings
        if one.rule.startswith("property-")
    }
    linked = {
        str(one.before): one.after
        for one in drift(old, new).findings
        if one.rule.startswith("property-") and one.link
    }
    assert linked == links and found


def test_a_rename_that_types_do_not_confirm_is_only_possible() -> None:
    findings = drift("v2/2026-03-10.md", "v3/2026-03-10.md").findings
    certain = {
        str(one.before): one.link.certain
        for one in findings
        if one.link and one.rule == "property-renamed"
    }
    assert certain == {"llm": False, "structuredOutput": False}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("v1/2025-07-29.mdx", "v2/2025-08-20.md"),
        ("v1/2025-07-29.mdx", "v2/2026-03-10.md"),
        ("v1/2025-07-29.mdx", "v3/2026-03-10.md"),
        ("v2/2025-08-20.md", "v3/2026-03-10.md"),
        ("v2/2026-03-10.md", "v3/2026-03-10.md"),
    ],
)
def test_versions_are_compared_as_one_operation_that_moved(old: str, new: str) -> None:
    rules = [finding.rule for finding in drift(old, new).findings]
    assert "operation-moved" in rules
    assert not {"operation-added", "operation-removed", "unclassified-change"} & set(
        rules
    )
