"""Every generated client against its own generated server, over the loopback."""

import gzip

import pytest
from mooring import sources

from ..bench.round_trip import Account, round_trip
from ..bindings.documents import CASES, PROJECT

CORPUS = PROJECT / ".." / "shared" / "corpus" / "specs"
OWN = sorted(path.parent.name for path in CASES.glob("*/openapi.yaml"))
OTHERS = ("petstore-expanded.yaml", "petstore.yaml", "museum.yaml", "mem0.json")
"""Small documents of the corpus; `python -m tests.bench.round_trip` calls all of it."""


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("name", OWN)
def test_every_operation_of_a_case_comes_back_as_it_was_sent(name: str) -> None:
    data = (CASES / name / "openapi.yaml").read_bytes()
    _is_whole(round_trip(f"{name}.yaml", sources.read("openapi.yaml", data)))


@pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus of real documents is not here"
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("name", OTHERS)
def test_every_operation_of_a_real_document_comes_back(name: str) -> None:
    data = gzip.decompress((CORPUS / f"{name}.gz").read_bytes())
    _is_whole(round_trip(name, sources.read(name, data)))


def _is_whole(account: Account) -> None:
    assert account.failures == []
    assert account.good == account.calls == 2 * account.operations
    assert account.good_errors == account.errors
