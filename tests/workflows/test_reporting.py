import json
import subprocess
import sys
from pathlib import Path

import pytest

from mooring import spec
from mooring.bindings.ledger import Kind, Status, ledger
from mooring.document import json_path, resolve
from mooring.sources.yaml import load
from tests.spec.corpus import DOCUMENTS, METHODS, counted_raw, held, members, published
from tests.workflows.conftest import Run

DOCUMENT = """\
openapi: 3.1.0
info: {title: Shop, version: '1'}
servers: [{url: 'https://shop.example'}]
paths:
  /orders/{id}:
    get:
      operationId: getOrder
      servers: [{url: 'https://other.example'}]
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
      responses:
        '200':
          description: ok
          content:
            application/json: {schema: {$ref: '#/components/schemas/Order'}}
            text/event-stream: {schema: {type: string}}
    put:
      operationId: putOrder
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
      requestBody:
        content:
          application/json: {schema: {$ref: '#/components/schemas/Order'}}
          application/xml: {schema: {$ref: '#/components/schemas/Order'}}
      responses: {'204': {description: done}}
components:
  schemas:
    Order: {type: object, properties: {id: {type: string}}}
webhooks:
  orderShipped:
    post:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
      responses: {'200': {description: ok}}
"""


def report(mooring: Run, folder: Path, text: str = DOCUMENT) -> dict[str, object]:
    (folder / "shop.yaml").write_text(text)
    run = mooring(
        "generate",
        "--spec",
        "shop.yaml",
        "--output",
        "shop",
        "--report",
        "ledger.json",
        cwd=folder,
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, object] = json.loads((folder / "ledger.json").read_text())
    return found


def test_the_sums_equal_what_the_document_declares(
    mooring: Run, tmp_path: Path
) -> None:
    counts = report(mooring, tmp_path)["counts"]
    assert counts == {
        "operations": {"declared": 2, "full": 2, "degraded": 0, "stub": 0},
        "parameters": {"declared": 2, "full": 2, "degraded": 0, "stub": 0},
        "bodies": {"declared": 1, "full": 0, "degraded": 1, "stub": 0},
        "responses": {"declared": 2, "full": 1, "degraded": 1, "stub": 0},
        "schemas": {"declared": 1, "full": 1, "degraded": 0, "stub": 0},
        "webhooks": {"declared": 1, "full": 1, "degraded": 0, "stub": 0},
    }


@pytest.mark.skipif(
    not DOCUMENTS, reason="the corpus of published documents is not here"
)
@pytest.mark.parametrize(
    "path",
    [path for path in DOCUMENTS if path.parent.name == "specs"],
    ids=lambda path: path.stem,
)
def test_the_sums_equal_a_count_of_the_raw_document(path: Path) -> None:
    document = published(path)
    root = document.root
    found = ledger(spec.parse(document))
    raw = counted_raw(root)
    for kind in (Kind.OPERATION, Kind.PARAMETER, Kind.BODY, Kind.RESPONSE):
        assert found.declared(kind) == raw[kind.value]
    hooks = members(root, root.get("webhooks"))
    assert found.declared(Kind.WEBHOOK) == sum(
        method in item for item in hooks for method in METHODS
    )
    for kind in Kind:
        sums = sum(found.count(kind, status) for status in Status)
        assert sums == found.declared(kind)
    named = held(root, "definitions") | held(held(root, "components"), "schemas")
    assert found.declared(Kind.SCHEMA) == len(named)


def test_each_loss_has_its_place_and_what_would_mend_it(
    mooring: Run, tmp_path: Path
) -> None:
    entries = report(mooring, tmp_path)["entries"]
    assert isinstance(entries, list)
    assert [
        (one["code"], one["location"]["line"], one["overlay"]["target"])
        for one in entries
    ] == [
        (
            "media-type-not-read",
            16,
            "$['paths']['/orders/{id}']['get']['responses']['200']['content']['text/event-stream']",
        ),
        (
            "media-type-not-sent",
            24,
            "$['paths']['/orders/{id}']['put']['requestBody']['content']['application/xml']",
        ),
    ]


def test_a_document_that_follows_every_overlay_is_held_in_full(
    mooring: Run, tmp_path: Path
) -> None:
    root = load(DOCUMENT, "shop.yaml")
    entries = report(mooring, tmp_path)["entries"]
    assert isinstance(entries, list)
    pointers = {
        "media-type-not-read": "/paths/~1orders~1{id}/get/responses/200/content/text~1event-stream",
        "media-type-not-sent": "/paths/~1orders~1{id}/put/requestBody/content/application~1xml",
    }
    for entry in entries:
        pointer = pointers[entry["code"]]
        assert json_path(root, pointer) == entry["overlay"]["target"]
        parent, _, member = pointer.rpartition("/")
        owner = resolve(root, parent)
        assert isinstance(owner, dict)
        del owner[member.replace("~1", "/")]
    mended = tmp_path / "mended"
    mended.mkdir()
    assert report(mooring, mended, json.dumps(root))["entries"] == []


def test_strict_exits_1_where_anything_is_held_in_part(
    mooring: Run, tmp_path: Path
) -> None:
    (tmp_path / "shop.yaml").write_text(DOCUMENT)
    run = mooring(
        "generate", "--spec", "shop.yaml", "--output", "shop", "--strict", cwd=tmp_path
    )
    assert run.returncode == 1
    assert (tmp_path / "shop/client.py").is_file()


def test_the_packages_of_this_repository_are_held_in_full(mooring: Run) -> None:
    assert mooring("generate", "v2", "--strict").returncode == 0


def test_a_webhook_reads_its_payload(mooring: Run, tmp_path: Path) -> None:
    report(mooring, tmp_path)
    program = 'from shop import webhooks; print(webhooks.order_shipped.parse(b\'{"id": "7", "new": 1}\').id)'
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout) == (0, "7\n"), run.stderr
