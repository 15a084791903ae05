"""A report as text, as Markdown and as JSON."""

import json

import pytest

from mooring.drift import RULES, Audience, catalogue, compare, explanation, reports
from mooring.drift.report import Bump

from .revisions import sent, vendored

REPORT = compare(vendored("v2/2025-08-20.md"), vendored("v2/2026-03-10.md"))
NEW_LLMS = (
    *(
        "browser-use-llm",
        "browser-use-2.0",
        "gemini-3-pro-preview",
        "gemini-3-flash-preview",
        "gemini-flash-latest",
    ),
    *(
        "gemini-flash-lite-latest",
        "claude-sonnet-4-5-20250929",
        "claude-sonnet-4-6",
        "claude-opus-4-5-20251101",
    ),
)


def test_the_json_form_names_every_member_that_is_promised() -> None:
    value = json.loads(reports.json(REPORT))
    assert list(value) == ["schema", "old", "new", "summary", "findings", "unknown"]
    assert value["schema"] == "mooring-drift/1"
    assert value["summary"]["bump"] == {"api": "major", "package": "major"}
    assert {tuple(finding) for finding in value["findings"]} == {
        (
            *(
                "key",
                "rule",
                "aliases",
                "subject",
                "operations",
                "direction",
                "reach",
                "effect",
                "verdicts",
            ),
            *(
                "before",
                "after",
                "link",
                "proof",
                "locations",
                "accepted",
                "acceptedUntil",
                "copies",
                "message",
                "advice",
            ),
        )
    }


def test_the_json_form_has_one_finding_for_each_new_value() -> None:
    findings = json.loads(reports.json(REPORT))["findings"]
    added = [one for one in findings if one["rule"] == "enum-value-added"]
    assert {one["after"] for one in added} == set(NEW_LLMS) and len(added) == len(
        NEW_LLMS
    )
    for one in added:
        assert one["subject"]["kind"] == "enum-value" and one["reach"] == 2
        assert one["subject"]["new"].startswith(
            "/components/schemas/SupportedLLMs/enum/"
        )
        assert (
            one["locations"]["old"]["line"] > 1 and one["locations"]["new"]["line"] > 1
        )


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("default-changed", "o3", "browser-use-2.0"),
        ("property-renamed", "structuredOutputJson", "structuredOutput"),
        ("property-moved", "agentSettings.llm", "llm"),
        ("property-moved", "agentSettings.startUrl", "startUrl"),
        ("property-moved", "browserSettings.sessionId", "sessionId"),
        ("property-moved", "browserSettings.profileId", "sessionSettings.profileId"),
        ("max-length-changed", 100000, 50000),
    ],
)
def test_a_change_is_shown_with_both_places(
    rule: str, before: str | int, after: str | int
) -> None:
    findings = json.loads(reports.json(REPORT))["findings"]
    (finding,) = [
        one
        for one in findings
        if (one["rule"], one["before"], one["after"]) == (rule, before, after)
    ]
    assert finding["subject"]["old"] and finding["subject"]["new"]
    assert finding["locations"]["old"]["file"] == "2025-08-20.md"
    assert finding["locations"]["new"]["file"] == "2026-03-10.md"
    assert (
        finding["operations"] == ["POST /tasks"] and finding["direction"] == "request"
    )


def test_the_text_form_fits_a_screen_and_names_the_changes() -> None:
    text = reports.text(REPORT)
    assert len(text.splitlines()) < 60
    for name in (
        *NEW_LLMS,
        "agentSettings.llm to llm",
        "100000 to 50000",
        "14 × description-changed",
    ):
        assert name in text


def test_what_is_not_listed_in_the_text_form_is_counted_there() -> None:
    text = reports.text(
        compare(sent("{type: string, title: A}"), sent("{type: string, title: B}"))
    )
    assert "1 safe (API patch, package patch)" in text and "1 × title-changed" in text


def test_the_markdown_form_folds_what_does_not_break() -> None:
    lines = reports.markdown(REPORT).splitlines()
    assert sum(line.startswith("<details open>") for line in lines) == 1
    assert sum(line.startswith("<details") for line in lines) == sum(
        line == "</details>" for line in lines
    )


def test_a_report_without_differences_says_so() -> None:
    report = compare(sent("{type: string}"), sent("{type: string}"))
    assert "no differences" in reports.text(report)
    assert report.bump(Audience.WIRE) is Bump.NONE


def test_the_catalogue_explains_every_rule() -> None:
    text = catalogue(RULES)
    for rule in RULES:
        assert explanation(rule) in text and f"## {rule.id}\n" in text
