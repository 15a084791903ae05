"""The reports for the pages of continuous integration."""

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from mooring.diagnostics import Location
from mooring.drift import RULES, Audience, Gate, Level, Report, reports

from .cases import GATE, many, report, vendored_report

REPORT = vendored_report("v2/2025-08-20.md", "v2/2026-03-10.md")
COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def suite(found: Report, gate: Gate = GATE) -> ElementTree.Element:
    suites = ElementTree.fromstring(reports.junit(found, gate, RULES))
    (only,) = suites
    return only


def case(found: Report, rule: str, gate: Gate = GATE) -> ElementTree.Element:
    (only,) = [one for one in suite(found, gate) if one.get("name") == rule]
    return only


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """What GitHub's runner makes of a log: the kind, the properties and the text of every command."""
    read = [COMMAND.fullmatch(line) for line in text.splitlines()]
    return [
        (
            one[1],
            {
                name: _unescaped(value)
                for name, _, value in (
                    part.partition("=") for part in one[2].split(",")
                )
            },
            _unescaped(one[3]),
        )
        for one in read
        if one
    ]


def _unescaped(text: str) -> str:
    for escape, plain in (
        ("%3A", ":"),
        ("%2C", ","),
        ("%0D", "\r"),
        ("%0A", "\n"),
        ("%25", "%"),
    ):
        text = text.replace(escape, plain)
    return text


def test_the_same_tests_run_every_time() -> None:
    names = [[one.get("name") for one in suite(found)] for found in (REPORT, many(3))]
    assert names[0] == names[1] == sorted(rule.id for rule in RULES)


def test_a_break_fails_the_test_of_its_rule() -> None:
    found = case(REPORT, "default-changed")
    failure = found.find("failure")
    assert failure is not None
    assert failure.get("message") == (
        "CreateTaskRequest.llm: default changed from o3 to browser-use-2.0"
    )
    assert "2025-08-20.md:229 → 2026-03-10.md:123" in (failure.text or "")
    assert (found.get("file"), found.get("line")) == ("2026-03-10.md", "123")


def test_a_failure_says_how_many_more_there_are() -> None:
    failure = case(many(3), "maximum-changed", Gate((Audience.WIRE,))).find("failure")
    assert failure is not None and str(failure.get("message")).endswith("(and 2 more)")


def test_what_does_not_break_passes_and_is_told() -> None:
    found = case(REPORT, "enum-value-added")
    assert found.find("failure") is None
    assert "claude-sonnet-4-6" in (found.findtext("system-out") or "")


def test_a_rule_that_could_not_be_asked_is_skipped() -> None:
    found = case(REPORT, "server-url-changed").find("skipped")
    assert found is not None and "states no servers" in str(found.get("message"))


def test_a_stricter_gate_fails_more() -> None:
    any_change = Gate((Audience.PYTHON,), Level.ANY)
    assert case(REPORT, "enum-value-added", any_change).find("failure") is not None


def test_the_counts_are_those_of_the_tests() -> None:
    found = suite(REPORT)
    assert found.get("tests") == str(len(RULES))
    assert found.get("failures") == str(len(found.findall("testcase/failure")))
    assert found.get("skipped") == str(len(found.findall("testcase/skipped")))


def test_breaks_are_annotated_first() -> None:
    kinds = [kind for kind, _, _ in commands(reports.github(REPORT, GATE))]
    assert kinds[0] == "error" and kinds == sorted(kinds)


def test_an_annotation_stands_at_the_line_of_the_published_page() -> None:
    found = commands(reports.github(REPORT, GATE))
    (properties,) = [
        properties for _, properties, text in found if "default changed" in text
    ]
    assert properties == {
        "file": "2026-03-10.md",
        "line": "123",
        "col": "11",
        "title": "drift: default-changed",
    }


def test_no_more_annotations_than_github_shows_and_the_rest_counted() -> None:
    found = commands(reports.github(many(40), Gate((Audience.WIRE,))))
    errors = [text for kind, _, text in found if kind == "error"]
    assert len(errors) == 10 and errors[-1].startswith("31 more of 40")


def test_findings_of_one_place_share_an_annotation() -> None:
    texts = [text for _, _, text in commands(reports.github(REPORT, GATE))]
    (added,) = [text for text in texts if "enum value added" in text]
    assert "claude-sonnet-4-6" in added and "browser-use-2.0" in added


@pytest.mark.parametrize(
    "file", ["a:b,c%.yaml", "git:main:a:b,c%.yaml"], ids=["path", "git"]
)
def test_a_path_is_escaped_as_the_runner_takes_it_back(file: str) -> None:
    base = many(1)
    moved = replace(base.findings[0], new_location=Location(file, 3, 4))
    text = reports.github(replace(base, findings=(moved,)), Gate((Audience.WIRE,)))
    assert commands(text)[0][1]["file"] == "a:b,c%.yaml"


def test_nothing_in_a_document_becomes_a_command() -> None:
    text = reports.github(report("hostile"), GATE)
    for line in text.splitlines()[:-1]:
        assert COMMAND.fullmatch(line)
    assert "##[" not in text and "\x1b" not in text


def test_gitlab_is_told_the_path_the_line_and_the_severity() -> None:
    entries = json.loads(reports.gitlab(REPORT, GATE))
    (found,) = [one for one in entries if one["check_name"] == "default-changed"]
    assert found["location"] == {"path": "2026-03-10.md", "lines": {"begin": 123}}
    assert found["severity"] == "critical"
    assert found["fingerprint"] in {one.key for one in REPORT.findings}
    prints = [one["fingerprint"] for one in entries]
    assert len(set(prints)) == len(prints) == len(REPORT.findings)
    assert {one["severity"] for one in entries} == {"critical", "minor", "info"}
