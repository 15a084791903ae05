"""A package of which little has changed is planned from what is kept, and is what it would be without."""

import copy
import gzip
import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from mooring import bindings, sources
from mooring.bindings.schemas.fingerprints import fingerprint
from mooring.bindings.memory import recalled
from mooring.spec import parse
from mooring.workflows.packages.conducts import with_conducts

from ..drift.planting import EDITS, Planting
from .documents import PROJECT, TEMPLATES

Document = dict[str, Any]
HARBOUR = PROJECT / "tests" / "generated" / "harbour.yaml"
PUBLISHED = PROJECT / "specs" / "browser-use" / "v2" / "2026-03-10.openapi.yaml"
CORPUS = PROJECT / ".." / "shared" / "corpus" / "specs"
CHANGES = 4
"""Edits from one package to the next."""


@dataclass
class Kept:
    """A memory of one's own."""

    content: bytes | None = None

    def recalled(self) -> bytes | None:
        return self.content

    def keep(self, content: bytes) -> None:
        self.content = content


@pytest.fixture(autouse=True)
def _even_a_small_package_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mooring.bindings.plan.FEWEST", 0)


@pytest.fixture(scope="module")
def document() -> Document:
    return sources.read(HARBOUR.name, HARBOUR.read_bytes()).root


@pytest.mark.parametrize("path", [PUBLISHED, CORPUS / "museum.yaml.gz"], ids=str)
def test_edits_of_every_kind_leave_no_trace_of_what_was(path: Path) -> None:
    # Other vendors' documents are not part of the project.
    if not path.is_file():
        pytest.skip("the corpus of real documents is not here")
    data = path.read_bytes()
    data = gzip.decompress(data) if path.suffix == ".gz" else data
    root = sources.read(path.name.removesuffix(".gz"), data).root
    chance = random.Random(11)
    memory = Kept()
    kinds = [*EDITS]
    chance.shuffle(kinds)
    _written(root, memory)
    while kinds:
        planting = Planting(root, chance)
        for kind in [kinds.pop() for _ in range(min(CHANGES, len(kinds)))]:
            planting.plant(kind)
        assert _written(root, memory) == _written(root)


def adds_an_operation_called_like_a_builtin(root: Document) -> None:
    """It hides the builtin from the annotations beside it."""
    made = {
        **copy.deepcopy(root["paths"]["/boats/newest"]["get"]),
        "operationId": "list",
    }
    root["paths"]["/boats/list"] = {"get": made}


def takes_another_server(root: Document) -> None:
    root["servers"] = [{"url": "https://elsewhere.example.com"}]


def takes_another_credential(root: Document) -> None:
    scheme = {"type": "http", "scheme": "bearer"}
    root["components"]["securitySchemes"] = {"other": scheme}
    root["security"] = [{"other": []}]


def makes_a_class_an_alias(root: Document) -> None:
    root["components"]["schemas"]["Boat"] = {"type": "string"}


def makes_a_class_an_enumeration(root: Document) -> None:
    values = {"type": "string", "enum": ["zy", "my"]}
    root["components"]["schemas"]["Boat"] = values


def adds_a_class_called_like_a_type(root: Document) -> None:
    schema = {"type": "object", "properties": {"a": {"type": "string"}}}
    root["components"]["schemas"]["Uuid"] = schema


def turns_the_schemas_round(root: Document) -> None:
    schemas = root["components"]["schemas"]
    root["components"]["schemas"] = dict(reversed(schemas.items()))


@pytest.mark.parametrize(
    "change",
    [
        adds_an_operation_called_like_a_builtin,
        takes_another_server,
        takes_another_credential,
        makes_a_class_an_alias,
        makes_a_class_an_enumeration,
        adds_a_class_called_like_a_type,
        turns_the_schemas_round,
    ],
)
def test_what_surrounds_a_view_counts(
    document: Document, change: Callable[[Document], None]
) -> None:
    memory = Kept()
    before = _written(document, memory)
    root = copy.deepcopy(document)
    change(root)
    after = _written(root, memory)
    assert after == _written(root)
    assert _written(document, memory) == before


def test_one_schema_that_changes_is_planned_alone(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = Kept()
    _written(document, memory)
    root = copy.deepcopy(document)
    problem = root["components"]["schemas"]["Problem"]
    problem["properties"]["code"] = {"type": "string"}
    planned = _planned(monkeypatch)
    _written(root, memory)
    assert planned == ["Problem"]


def test_a_document_that_is_as_it_was_is_not_planned_at_all(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = Kept()
    _written(document, memory)
    kept = memory.content
    planned = _planned(monkeypatch)
    _written(document, memory)
    assert planned == []
    assert memory.content == kept


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"\xff", b'{"models": {"A": 1}}', b'{"models": {"A": {}}}'],
)
def test_what_is_none_of_ours_is_nothing(content: bytes) -> None:
    found = recalled(Kept(content))
    assert (found.models, found.methods, found.types) == ({}, {}, {})


def test_what_differs_has_another_fingerprint(document: Document) -> None:
    api = _api(document)
    parts = [*api.schemas.values(), *api.operations]
    assert len({*map(fingerprint, parts)}) == len({*map(repr, parts)})
    again = _api(document)
    assert [*map(fingerprint, parts)] == [
        *map(fingerprint, [*again.schemas.values(), *again.operations])
    ]


def _api(root: Document) -> Any:
    return parse(sources.read("real.json", json.dumps(root).encode()))


def _written(root: Document, memory: Kept | None = None) -> dict[str, str]:
    api = _api(root)
    settings = with_conducts(bindings.Settings("example", "example", "EXAMPLE"), api)
    return bindings.generate(api, settings, TEMPLATES, None, memory)


def _planned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys and names of whatever is planned from here on."""
    from mooring.bindings.client import method_plan, resource_plan
    from mooring.bindings.models import model_plan

    planned = list[str]()
    model, method = model_plan._model, method_plan.method_view

    def model_view(key: str, *rest: Any) -> Any:
        planned.append(key)
        return model(key, *rest)

    def method_view(operation: Any, *rest: Any) -> Any:
        planned.append(str(operation))
        return method(operation, *rest)

    monkeypatch.setattr(model_plan, "_model", model_view)
    monkeypatch.setattr(resource_plan, "method_view", method_view)
    return planned
