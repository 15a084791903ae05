"""What generated models take, refuse and give back, one kind of schema a row."""

import importlib
import json
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest
from mooring import bindings
from mooring.bindings.runtime.variants import RECEIVED
from mooring.document import Json
from pydantic import BaseModel, ValidationError

from .documents import TEMPLATES, api_of

PACKAGE = "decoded_values"
REFERENCE = "$ref: '#/components/schemas/Part'"
ROWS: list[tuple[str, list[Json], list[Json]]] = [
    ("{type: string, nullable: true}", [None, "a"], [1]),
    (f"{{nullable: true, allOf: [{{{REFERENCE}}}]}}", [None, {"x": "a"}], ["a"]),
    ("{type: string, enum: [a], nullable: true}", [None, "a"], ["b"]),
    ("{const: 0.5}", [0.5], [0.6, "0.5"]),
    ("{const: {a: 1}}", [{"a": 1}], [{"a": 2}, {}]),
    ("{const: 1}", [1], [True, 2]),
    (
        "{type: array, prefixItems: [{type: string}, {type: integer}]}",
        [["a", 1], ["a"], [], ["a", 1, None]],
        [[1, "a"]],
    ),
    (
        "{oneOf: [{type: integer}, {type: number, minimum: 2}]}",
        [1, 2.5],
        [1.5, 3],
    ),
    (
        f"{{anyOf: [{{{REFERENCE}}}, {{type: object, properties: {{y: {{type: integer}}}}}}]}}",
        [{"x": "a"}, {"y": 1}, {"x": "a", "y": 1}],
        [{"x": 1, "y": "a"}],
    ),
    (
        "{type: object, properties: {a: {}}, patternProperties: {^x-: {type: string}}}",
        [{"a": 1, "x-b": "c"}],
        [{"x-b": 1}],
    ),
    (
        "{type: object, properties: {a: {}}, additionalProperties: {type: integer}}",
        [{"a": "b", "c": 1}],
        [{"c": "d"}],
    ),
    ("{type: object, properties: {a: {}}, required: [b]}", [{"b": 1}], [{"a": 1}]),
    (
        "{type: object, required: [secret], properties: {secret: {type: string, writeOnly: true}}}",
        [{}, {"secret": "a"}],
        [{"secret": 1}],
    ),
    ("{type: string, format: date-time}", ["2020-01-01T00:00:00"], [0, "yesterday"]),
    ("{type: string, format: uri}", ["https://ex.com", "https://ex.com/a b"], [1]),
    ("{type: string, format: email}", ["a@b.c", "nobody"], [1]),
    ("{type: string, format: duration}", ["P3DT4H"], [1]),
    ("{type: integer}", [1, 10**20], ["1", True, 1.5]),
    ("{type: boolean}", [True, False], ["yes", 1]),
    ("{type: string, enum: [a, b]}", ["a", "new"], [1]),
    ("{type: array, uniqueItems: true}", [[1, True]], [[1, 1.0]]),
    ("{not: {type: string}}", [1, None], ["a"]),
    ("{type: object, dependentRequired: {a: [b]}}", [{"b": 1}], [{"a": 1}]),
    (
        "{type: object, if: {required: [a]}, then: {required: [b]}}",
        [{}, {"a": 1, "b": 1}],
        [{"a": 1}],
    ),
    ("false", [], [1, None]),
    (
        "{type: object, additionalProperties: false, properties: {a: {}}}",
        [{"b": 1}],
        [],
    ),
]


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """One class for each row: the row's schema under `v`, required."""
    wraps = "".join(
        f"    Wrap{index}: {{type: object, properties: {{v: {text}}}, required: [v]}}\n"
        for index, (text, _, _) in enumerate(ROWS)
    )
    part = "    Part: {type: object, properties: {x: {type: string}}}\n"
    api = api_of(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"
        f"components:\n  schemas:\n{wraps}{part}"
    )
    settings = bindings.Settings(package=PACKAGE, document="rows", environment="ROWS")
    folder = tmp_path_factory.mktemp("decoded")
    for path, text in bindings.generate(api, settings, TEMPLATES).items():
        (folder / PACKAGE / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / PACKAGE / path).write_text(text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    yield importlib.import_module(f"{PACKAGE}.models")
    sys.path.remove(str(folder))


@pytest.mark.parametrize("index", range(len(ROWS)), ids=[row[0] for row in ROWS])
def test_a_value_is_taken_or_refused(models: ModuleType, index: int) -> None:
    _, taken, refused = ROWS[index]
    wrap: type[BaseModel] = getattr(models, f"Wrap{index}")
    for value in taken:
        model = wrap.model_validate_json(json.dumps({"v": value}))
        written: Json = json.loads(
            model.model_dump_json(by_alias=True, exclude_unset=True)
        )
        assert written == {"v": value}
    for value in refused:
        with pytest.raises(ValidationError):
            wrap.model_validate_json(json.dumps({"v": value}), strict=True)


def test_defaults_that_do_not_fit_their_type_are_no_defaults() -> None:
    api = api_of(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n"
        "    It: {type: object, properties: {n: {type: integer, default: abc}, d: {type: string, format: date, default: soon}}}\n"
    )
    settings = bindings.Settings(package=PACKAGE, document="d", environment="D")
    text = bindings.generate(api, settings, TEMPLATES)["models.py"]
    assert "n: Omittable[int] = None" in text
    assert "d: Omittable[date] = None" in text


def test_a_server_may_send_what_the_keywords_do_not_allow(models: ModuleType) -> None:
    index = next(index for index, row in enumerate(ROWS) if "uniqueItems" in row[0])
    wrap: type[BaseModel] = getattr(models, f"Wrap{index}")
    assert wrap.model_validate_json('{"v": [1, 1]}', context=RECEIVED)
