"""Known edits in real documents, several at once, asked back."""

import gzip
from functools import cache

import pytest

from mooring import sources

from .planting import Told, planted
from .revisions import SHARED

SPECS = SHARED / "corpus" / "specs"
DOCUMENTS = (
    *("petstore.yaml", "museum.yaml", "mem0.json", "figma.yaml", "clerk.yaml"),
    *("adyen-checkout.yaml", "twilio-conversations.json", "vault.json"),
)
COUNT = 26
# The documents are other vendors' and not part of the project.
pytestmark = pytest.mark.skipif(not SPECS.is_dir(), reason="the corpus is not here")


@cache
def told(name: str, seed: int) -> Told:
    packed = (SPECS / f"{name}.gz").read_bytes()
    root = sources.read(name, gzip.decompress(packed)).root
    return planted(name, dict(root), seed, COUNT)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_edit_is_told(name: str) -> None:
    assert told(name, 1).missed == ()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_is_told_that_was_not_edited(name: str) -> None:
    assert [(one.rule, one.message) for one in told(name, 1).strange] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_was_renamed_or_moved_is_linked_and_nothing_else(name: str) -> None:
    result = told(name, 1)
    assert (result.links_told, result.links_strange) == (result.links_planted, 0)
