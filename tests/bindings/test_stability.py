"""Names and text that stay as they are while a document grows around them."""

import ast
import copy
from typing import Any

import pytest
import yaml

from .documents import PROJECT, api_of, package_of

DOCUMENT = PROJECT / "specs" / "browser-use" / "v2" / "2026-03-10.openapi.yaml"

Document = dict[str, Any]


def adds_schemas(document: Document) -> None:
    for name in ("AAA", "ZZZ", "Task", "CreateTask", "create-task-request"):
        record = {"type": "object", "properties": {"value": {"type": "string"}}}
        document["components"]["schemas"][name] = record
        _answer_with(document, f"/use/{name}", name)


def adds_operations(document: Document) -> None:
    for path, tag in (("/tasks/{id}/stop", "Tasks"), ("/profiles", "Profiles")):
        document["paths"][path] = {
            "put": {
                "operationId": f"touch_{tag.lower()}",
                "tags": [tag],
                "responses": {"204": {"description": "Done"}},
            }
        }


def adds_properties(document: Document) -> None:
    request = document["components"]["schemas"]["CreateTaskRequest"]
    properties = request["properties"]
    request["properties"] = {
        "aaa": {"type": "string"},
        "start": {"type": "string"},
        **properties,
        "zzz": {"enum": ["a", "b"]},
    }


def adds_enum_values(document: Document) -> None:
    models = document["components"]["schemas"]["SupportedLLMs"]
    models["enum"] = ["aaa", "gpt-4", *models["enum"], "zzz"]


def turns_everything_round(document: Document) -> None:
    schemas = document["components"]["schemas"]
    document["components"]["schemas"] = dict(reversed(schemas.items()))
    for schema in schemas.values():
        if "properties" in schema:
            schema["properties"] = dict(reversed(schema["properties"].items()))


CHANGES = [
    adds_schemas,
    adds_operations,
    adds_properties,
    adds_enum_values,
    turns_everything_round,
]


@pytest.fixture(scope="module")
def document() -> Document:
    loaded: Document = yaml.safe_load(DOCUMENT.read_text("utf-8"))
    return loaded


@pytest.mark.parametrize("change", CHANGES)
def test_no_class_and_no_member_of_one_is_renamed(
    document: Document, change: Any
) -> None:
    before = _members(_models(document))
    after = _members(_models(_changed(document, change)))
    assert {name: after[name] & members for name, members in before.items()} == before


@pytest.mark.parametrize("change", [adds_schemas, adds_operations])
def test_no_byte_of_another_class_changes(document: Document, change: Any) -> None:
    before = _texts(_models(document))
    after = _texts(_models(_changed(document, change)))
    assert {name: after[name] for name in before} == before


@pytest.mark.parametrize("change", [adds_properties, adds_enum_values])
def test_only_the_class_that_grew_changes(document: Document, change: Any) -> None:
    before = _texts(_models(document))
    after = _texts(_models(_changed(document, change)))
    changed = {name for name, text in before.items() if after[name] != text}
    grown = "SupportedLLMs" if change is adds_enum_values else "CreateTaskRequest"
    assert changed == {grown}


@pytest.mark.parametrize("change", [adds_schemas, adds_operations])
def test_no_byte_of_another_method_changes(document: Document, change: Any) -> None:
    before = _create(document)
    assert _create(_changed(document, change)) == before
    assert "def create(" in before


def test_no_argument_is_renamed_by_another(document: Document) -> None:
    assert _arguments(document) <= _arguments(_changed(document, adds_properties))


def test_the_same_document_gives_the_same_bytes(document: Document) -> None:
    assert package_of(_api(document)) == package_of(_api(document))


def test_a_chosen_name_changes_nothing_else(document: Document) -> None:
    chosen = {"SessionSettings": "BrowserSettings"}
    renamed = package_of(_api(document), class_names=chosen)["models.py"]
    before = _texts(_models(document))
    after = _texts(renamed)
    assert after["BrowserSettings"] == before["SessionSettings"].replace(
        "class SessionSettings", "class BrowserSettings"
    )
    untouched = before.keys() - {"SessionSettings", "CreateTaskRequest"}
    assert {name: after[name] for name in untouched} == {
        name: before[name] for name in untouched
    }


def _answer_with(document: Document, path: str, name: str) -> None:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
    document["paths"][path] = {
        "get": {
            "tags": ["Other"],
            "responses": {"200": {"description": "It", "content": content}},
        }
    }


def _changed(document: Document, change: Any) -> Document:
    copied = copy.deepcopy(document)
    change(copied)
    return copied


def _api(document: Document) -> Any:
    return api_of(yaml.safe_dump(document, sort_keys=False, allow_unicode=True))


def _models(document: Document) -> str:
    return package_of(_api(document))["models.py"]


def _create(document: Document) -> str:
    text = package_of(_api(document))["resources/tasks.py"]
    [tasks] = [
        node
        for node in ast.parse(text).body
        if isinstance(node, ast.ClassDef) and node.name == "Tasks"
    ]
    [create] = [node for node in tasks.body if getattr(node, "name", None) == "create"]
    return ast.get_source_segment(text, create) or ""


def _arguments(document: Document) -> set[str]:
    [create] = ast.parse(_create(document)).body
    assert isinstance(create, ast.FunctionDef)
    return {argument.arg for argument in create.args.kwonlyargs}


def _texts(module: str) -> dict[str, str]:
    """The text of every class of a module, by its name."""
    return {
        node.name: ast.get_source_segment(module, node) or ""
        for node in ast.parse(module).body
        if isinstance(node, ast.ClassDef)
    }


def _members(module: str) -> dict[str, set[str]]:
    """The names of the members of every class of a module."""
    return {
        node.name: {
            ast.unparse(target)
            for statement in node.body
            for target in _targets(statement)
        }
        for node in ast.parse(module).body
        if isinstance(node, ast.ClassDef)
    }


def _targets(statement: ast.stmt) -> list[ast.expr]:
    match statement:
        case ast.AnnAssign(target=target):
            return [target]
        case ast.Assign(targets=targets):
            return targets
        case _:
            return []
