"""The action beside each entry of a ledger takes what is lost out of the document, and leaves the rest as it is."""

from collections.abc import Callable, Sequence
from pathlib import Path

import openapi_spec_validator
import pytest

from mooring import sources, spec
from mooring.bindings.ledger import Kind, Ledger, ledger
from mooring.document import Document, JsonObject
from mooring.sources.overlay import overlaid, read_overlay
from mooring.sources.yaml import dump
from mooring.workflows.mending import mending_of, mending_overlay
from tests.spec.corpus import DOCUMENTS, published
from tests.workflows.conftest import ROOT, Run

CASES = ROOT / "tests/cases"
SMALL = [
    *sorted(CASES.glob("mending/*/page.yaml")),
    *sorted(CASES.glob("bindings/*/openapi.yaml")),
    CASES / "sources/fence-export-repairs/page.md",
]


def ledger_of(document: Document) -> Ledger:
    return ledger(spec.parse(document))


def named(path: Path) -> str:
    return path.parent.name


def mended(document: Document, overlay: JsonObject) -> Document:
    """The document after an overlay, which has been written and read like one from a file."""
    return overlaid(document, [read_overlay("mending.yaml", dump(overlay).encode())])


def losses(found: Ledger) -> list[tuple[str, ...]]:
    return [
        (part.operation, part.pointer, one.code, one.pointer, one.why)
        for part in found.parts
        for one in part.losses
    ]


def counts(found: Ledger) -> Sequence[int]:
    return [found.declared(kind) for kind in Kind]


@pytest.mark.parametrize("path", SMALL, ids=named)
def test_all_actions_together_make_the_ledger_full(path: Path) -> None:
    document = sources.read(path.name, path.read_bytes())
    before = ledger_of(document)
    overlay = mending_overlay(before, document)
    if overlay is None:
        assert before.is_full
        return
    after = mended(document, overlay)
    assert losses(ledger_of(after)) == []
    assert counts(ledger_of(after)) == counts(before)
    openapi_spec_validator.validate(after.root)


@pytest.mark.parametrize("path", SMALL, ids=named)
def test_each_action_mends_its_entry_alone(path: Path) -> None:
    document = sources.read(path.name, path.read_bytes())
    before = ledger_of(document)
    for part in before.parts:
        for loss in part.losses:
            mending = mending_of(loss, part, document.root)
            assert mending is not None
            overlay: JsonObject = {
                "overlay": "1.1.0",
                "info": {"title": "One action", "version": "1"},
                "actions": [mending.action],
            }
            after = ledger_of(mended(document, overlay))
            lost = (part.operation, part.pointer, loss.code, loss.pointer, loss.why)
            assert lost not in losses(after)
            assert counts(after) == counts(before)


@pytest.mark.parametrize("path", sorted(CASES.glob("mending/*/page.yaml")), ids=named)
def test_the_actions_are_as_recorded(
    path: Path, golden: Callable[[Path, str], None]
) -> None:
    document = sources.read(path.name, path.read_bytes())
    overlay = mending_overlay(ledger_of(document), document)
    assert overlay is not None
    golden(path.with_name("expected.overlay.yaml"), dump(overlay))
    golden(
        path.with_name("expected.openapi.yaml"), dump(mended(document, overlay).root)
    )


@pytest.mark.skipif(
    not DOCUMENTS, reason="the corpus of published documents is not here"
)
@pytest.mark.parametrize(
    "path",
    [path for path in DOCUMENTS if path.parent.name == "specs"],
    ids=lambda path: path.stem,
)
def test_the_ledger_of_a_published_document_is_full_once_it_is_mended(
    path: Path,
) -> None:
    document = published(path)
    before = ledger_of(document)
    overlay = mending_overlay(before, document)
    if overlay is None:
        assert before.is_full
        return
    after = ledger_of(mended(document, overlay))
    assert losses(after) == []
    assert counts(after) == counts(before)


def test_a_person_writes_the_overlay_and_applies_it(
    mooring: Run, tmp_path: Path
) -> None:
    page = CASES / "mending/openapi/page.yaml"
    spec_ = ("generate", "--spec", str(page), "--output", "losses", "--strict")
    run = mooring(*spec_, "--write-overlay", "fixes.overlay.yaml", cwd=tmp_path)
    assert run.returncode == 1
    assert "wrote fixes.overlay.yaml\n" in run.stdout
    run = mooring(*spec_, "--overlay", "fixes.overlay.yaml", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (0, "wrote losses\n")
    again = ("--overlay", "fixes.overlay.yaml", "--write-overlay", "more.overlay.yaml")
    run = mooring(*spec_, *again, cwd=tmp_path)
    assert "there is no overlay to write" in run.stderr
    assert not (tmp_path / "more.overlay.yaml").exists()
