"""The report for programs: schema `mooring-drift/1`."""

from pathlib import Path

from mooring.diagnostics import Location
from mooring.document import Json, JsonObject
from mooring.drift.proof.containment import Proof
from mooring.drift.facts.differences import Link
from mooring.drift.facts.effects import Audience, Verdict
from mooring.drift.report import Finding, Report, Revision
from mooring.escapes import json_text

SCHEMA = "mooring-drift/1"


def json(report: Report) -> str:
    """The whole report as JSON; nothing is left out, words included."""
    value: JsonObject = {
        "schema": SCHEMA,
        "old": _revision(report.old),
        "new": _revision(report.new),
        "summary": summary_of(report),
        "findings": [finding_of(finding) for finding in report.findings],
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


def summary_of(report: Report) -> JsonObject:
    """How many findings there are of each severity, and by how much version numbers rise."""
    counts: JsonObject = {
        verdict.value: report.count(verdict) for verdict in reversed(Verdict)
    }
    counts["bump"] = {
        "api": report.bump(Audience.WIRE).value,
        "package": report.bump(Audience.PYTHON).value,
    }
    return counts


def finding_of(finding: Finding) -> JsonObject:
    """One finding, whole."""
    accepted = finding.accepted
    until = None if accepted is None else accepted.until
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
        "proof": proof_of(finding.proof),
        "locations": {
            "old": _location(finding.old_location),
            "new": _location(finding.new_location),
        },
        "accepted": None if accepted is None else accepted.reason,
        "acceptedUntil": None if until is None else until.isoformat(),
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


def proof_of(found: Proof | None) -> Json:
    """The relation of the accepted values, a value that shows it, and all such values; null where nothing was worked out."""
    if found is None:
        return None
    witness = found.witness
    return {
        "relation": found.relation.value,
        "witness": None if witness is None else witness.value,
        "accepted": None if witness is None else "old" if witness.is_old else "new",
        "difference": found.difference,
    }


def _location(location: Location | None) -> Json:
    if location is None:
        return None
    return {"file": location.file, "line": location.line, "column": location.column}
