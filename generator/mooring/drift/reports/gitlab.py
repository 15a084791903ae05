"""The report for GitLab's merge requests: its Code Quality format, a subset of Code Climate's."""

from mooring.document import JsonObject
from mooring.drift.facts.effects import Verdict
from mooring.drift.judgement.gate import Gate
from mooring.drift.report import Finding, Report
from mooring.drift.reports.asides import acceptance, witnessed
from mooring.escapes import json_text, visible
from mooring.drift.reports.telling import QUIET, nearest, path_in_repository


def gitlab(report: Report, gate: Gate) -> str:
    """One entry a finding, as severe as it is to the gate's audiences."""
    return json_text([_entry(finding, report, gate) for finding in report.findings])


def _entry(finding: Finding, report: Report, gate: Gate) -> JsonObject:
    near = nearest(finding)
    path = report.new.name if near is None else path_in_repository(near.file)
    return {
        "description": visible(_description(finding)),
        "check_name": finding.rule,
        "fingerprint": finding.key,
        "severity": _severity(finding, gate),
        "location": {
            # A path that begins with `./` is not recognised.
            "path": visible(path).removeprefix("./"),
            "lines": {"begin": 1 if near is None else near.line},
        },
    }


def _description(finding: Finding) -> str:
    shown, why = witnessed(finding), acceptance(finding)
    message = visible(finding.message)
    said = message if shown is None else f"{message} ({shown})"
    return said if why is None else f"{said} – accepted: {why}"


def _severity(finding: Finding, gate: Gate) -> str:
    if finding.accepted is not None:
        return "info"
    match gate.verdict(finding):
        case Verdict.BREAK:
            return "critical"
        case Verdict.RISK:
            return "major"
        case Verdict.SAFE:
            return "info" if finding.effect in QUIET else "minor"
