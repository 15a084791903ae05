"""The report in SARIF 2.1.0, judged by the standard's own schema."""

import json
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft7Validator

from mooring.diagnostics import Location
from mooring.drift import RULES, Audience, Gate, Level, reports

from ..revisions import PROJECT
from .cases import GATE, NAMES, VERSION, many, report, vendored_report

PACKAGE = "@microsoft/jest-sarif@1.0.0-beta.0"
"""It carries the schema of the standard's technical committee, as it stands."""
REPORT = vendored_report("v2/2025-08-20.md", "v2/2026-03-10.md")


@cache
def validator() -> Draft7Validator:
    """The schema of the standard; it is fetched with npm once."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("Node is missing: the schema of SARIF cannot be fetched")
    home = PROJECT / ".cache" / "sarif"
    path = home / "package" / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json"
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True)
        command = [npm, "pack", "--silent", "--pack-destination", str(home), PACKAGE]
        run = subprocess.run(command, check=True, capture_output=True, timeout=300)
        shutil.unpack_archive(home / run.stdout.decode().split()[-1], home)
    return Draft7Validator(json.loads(path.read_text("utf-8")))


def log(text: str) -> Any:
    return json.loads(text)


@pytest.mark.parametrize("name", NAMES)
def test_every_case_is_valid(name: str) -> None:
    value = log(reports.sarif(report(name), GATE, RULES, VERSION))
    assert list(validator().iter_errors(value)) == []


def test_the_vendored_drift_is_valid() -> None:
    value = log(reports.sarif(REPORT, GATE, RULES, VERSION))
    assert list(validator().iter_errors(value)) == []


def test_the_judge_refuses_what_is_no_sarif() -> None:
    value = log(reports.sarif(REPORT, GATE, RULES, VERSION))
    value["runs"][0]["results"][0]["level"] = "catastrophe"
    assert not validator().is_valid(value)


def test_every_rule_is_listed_and_every_result_names_its_own() -> None:
    (run,) = log(reports.sarif(REPORT, GATE, RULES, VERSION))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [one["id"] for one in rules] == sorted(rule.id for rule in RULES)
    assert all(one["help"]["markdown"] and one["help"]["text"] for one in rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


@pytest.mark.parametrize(
    ("audience", "level"), [(Audience.WIRE, "error"), (Audience.PYTHON, "note")]
)
def test_a_level_is_what_the_change_means_to_the_audience(
    audience: Audience, level: str
) -> None:
    gate = Gate((audience,), Level.BREAK)
    (run,) = log(reports.sarif(REPORT, gate, RULES, VERSION))["runs"]
    (result,) = [one for one in run["results"] if one["ruleId"] == "max-length-changed"]
    assert result["level"] == level


def test_a_result_stands_on_the_new_page_and_points_to_the_old_one() -> None:
    (run,) = log(reports.sarif(REPORT, GATE, RULES, VERSION))["runs"]
    (result,) = [one for one in run["results"] if one["ruleId"] == "default-changed"]
    (location,), (related,) = result["locations"], result["relatedLocations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "2026-03-10.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 123, "startColumn": 11},
    }
    assert related["physicalLocation"]["region"]["startLine"] == 229
    assert location["logicalLocations"][0]["fullyQualifiedName"] == (
        "/components/schemas/CreateTaskRequest/properties/llm"
    )


def test_the_fingerprint_is_the_key_and_no_two_are_alike() -> None:
    (run,) = log(reports.sarif(REPORT, GATE, RULES, VERSION))["runs"]
    prints = [one["partialFingerprints"]["mooringFinding/v1"] for one in run["results"]]
    assert sorted(prints) == sorted(one.key for one in REPORT.findings)
    assert len(set(prints)) == len(prints)


@pytest.mark.parametrize(
    ("file", "artifact"),
    [
        ("specs/a b.yaml", {"uri": "specs/a%20b.yaml", "uriBaseId": "%SRCROOT%"}),
        ("git:main:specs/x.yaml", {"uri": "specs/x.yaml", "uriBaseId": "%SRCROOT%"}),
        ("/srv/x.yaml", {"uri": "file:///srv/x.yaml"}),
        ("a%2F#?.yaml", {"uri": "a%252F%23%3F.yaml", "uriBaseId": "%SRCROOT%"}),
    ],
)
def test_an_address_is_relative_to_the_repository(
    file: str, artifact: dict[str, str]
) -> None:
    base = many(1)
    moved = replace(base.findings[0], new_location=Location(file))
    (run,) = log(reports.sarif(replace(base, findings=(moved,)), GATE, RULES, VERSION))[
        "runs"
    ]
    (location,) = run["results"][0]["locations"]
    assert location["physicalLocation"]["artifactLocation"] == artifact


def test_what_a_page_of_github_has_no_room_for_is_left_out_and_counted() -> None:
    (run,) = log(reports.sarif(many(25_007), GATE, RULES, VERSION))["runs"]
    assert len(run["results"]) == 25_000
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert any(one["message"]["text"].startswith("7 findings") for one in notes)


def test_a_message_holds_no_placeholder_and_no_link() -> None:
    (run,) = log(reports.sarif(many(1, "{0}[a](1)"), GATE, RULES, VERSION))["runs"]
    text = run["results"][0]["message"]["text"]
    assert "size{{0}}\\[a](1)" in text


def test_a_long_message_is_cut() -> None:
    (run,) = log(reports.sarif(many(1, "x" * 5000), GATE, RULES, VERSION))["runs"]
    assert len(run["results"][0]["message"]["text"]) == 1024
