"""A package is exchanged for the next one below programs that use every name of it: what breaks is what drift says."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mooring.drift import Report, compare
from tests.upgrades import edits
from tests.upgrades.deviations import NAMES, RULES, unjustified
from tests.upgrades.judging import Judgement, judged
from tests.upgrades.observing import (
    Break,
    Upgrade,
    Witness,
    checked,
    compared,
    run,
    written,
)


@pytest.fixture(scope="module")
def observed(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Report, list[Break], Judgement]:
    """Every kind of edit at once: one pair of packages, one run, one check."""
    folder = tmp_path_factory.mktemp("upgrades")
    old, new = edits.document(0), edits.document(1)
    upgrade = written("edits", old, new, folder)
    seen = [*_seen(upgrade, folder)]
    report = compare(old, new)
    return report, seen, judged(upgrade, report, seen)


def _seen(upgrade: Upgrade, folder: Path) -> Iterator[Break]:
    yield from run(upgrade)
    yield from compared(upgrade)
    yield from checked([upgrade], folder).get(upgrade.name, [])


def test_what_breaks_is_what_was_foretold(
    observed: tuple[Report, list[Break], Judgement],
) -> None:
    _, _, judgement = observed
    assert unjustified(judgement) == []


def test_the_witnesses_see_what_they_are_there_for(
    observed: tuple[Report, list[Break], Judgement],
) -> None:
    _, seen, judgement = observed
    told = {(one.witness, one.name) for one in seen}
    assert {
        # A name that is gone, an argument that is gone, a type that is another.
        (Witness.GRIFFE, "models.SentOpenedSendOpenedRequestValue"),
        (Witness.RUN, "asked_removed.ask_removed"),
        (Witness.CHECKER, "models.ReceivedRetypedReceiveRetypedResponse.value"),
    } <= told
    assert len(judgement.foretold) > 60 < len(judgement.quiet)


def test_each_deviation_is_still_one(
    observed: tuple[Report, list[Break], Judgement],
) -> None:
    report, seen, _ = observed
    rules = {one.rule for one in report.findings}
    assert rules.issuperset(RULES - {"security-scheme-renamed"})
    assert NAMES == ("models.SentUnwritten*",) and any(
        one.name.startswith("models.SentUnwritten") for one in seen
    )
