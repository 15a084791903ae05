"""Documents that nobody here wrote: nothing in them is dropped, and none of them stops the reader."""

from pathlib import Path

import pytest

from mooring import sources, spec
from mooring.diagnostics import Unreadable
from mooring.document import resolve
from tests.spec.corpus import DOCUMENTS, SHARED, counted, counted_raw, published

HOSTILE = sorted(
    path for path in SHARED.glob("hostile/*") if path.name != "expect.json"
)
REFUSED = ("e", "h")
"""Families of hostile documents that must be refused: references that lead out, and objects of the wrong kind."""

pytestmark = pytest.mark.skipif(
    not DOCUMENTS, reason="the corpus of published documents is not here"
)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_nothing_of_a_published_document_is_dropped(path: Path) -> None:
    document = published(path)
    api = spec.parse(document)
    assert counted(api) == counted_raw(document.root)
    keys = [operation.key for operation in api.operations]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", ["netlify.yaml", "slack.json", "github.json"])
def test_every_pointer_leads_to_what_was_published(name: str) -> None:
    document = published(SHARED / "corpus" / "specs" / f"{name}.gz")
    api = spec.parse(document)
    for operation in api.operations:
        places = [operation.pointer, *(one.pointer for one in operation.responses)]
        places += [one.pointer for one in operation.parameters]
        places += [] if operation.body is None else [operation.body.pointer]
        for place in places:
            assert resolve(document.root, place) is not None
    for schema in api.schemas.values():
        assert resolve(document.root, schema.pointer) is not None


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path.name)
def test_a_hostile_document_is_read_or_refused_in_one_line(path: Path) -> None:
    try:
        spec.parse(sources.read(path.name, path.read_bytes()))
    except Unreadable as refusal:
        for diagnostic in refusal.diagnostics:
            assert str(diagnostic).startswith(f"{path.name}:")
            assert "\n" not in str(diagnostic)
    else:
        assert not path.name.startswith(REFUSED)
