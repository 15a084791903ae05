"""Pairs of documents that oasdiff is tested with, and how much of what it finds is found."""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypedDict

from mooring.diagnostics import Unreadable
from mooring.drift import Policy, Report, Verdict, compare

from .revisions import CASES, SHARED, side

FOLDER = SHARED / "drift-cases"
NOTHING_BREAKS = "no breaking change"


class Change(TypedDict):
    id: str
    level: str


class Case(TypedDict):
    """A pair as recorded; of its options the notice that a deprecation must give counts here."""

    name: str
    base: str
    revision: str
    expected_ids: list[str]
    all_changes: list[Change]
    options: Mapping[str, int]


class Deviation(TypedDict):
    case: str
    ids: list[str]
    reason: str


@dataclass(frozen=True)
class Outcome:
    """What is missing of a case, and what is said beyond it."""

    name: str
    expected: frozenset[str]
    missed: frozenset[str]
    beyond: frozenset[str]
    justified: frozenset[str]

    @property
    def is_reproduced(self) -> bool:
        return not self.missed

    @property
    def is_settled(self) -> bool:
        return self.missed <= self.justified


def cases() -> list[Case]:
    """Every collected case; none where they are not at hand."""
    path = FOLDER / "cases.json"
    found: list[Case] = json.loads(path.read_text()) if path.is_file() else []
    return found


@cache
def deviations() -> tuple[Deviation, ...]:
    """Where another answer is given on purpose."""
    table = tomllib.loads((CASES / "deviations.toml").read_text("utf-8"))
    return tuple(table["deviation"])


def outcome(case: Case) -> Outcome:
    """One case, compared under its options."""
    expected = frozenset(case["expected_ids"])
    known = {change["id"] for change in case["all_changes"]}
    report = _report(case)
    found = frozenset(_ids(report)) if report is not None else frozenset[str]()
    missed = set(expected - found)
    if report is None and not expected:
        missed.add(NOTHING_BREAKS)
    if report is not None and not known and _breaks(report):
        missed.add(NOTHING_BREAKS)
    return Outcome(
        case["name"],
        expected,
        frozenset(missed),
        found - known,
        frozenset(_justified(case["name"], missed)),
    )


def _report(case: Case) -> Report | None:
    try:
        old, new = side(FOLDER / case["base"]), side(FOLDER / case["revision"])
    except Unreadable:
        return None
    options = case["options"]
    policy = Policy(
        date.today(),
        options.get("min_sunset_stable_days", 0),
        options.get("min_sunset_beta_days", 0),
    )
    return compare(old, new, policy)


def _ids(report: Report) -> Iterator[str]:
    for finding in report.findings:
        yield from finding.aliases


def _breaks(report: Report) -> bool:
    return any(one.severity is Verdict.BREAK for one in report.findings)


def _justified(name: str, missed: Iterable[str]) -> Iterator[str]:
    for one in deviations():
        is_meant = (
            name.startswith(one["case"].removesuffix("*"))
            if one["case"].endswith("*")
            else name == one["case"]
        )
        if is_meant:
            yield from (id_ for id_ in missed if id_ in one["ids"] or "*" in one["ids"])


def known_ids(path: Path = FOLDER / "rules.json") -> frozenset[str]:
    """Every id that oasdiff has."""
    return frozenset(one["id"] for one in json.loads(path.read_text()))
