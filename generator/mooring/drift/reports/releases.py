"""Reports of a history → a changelog for programs: schema `mooring-changelog/1`."""

from collections.abc import Sequence
from json import loads
from pathlib import Path

from mooring.document import JsonObject
from mooring.drift.reports.changelog import Release, heading
from mooring.escapes import json_text
from mooring.drift.reports.json import finding_of, schema, summary_of

SCHEMA = "mooring-changelog/1"


def releases(title: str, history: Sequence[Release]) -> str:
    """Every release, the newest first, with all that changed in it, words included.

    Args:
        history: The oldest first.
    """
    value: JsonObject = {
        "schema": SCHEMA,
        "name": title,
        "releases": [_release(one) for one in reversed(history)],
    }
    return json_text(value)


def releases_schema() -> str:
    """The JSON Schema (2020-12) that every such changelog keeps to."""
    path = Path(__file__).with_name("mooring-changelog-1.schema.json")
    own, report = loads(path.read_text("utf-8")), loads(schema())
    shared = {name: report["properties"][name] for name in ("summary", "unknown")}
    own["$defs"] = {**own["$defs"], **shared, **report["$defs"]}
    return json_text(own)


def _release(release: Release) -> JsonObject:
    report = release.report
    return {
        "version": release.version,
        "date": release.date,
        "against": list(release.against),
        "summary": None if report is None else summary_of(report),
        "changes": [
            {"heading": heading(one).value, "finding": finding_of(one)}
            for one in (() if report is None else report.findings)
        ],
        "unknown": [
            {"side": one.side, "facts": one.facts, "why": one.why}
            for one in (() if report is None else report.unknown)
        ],
    }
