"""The bench measures what it says, on a document that takes no time."""

import json
import sys
from pathlib import Path

import pytest
import yaml

from tests.bench.documents import changed, loaded, operations, unpacked
from tests.bench.measuring import Run, middle, run
from tests.bench.peers import Measured, compared, ratios, table, verdicts
from tests.bench.targets import targets
from tests.bench.tools import MOORING, PEERS, emitted

DOCUMENT = """\
openapi: 3.1.0
info: {title: Harbour, version: '1'}
paths:
  /boats/{name}:
    get:
      parameters: [{name: name, in: path, required: true, schema: {type: string}}]
      responses:
        '200':
          description: A boat
          content: {application/json: {schema: {$ref: '#/components/schemas/Boat'}}}
components:
  schemas:
    Boat:
      type: object
      properties:
        length:
          type: number
          description: >-
            How long it is,
            in metres.
        name: {type: string}
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.yaml"
    path.write_text(DOCUMENT)
    return path


def test_cpu_and_memory_are_those_of_the_whole_process_tree(tmp_path: Path) -> None:
    burn = "import time\nwhile time.process_time() < 0.3: pass\nbytearray(90_000_000)"
    parent = f"import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', {burn!r}]))"
    held = bytearray(b"x" * 300_000_000)
    found = run((sys.executable, "-c", parent), tmp_path)
    assert len(held) == 300_000_000
    assert found.exit == 0
    assert 0.3 <= found.cpu < 3
    assert 86 <= found.peak < 200


def test_each_figure_is_the_median() -> None:
    runs = [Run(0, cpu, 1, peak, "") for cpu, peak in ((1, 30), (5, 10), (2, 20))]
    assert (middle(runs).cpu, middle(runs).peak) == (2, 20)


@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_a_change_is_one_description_and_nothing_else(
    document: Path, suffix: str
) -> None:
    before = loaded(document)
    path = document.with_suffix(f".{suffix}")
    if suffix == "json":
        path.write_text(json.dumps(before))
    after = yaml.load(changed(path), Loader=yaml.CBaseLoader)
    length = after["components"]["schemas"]["Boat"]["properties"]["length"]
    assert length["description"] == "How long it is, in metres. Changed."
    length["description"] = "How long it is, in metres."
    assert after == before


def test_mooring_is_measured_like_a_peer(document: Path, tmp_path: Path) -> None:
    (ours,) = compared([document], {MOORING: Path()}, tmp_path, 1)
    assert (ours.declared, ours.emitted, ours.is_finished) == (1, 1, True)
    (row,) = ratios([ours])
    assert row[:2] == ("harbour", "mooring")
    assert list(verdicts([ours])) == [
        "mooring: finishes 1 of 1, leaves out nothing",
    ]


def test_a_peer_that_drops_or_fails_is_told_so() -> None:
    cheap, dear = Run(0, 2.0, 1, 50, ""), Run(0, 4.0, 1, 100, "")
    failed = Run(1, 1.0, 1, 10, "")
    measured = [
        Measured("a", "mooring", 9, 9, cheap),
        Measured("a", "peer", 9, 7, dear),
        Measured("b", "mooring", 5, 5, dear),
        Measured("b", "peer", 5, 0, failed),
        Measured("c", "mooring", 2, 2, dear),
        Measured("c", "peer", 2, 2, cheap),
    ]
    assert list(verdicts(measured)) == [
        "peer: finishes 2 of 3, leaves out 2 operations there; Mooring takes less CPU on 1, more on c",
        "mooring: finishes 3 of 3, leaves out nothing",
    ]
    shown = table(list(ratios(measured))).splitlines()
    assert shown[1].split() == ["a", "peer", "4.0", "0.50", "100", "0.50", "7/9"]
    assert shown[3].endswith("no output (exit 1)")


@pytest.mark.parametrize(
    ("tool", "text"),
    [
        (PEERS[0], '"method": "get",\n        "url": "/boats/{Name_}".format('),
        (PEERS[1], "method='GET',\n            resource_path='/boats/{name}',"),
        (
            PEERS[2],
            "OperationPlan(\n    operation_id='x',\n    method='GET',\n    path='/boats/{name}',",
        ),
    ],
    ids=[peer.name for peer in PEERS],
)
def test_the_operations_in_the_output_of_a_peer_are_counted(
    tool: object, text: str, document: Path, tmp_path: Path
) -> None:
    (peer,) = (one for one in PEERS if one is tool)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "api.py").write_text(text)
    declared = operations(loaded(document))
    assert emitted(peer, tmp_path / "out", declared) == 1


def test_the_targets_are_measured_on_any_document(
    document: Path, tmp_path: Path
) -> None:
    (tmp_path / "work").mkdir()
    found = {one.what: one for one in targets(document, tmp_path / "work", 1)}
    assert list(found) == [
        *("generate, unchanged", "generate, one schema changed", "check"),
    ]
    assert all(one.measured > 0 and one.most > 0 for one in found.values())


def test_documents_are_unpacked_and_chosen_by_name(
    document: Path, tmp_path: Path
) -> None:
    (document.parent / "other.json").write_text("{}")
    (tmp_path / "into").mkdir()
    names = [path.name for path in unpacked(tmp_path, tmp_path / "into", ("harbour",))]
    assert names == ["harbour.yaml"]
