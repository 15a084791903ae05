"""Bodies and responses that are no JSON: text or bytes as they travel, and an entry in the ledger."""

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest
from mooring import bindings
from mooring.bindings.ledger import ledger

from ..generated.loopback import serving
from .documents import TEMPLATES, api_of

DOCUMENT = """
openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /pets:
    post:
      operationId: exchange
      requestBody: {required: true, content: {application/xml: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses:
        '200': {description: ok, content: {application/xml: {schema: {$ref: '#/components/schemas/Pet'}}}}
    get:
      operationId: listing
      responses: {'200': {description: ok, content: {text/csv: {schema: {type: array, items: {type: string}}}}}}
components: {schemas: {Pet: {type: object, properties: {id: {type: integer}}}}}
"""


def test_xml_and_tables_travel_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = api_of(DOCUMENT)
    settings = bindings.Settings("opaque", "opaque", "OPAQUE")
    for name, text in bindings.generate(api, settings, TEMPLATES).items():
        (tmp_path / "opaque_package" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "opaque_package" / name).write_text(text, "utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    package: Any = importlib.import_module("opaque_package")
    with serving(None) as server, package.Client(base_url=server.url) as client:
        server.says(200, b"<pet id='2'/>", content_type="application/xml")
        server.says(200, b"a,b\n", content_type="text/csv")
        assert client.pets.exchange(body="<pet id='1'/>") == b"<pet id='2'/>"
        assert client.pets.listing() == "a,b\n"
        posted = server.heard[0]
    assert posted.body == b"<pet id='1'/>"
    assert posted.headers["content-type"] == "application/xml"


def test_what_is_not_taken_apart_is_in_the_ledger() -> None:
    codes = [
        (part.kind.value, loss.code)
        for part in ledger(api_of(DOCUMENT)).parts
        for loss in part.losses
    ]
    assert sorted(codes) == [
        ("bodies", "media-type-not-typed"),
        *[("responses", "media-type-not-typed")] * 2,
    ]
