"""Scores generated models against the JSON Schema Test Suite, draft 2020-12: `python -m tests.bench.json_schema_suite FOLDER`.

A model does well when it takes what is valid, writes it as it came, and refuses what is not. Validation is strict, as
callers ask for it with `strict=True`; responses are decoded more generously. `a true schema` is the baseline: it takes everything.
"""

import importlib
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from mooring import bindings, sources, spec
from mooring.diagnostics import Unreadable
from mooring.document import Json
from mooring.workflows.toolchain import templates_folder

PACKAGE = "json_schema_suite_models"
OBJECT = "object"


@dataclass(frozen=True)
class Group:
    """One schema of the suite, and the values to try on it."""

    keyword: str
    name: str
    schema: Any
    tests: tuple[tuple[Any, bool, str], ...]

    @property
    def is_typed(self) -> bool:
        return isinstance(self.schema, dict) and "type" in cast(
            dict[str, Any], self.schema
        )


@dataclass(frozen=True)
class Outcome:
    group: Group
    description: str
    expected: bool
    answer: str
    """`accepted`, `rejected`, `changed` (accepted, but written differently), `refused` (the document) or `crashed`."""

    @property
    def is_right(self) -> bool:
        return self.answer == ("accepted" if self.expected else "rejected")


def groups(folder: Path) -> Iterator[Group]:
    """Every group of the suite's files in `folder`."""
    for path in sorted(folder.glob("*.json")):
        for group in json.loads(path.read_bytes()):
            tests = tuple(
                (test["data"], test["valid"], test["description"])
                for test in group["tests"]
            )
            yield Group(path.stem, group["description"], group["schema"], tests)


def score(folder: Path) -> list[Outcome]:
    """The outcome of every test, from one package that has a class for each group."""
    everything = list(groups(folder))
    schemas: dict[str, Any] = {}
    for index, group in enumerate(everything):
        own = _schemas(f"Group{index}", group.schema)
        if _is_readable(own):
            schemas |= own
    with tempfile.TemporaryDirectory() as name:
        models, values = _package(Path(name), schemas)
        return [
            Outcome(
                group,
                description,
                expected,
                _answer(models, values, f"Wrap{index}", data),
            )
            for index, group in enumerate(everything)
            for data, expected, description in group.tests
        ]


def share(outcomes: list[Outcome]) -> float:
    """The percentage of outcomes that are right."""
    return 100 * sum(outcome.is_right for outcome in outcomes) / len(outcomes)


def table(outcomes: list[Outcome]) -> str:
    """What was right, by keyword and in all, beside a model that takes everything."""
    rows = [f"{'keyword':24}{'tests':>7}{'right':>8}{'a true schema':>15}"]
    for keyword in sorted({outcome.group.keyword for outcome in outcomes}):
        rows.append(
            _row(keyword, [one for one in outcomes if one.group.keyword == keyword])
        )
    rows.append(_row("typed roots", [one for one in outcomes if one.group.is_typed]))
    rows.append(_row("all", outcomes))
    counts = Counter((one.expected, one.answer) for one in outcomes)
    rows += [
        f"{'valid' if expected else 'invalid':8}{answer:10}{count:6}"
        for (expected, answer), count in sorted(counts.items(), reverse=True)
    ]
    return "\n".join(rows)


def _row(name: str, outcomes: list[Outcome]) -> str:
    baseline = 100 * sum(one.expected for one in outcomes) / len(outcomes)
    return f"{name:24}{len(outcomes):7}{share(outcomes):7.1f}%{baseline:14.1f}%"


def _schemas(name: str, schema: Any) -> dict[str, Any]:
    wrap = {
        "type": OBJECT,
        "properties": {"v": {"$ref": f"#/components/schemas/{name}"}},
        "required": ["v"],
    }
    if isinstance(schema, dict):
        # With a URI of its own, it finds its own places and anchors in a document of many.
        schema = {
            "$id": f"https://suite.example/{name}",
            **cast(dict[str, Any], schema),
        }
    return {name: schema, name.replace("Group", "Wrap"): wrap}


def _document(schemas: Mapping[str, Any]) -> bytes:
    body = {
        name: {"$ref": f"#/components/schemas/{name}"}
        for name in schemas
        if name.startswith("Wrap")
    }
    content = {"application/json": {"schema": {"type": OBJECT, "properties": body}}}
    responses = {"200": {"description": "Each", "content": content}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Suite", "version": "1"},
        "paths": {"/": {"get": {"operationId": "all", "responses": responses}}},
        "components": {"schemas": schemas},
    }
    return json.dumps(document).encode()


def _is_readable(schemas: Mapping[str, Any]) -> bool:
    try:
        spec.parse(sources.read("suite.json", _document(schemas)))
    except Unreadable:
        return False
    return True


def _package(folder: Path, schemas: Mapping[str, Any]) -> tuple[Any, Any]:
    api = spec.parse(sources.read("suite.json", _document(schemas)))
    settings = bindings.Settings(package=PACKAGE, document="suite", environment="SUITE")
    files = bindings.generate(api, settings, templates_folder())
    for path, text in files.items():
        (folder / PACKAGE / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / PACKAGE / path).write_text(text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    try:
        models = importlib.import_module(f"{PACKAGE}.models")
        return models, importlib.import_module(f"{PACKAGE}._runtime.values")
    finally:
        sys.path.remove(str(folder))


def _answer(models: Any, values: Any, name: str, data: Any) -> str:
    model = getattr(models, name, None)
    if model is None:
        return "refused"
    try:
        value = model.model_validate_json(json.dumps({"v": data}), strict=True)
    except ValueError:
        return "rejected"
    # Anything but a refusal is what the score calls a crash.
    except Exception:
        return "crashed"
    written = values.plain(value)
    return "accepted" if _same(written, {"v": data}) else "changed"


def _same(ours: Json, theirs: Json) -> bool:
    """Equality of JSON values: 1 is 1.0, and true is not 1."""
    match ours, theirs:
        case dict(), dict():
            return ours.keys() == theirs.keys() and all(
                _same(ours[key], theirs[key]) for key in ours
            )
        case list(), list():
            return len(ours) == len(theirs) and all(map(_same, ours, theirs))
        case (bool(), _) | (_, bool()):
            return ours is theirs
        case _:
            return ours == theirs


if __name__ == "__main__":
    print(table(score(Path(sys.argv[1]))))
