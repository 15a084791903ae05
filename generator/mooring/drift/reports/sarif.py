"""The report for tools that gather what was found: SARIF 2.1.0 (OASIS Standard, 27 March 2020).

Sections named below are those of that standard. The limits are GitHub's, which refuses a file that exceeds them.
"""

import re
from collections.abc import Sequence
from urllib.parse import quote

from mooring.diagnostics import Location
from mooring.document import Fact, JsonObject
from mooring.drift.catalogue import explanation
from mooring.drift.facts.differences import Subject
from mooring.drift.facts.effects import Audience, Verdict
from mooring.drift.judgement.gate import Gate
from mooring.drift.report import Finding, Report
from mooring.drift.reports.asides import acceptance, witnessed
from mooring.drift.reports.json import proof_of
from mooring.escapes import json_text, visible
from mooring.drift.reports.telling import nearest, path_in_repository
from mooring.drift.rule import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
"""The base of relative addresses: the root of the repository (3.14.14)."""
MOST_RESULTS = 25_000
LONGEST_TEXT = 1_024
"""Characters of a message or a description."""
LEVELS = {Verdict.BREAK: "error", Verdict.RISK: "warning", Verdict.SAFE: "note"}
WORDING = (Fact.TITLES, Fact.DESCRIPTIONS, Fact.EXAMPLES)
KINDS = {
    Subject.OPERATION: "function",
    Subject.WEBHOOK: "function",
    Subject.CALLBACK: "function",
    Subject.PARAMETER: "parameter",
    Subject.BODY: "parameter",
    Subject.RESPONSE: "returnType",
    Subject.SCHEMA: "type",
    Subject.PROPERTY: "property",
    Subject.HEADER: "property",
    Subject.ENUM_VALUE: "value",
    Subject.SECURITY: "object",
    Subject.SERVER: "object",
    Subject.INFO: "object",
}
"""What a subject is called among logical locations (3.33.7)."""


def sarif(report: Report, gate: Gate, rules: Sequence[Rule], tool_version: str) -> str:
    """One run with every rule and every finding; a finding's level is what it means to the gate's audiences."""
    ordered = sorted(rules, key=lambda rule: rule.id)
    indexes_by_rule = {rule.id: at for at, rule in enumerate(ordered)}
    # A stable sort: within a level the order of the report stays.
    findings = sorted(
        report.findings,
        key=lambda one: list(Verdict).index(gate.verdict(one)),
        reverse=True,
    )
    run: JsonObject = {
        "tool": {
            "driver": {
                "name": "Mooring",
                "version": tool_version,
                "rules": [_rule(rule) for rule in ordered],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            ROOT: {"description": {"text": "The root of the repository."}}
        },
        "invocations": [_invocation(report, len(findings))],
        "results": [
            _result(one, report, gate, indexes_by_rule[one.rule])
            for one in findings[:MOST_RESULTS]
        ],
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> JsonObject:
    return {
        "id": rule.id,
        "shortDescription": {"text": _cut(rule.summary)},
        "fullDescription": {"text": _cut(f"{rule.summary} {rule.advice}")},
        "help": {
            "text": f"{rule.summary}\n\n{rule.advice}",
            "markdown": explanation(rule),
        },
        # A result always states its own; how bad a change is depends on where it stands.
        "defaultConfiguration": {
            "level": "note" if rule.fact in WORDING else "warning"
        },
        "properties": {"tags": ["api", "drift"]},
    }


def _invocation(report: Report, count: int) -> JsonObject:
    """That the run went well, and what its results do not say (3.20)."""
    notes = [visible(one.why) for one in report.unknown]
    if count > MOST_RESULTS:
        notes.append(f"{count - MOST_RESULTS} findings are left out, the mildest.")
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": [
            {"level": "note", "message": {"text": _text(note)}} for note in notes
        ],
    }


def _result(
    finding: Finding, report: Report, gate: Gate, rule_index: int
) -> JsonObject:
    result: JsonObject = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": LEVELS[gate.verdict(finding)],
        "message": {
            "text": _text(f"{_said(finding)}. {visible(finding.whole_advice)}")
        },
        "locations": [_location(finding)],
        "partialFingerprints": {
            "mooringFinding/v1": finding.key,
            # What GitHub recognises an alert by; left out, it is computed from a line that may move.
            "primaryLocationLineHash": f"{finding.key}:1",
        },
        "properties": {
            "operations": [visible(one) for one in finding.operations],
            "direction": str(finding.direction),
            "effect": finding.effect.value,
            "reach": finding.reach,
            "proof": proof_of(finding.proof),
            "verdicts": {
                audience.value: finding.verdicts.of(audience).value
                for audience in Audience
            },
        },
    }
    if finding.accepted is not None:
        # Somebody decided so, outside of the document (3.35).
        suppression: JsonObject = {
            "kind": "external",
            "status": "accepted",
            "justification": _cut(visible(acceptance(finding) or "")),
        }
        result["suppressions"] = [suppression]
    if finding.new_location is not None and finding.old_location is not None:
        result["relatedLocations"] = [
            {
                "id": 1,
                "physicalLocation": _physical(finding.old_location),
                "message": {"text": _text(f"Before, in {visible(report.old.name)}")},
            }
        ]
    return result


def _said(finding: Finding) -> str:
    """What changed, and a value that shows it."""
    shown = witnessed(finding)
    said = visible(finding.message)
    return said if shown is None else f"{said} ({visible(str(shown))})"


def _location(finding: Finding) -> JsonObject:
    location: JsonObject = {"logicalLocations": list(_logical(finding))}
    near = nearest(finding)
    if near is not None:
        location["physicalLocation"] = _physical(near)
    return location


def _logical(finding: Finding) -> list[JsonObject]:
    """Its operation, where it belongs to one alone, and the pointer into the document."""
    places: list[JsonObject] = []
    pointer = finding.new_pointer if finding.new_pointer else finding.old_pointer
    if pointer:
        places.append(
            {
                "name": visible(pointer.rpartition("/")[2]),
                "fullyQualifiedName": visible(pointer),
                "kind": KINDS[finding.subject],
            }
        )
    if len(finding.operations) == 1:
        operation = visible(finding.operations[0])
        places.append({"fullyQualifiedName": operation, "kind": "function"})
    return places


def _physical(location: Location) -> JsonObject:
    return {
        "artifactLocation": _artifact(path_in_repository(location.file)),
        "region": {"startLine": location.line, "startColumn": location.column},
    }


def _artifact(path: str) -> JsonObject:
    """An address (RFC 3986), relative to the root where the path is (3.4.4)."""
    address = quote(path.replace("\\", "/"), errors="surrogateescape", safe="/~-._")
    if address.startswith("/"):
        return {"uri": f"file://{address}"}
    return {"uri": address, "uriBaseId": ROOT}


def _text(text: str) -> str:
    """Text of a message in which nothing is a placeholder or a link (3.11.5, 3.11.6)."""
    plain = re.sub(r"\{(\d+)\}", r"{{\1}}", _cut(text))
    return re.sub(r"\[(?=[^\]]*\]\()", r"\\[", plain)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"
