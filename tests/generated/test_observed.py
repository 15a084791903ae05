"""Drift from production: what a client sees in responses is compared with the document that it was written from."""

import json
from pathlib import Path

from browser_use_cloud import v3
from click.testing import CliRunner
from mooring.cli import main

from .conftest import Call
from .loopback import Recorder
from .test_responses import OPEN, SESSION_BODY


def test_what_a_client_sees_becomes_findings(
    call: Call, service: Recorder, tmp_path: Path
) -> None:
    path = tmp_path / "observed.jsonl"
    body = SESSION_BODY | {
        "status": "hibernating",
        "updatedAt": None,
        "queue": {"place": 3},
    }
    for _ in range(3):
        service.says(200, json.dumps(body).encode())
        call(*OPEN, client={"hooks": (v3.hooks.ledger(path),)}, task="a")
    command = ["drift", "v3", "--observed", str(path)]
    shown = CliRunner().invoke(main, [*command, "--format", "json"])
    report = json.loads(shown.stdout)
    found = {one["rule"]: one for one in report["findings"]}
    assert found.keys() == {
        *("enum-value-added", "nullability-changed", "property-added")
    }
    assert found["nullability-changed"]["subject"] == {
        "kind": "property",
        "old": "/components/schemas/SessionResponse/properties/updatedAt",
        "new": "/components/schemas/SessionResponse/properties/updatedAt",
    }
    assert found["nullability-changed"]["verdicts"]["python"] == "break"
    assert found["enum-value-added"]["after"] == "hibernating"
    for one in found.values():
        assert one["direction"] == "response"
        assert one["locations"]["new"]["file"].endswith("observed.jsonl")
    gate = CliRunner().invoke(main, [*command, "--fail-on", "break"])
    assert gate.exit_code == 1 and "nullability" in gate.stdout


def test_what_fits_becomes_no_finding(
    call: Call, service: Recorder, tmp_path: Path
) -> None:
    path = tmp_path / "observed.jsonl"
    service.says(200, json.dumps(SESSION_BODY).encode())
    call(*OPEN, client={"hooks": (v3.hooks.ledger(path),)}, task="a")
    shown = CliRunner().invoke(
        main, ["drift", "v3", "--observed", str(path), "--fail-on", "any"]
    )
    assert shown.exit_code == 0
    both = CliRunner().invoke(main, ["drift", "v3", "v2", "--observed", str(path)])
    assert both.exit_code == 2 and "exclude each other" in both.stderr
    path.write_text("no JSON\n")
    broken = CliRunner().invoke(main, ["drift", "v3", "--observed", str(path)])
    assert broken.exit_code == 3 and "observed.jsonl:1:1: error" in broken.stderr
