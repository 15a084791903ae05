"""Pairs of small documents, each with the verdicts that a caller on the wire and one of the bindings would give."""

import json
from typing import TypedDict

import pytest

from mooring.drift import Audience, Report, Verdict, compare

from .revisions import CASES, side


class Probe(TypedDict):
    id: str
    title: str
    wire: bool
    python: bool
    is_linked: bool


PROBES: list[Probe] = json.loads((CASES / "probes.json").read_text())
NAMED_LIKE = pytest.mark.parametrize(
    "probe", PROBES, ids=lambda probe: f"{probe['id']} {probe['title']}"
)


def drift(probe: Probe) -> Report:
    old, new = (
        side(CASES / "probes" / f"{probe['id']}.{one}.yaml") for one in ("old", "new")
    )
    return compare(old, new)


@NAMED_LIKE
def test_a_change_breaks_whom_it_breaks(probe: Probe) -> None:
    report = drift(probe)
    breaks = [
        report.worst(audience) is Verdict.BREAK
        for audience in (Audience.WIRE, Audience.PYTHON)
    ]
    assert breaks == [probe["wire"], probe["python"]]


@NAMED_LIKE
def test_what_was_renamed_is_linked_and_nothing_else(probe: Probe) -> None:
    linked = [
        one.rule
        for one in drift(probe).findings
        if one.link and one.rule != "success-status-changed"
    ]
    assert bool(linked) is probe["is_linked"]


@NAMED_LIKE
def test_a_probe_has_not_drifted_from_itself(probe: Probe) -> None:
    new = side(CASES / "probes" / f"{probe['id']}.new.yaml")
    assert compare(new, new).findings == ()
