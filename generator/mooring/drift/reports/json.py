"""The report for programs: schema `mooring-drift/1`."""

from pathlib import Path

from mooring.diagnostics import Location
from mooring.document import Json, JsonObject
from mooring.drift.containment import Proof
from mooring.drift.differences import Link
from mooring.drift.effects import Audience, Verdict
from mooring.drift.report import Finding, Report, Revision
from mooring.escapes import json_text

SCHEMA = "mooring-drift/1"


def json(report: Report) -> str:
    """The whole report as JSON; nothing is left out, words included."""
    value: JsonObject = {
        "schema": SCHEMA,
        "old": _revision(report.old),
        "new": _revision(report.new),
        "summary": _summary(report),
        "findings": [_finding(finding) for finding in report.findings],
        "unknown": [
            {"side": one.side, "facts": one.facts, "why": one.why}
            for one in report.unknown
        ],
    }
    return json_text(value)


def schema() -> str:
    """The JSON Schema (2020-12) that every such report keeps to."""
    return Path(__file__).with_name("mooring-drift-1.schema.json").read_text("utf-8")


def _revision(revision: Revision) -> JsonObject:
    return {"name": revision.name, "sha256": revision.sha256}


def _summary(report: Report) -> JsonObject:
    counts: JsonObject = {
        verdict.value: report.count(verdict) for verdict in reversed(Verdict)
    }
    counts["bump"] = {
        "api": report.bump(Audience.WIRE).value,
        "package": report.bump(Audience.PYTHON).value,
    }
    return counts


def _finding(finding: Finding) -> JsonObject:
    return {
        "key": finding.key,
        "rule": finding.rule,
        "aliases": list(finding.aliases),
        "subject": {
            "kind": finding.subject.value,
            "old": finding.old_pointer,
            "new": finding.new_pointer,
        },
        "operations": list(finding.operations),
        "direction": str(finding.direction),
        "reach": finding.reach,
        "effect": finding.effect.value,
        "verdicts": {
            audience.value: finding.verdicts.of(audience).value for audience in Audience
        },
        "before": finding.before,
        "after": finding.after,
        "link": _link(finding.link),
        "proof": _proof(finding.proof),
        "locations": {
            "old": _location(finding.old_location),
            "new": _location(finding.new_location),
        },
        "accepted": finding.accepted,
        "copies": [{"old": old, "new": new} for old, new in finding.copies],
        "message": finding.message,
        "advice": finding.whole_advice,
    }


def _link(link: Link | None) -> Json:
    if link is None:
        return None
    return {
        "kind": link.kind.value,
        "certain": link.certain,
        "score": link.score,
        "evidence": list(link.evidence),
    }


def _proof(proof: Proof | None) -> Json:
    if proof is None:
        return None
    witness = proof.witness
    return {
        "relation": proof.relation.value,
        "witness": None if witness is None else witness.value,
        "accepted": None if witness is None else "old" if witness.is_old else "new",
        "difference": proof.difference,
    }


def _location(location: Location | None) -> Json:
    if location is None:
        return None
    return {"file": location.file, "line": location.line, "column": location.column}
