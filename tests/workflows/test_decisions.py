"""What people decided under `[drift]` in `api.toml`, and the baseline that git remembers."""

import hashlib
import json
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from mooring.config import find_project, load_api
from mooring.diagnostics import Misuse, Unreadable
from mooring.drift import Report, reports
from mooring.workflows import comparing

DOCUMENT = """\
openapi: 3.1.0
info: {{title: Pets, version: '1'}}
paths:
  /pets:
    post:
      requestBody:
        content: {{application/json: {{schema: {{$ref: '#/components/schemas/Pet'}}}}}}
      responses: {{'204': {{description: Done}}}}
components:
  schemas:
    Pet: {{type: object, properties: {{{properties}}}}}
"""
OLD = DOCUMENT.format(properties="name: {type: string}, weight: {type: integer}")
NEW = DOCUMENT.format(properties="name: {type: string}, mass: {type: integer}")


def vendor(folder: Path, text: str, day: str, decided: str = "") -> None:
    """Makes `text` the newest revision, beside those that are there."""
    api = folder / "specs" / "pets"
    (api / "v1").mkdir(parents=True, exist_ok=True)
    (folder / "mooring.toml").write_text("")
    (api / "v1" / f"{day}.yaml").write_text(text)
    revisions = "".join(
        f'[[versions.v1.revisions]]\ndate = "{path.stem}"\nfile = "v1/{path.name}"\n'
        f'sha256 = "{hashlib.sha256(path.read_bytes()).hexdigest()}"\n'
        for path in sorted((api / "v1").glob("*.yaml"))
    )
    (api / "api.toml").write_text(f'name = "pets"\n{decided}\n{revisions}')


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    vendor(tmp_path, OLD, "2026-01-01")
    git(tmp_path, "init", "-q")
    commit(tmp_path)
    vendor(tmp_path, NEW, "2026-02-02")
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True)


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    git(folder, *identity, "commit", "-q", "-m", "Vendored")


def compared(folder: Path, old: str = "git:HEAD", new: str | None = None) -> Report:
    return comparing.compare(find_project(folder), old, new).report


def rules(report: Report) -> list[str]:
    return sorted(one.rule for one in report.findings)


def test_one_argument_compares_with_what_was_vendored_there(folder: Path) -> None:
    report = compared(folder)
    assert report.old.name == "git:HEAD v1@2026-01-01"
    assert report.new.name == "v1@2026-02-02"
    assert rules(report) == ["property-added", "property-removed"]
    places = [one.old_location for one in report.findings if one.old_location]
    assert [str(one) for one in places] == ["git:HEAD:v1/2026-01-01.yaml:11:60"]


def test_nothing_has_changed_since_it_was_committed(folder: Path) -> None:
    commit(folder)
    assert compared(folder).findings == ()


@pytest.mark.parametrize("name", ["git:nowhere", "git:--output=x", "git:"])
def test_a_reference_that_git_does_not_know_is_misuse(folder: Path, name: str) -> None:
    with pytest.raises(Misuse):
        compared(folder, name)
    assert not (folder / "x").exists()


def test_a_declared_rename_is_one_and_is_certain(folder: Path) -> None:
    decided = '[drift.renames]\n"Pet.weight" = "Pet.mass"\n'
    vendor(folder, NEW, "2026-02-02", decided)
    (finding,) = compared(folder).findings
    assert (finding.rule, finding.before, finding.after) == (
        "property-renamed",
        "weight",
        "mass",
    )
    assert finding.link is not None and finding.link.certain
    assert finding.link.evidence[0] == "declared in api.toml"


@pytest.mark.parametrize(
    ("until", "passes", "stale"),
    [(None, True, 0), (timedelta(days=1), True, 0), (timedelta(days=-1), False, 1)],
)
def test_an_accepted_finding_fails_no_gate_until_its_time_has_run_out(
    folder: Path, until: timedelta | None, passes: bool, stale: int
) -> None:
    (removed,) = (
        one for one in compared(folder).findings if one.rule == "property-removed"
    )
    day = "" if until is None else f"until = {date.today() + until}\n"
    decided = f'[[drift.accepted]]\nkey = "{removed.key}"\nreason = "Unused"\n{day}'
    vendor(folder, NEW, "2026-02-02", decided)
    report = compared(folder)
    gate = comparing.gate(find_project(folder), "wire", comparing.Level.BREAK)
    assert gate.fails(report) is not passes
    assert rules(report).count("acceptance-stale") == stale
    told: dict[str, Any] = json.loads(reports.json(report))
    reasons = [one["accepted"] for one in told["findings"]]
    assert ("Unused" in reasons) is passes


def test_an_acceptance_of_nothing_is_a_finding(folder: Path) -> None:
    decided = '[[drift.accepted]]\nkey = "0000000000000000"\nreason = "Was"\n'
    vendor(folder, NEW, "2026-02-02", decided)
    assert "acceptance-stale" in rules(compared(folder))


def test_too_short_a_notice_breaks_where_one_is_asked_for(folder: Path) -> None:
    sunset = date.today() + timedelta(days=10)
    deprecated = DOCUMENT.format(
        properties=f"name: {{type: string, deprecated: true, x-sunset: '{sunset}'}}, weight: {{type: integer}}"
    )
    gate = comparing.gate(find_project(folder), "wire", comparing.Level.BREAK)
    for notice, fails in ((0, False), (10, False), (30, True)):
        vendor(folder, deprecated, "2026-02-02", f"[drift]\nnotice = {notice}\n")
        report = compared(folder)
        assert gate.fails(report) is fails
        assert ("notice-too-short" in rules(report)) is fails


@pytest.mark.parametrize(
    "decided",
    [
        "drift = 1",
        '[drift]\nnotice = "soon"',
        "[drift]\nnotice = -1",
        "[drift]\naccepted = 1",
        '[[drift.accepted]]\nkey = "a"',
        '[[drift.accepted]]\nkey = "a"\nreason = " "',
        '[[drift.accepted]]\nkey = "a"\nreason = "b"\nuntil = "2027-01-01"',
        "[drift.renames]\na = 1",
    ],
)
def test_settings_that_cannot_be_read_are_refused(folder: Path, decided: str) -> None:
    vendor(folder, NEW, "2026-02-02", decided)
    with pytest.raises(Unreadable):
        load_api(folder / "specs" / "pets" / "api.toml")
