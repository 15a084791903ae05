"""Packages whose models, or whose resources, are too many for one file."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import black
import pytest

from mooring.bindings.runtime_modules import RUNTIME
from mooring.bindings.models.model_modules import LONGEST

from .documents import api_of, package_of

FILLERS = 150
SCHEMAS: Mapping[str, Any] = {
    "Folder": {
        "type": "object",
        "required": ["name", "parent"],
        "properties": {
            "name": {"type": "string"},
            "parent": {
                "anyOf": [{"$ref": "#/components/schemas/Folder"}, {"type": "null"}]
            },
            "files": {"type": "array", "items": {"$ref": "#/components/schemas/File"}},
            "owner": {"type": "object", "properties": {"login": {"type": "string"}}},
        },
    },
    "File": {
        "type": "object",
        "required": ["folder"],
        "properties": {
            "folder": {"$ref": "#/components/schemas/Folder"},
            "color": {"$ref": "#/components/schemas/Color", "default": "red"},
            "tree": {"$ref": "#/components/schemas/Tree"},
        },
    },
    "Tree": {
        "anyOf": [
            {"type": "string"},
            {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}},
        ]
    },
    "Color": {"enum": ["red", "blue"]},
    # Its inside would be a module of its own if it were longer.
    "folder-list": {"type": "object", "properties": {"total": {"type": "integer"}}},
}
USE = """
import sys
from real import Client, models
loaded = {name for name in sys.modules if name.startswith("real.models.")}
assert loaded == set(), loaded
file = models.File.model_validate({"folder": {"name": "a", "parent": None, "files": [], "owner": {"login": "me"}}, "tree": ["x", ["y"]]})
assert file.folder.owner.login == "me"
assert file.color is models.Color.RED
assert file.tree.root[1].root[0].root == "y"
loaded = {name.removeprefix("real.models.") for name in sys.modules if name.startswith("real.models.")}
assert loaded == {"file", "folder", "color", "tree"}, loaded
assert "real.resources.files" not in sys.modules
Client(base_url="http://localhost").files
assert "real.resources.files" in sys.modules

class Own(models.Folder):
    note: str = ""

assert Own(name="a", parent=None, note="b").model_dump(exclude_unset=True) == {"name": "a", "parent": None, "note": "b"}
import pickle
assert pickle.loads(pickle.dumps(file)) == file
assert "Folder" in dir(models) and "Folder" in models.__all__
try:
    models.Foldr
except AttributeError as error:
    assert "Foldr" in str(error)
else:
    raise AssertionError
"""
CHECKED = """
from real import Client, models

def use(client: Client) -> str:
    file = client.files.get(id="a", mode="full")
    reveal: list[models.File] = file.folder.files or []
    models.Foldr
    return reveal[0].folder.name
"""


def document(fillers: int, operations: int = 0) -> str:
    """An API with a few schemas that lead in circles, and many that are only there."""
    filling = {
        f"Filler{index}": {
            "type": "object",
            "properties": {f"member{n}": {"type": "string"} for n in range(8)},
        }
        for index in range(fillers)
    }
    answer = {
        "description": "It",
        "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/File"}}
        },
    }
    paths: dict[str, Any] = {
        "/files/{id}": {
            "get": {
                "operationId": "get",
                "tags": ["files"],
                "parameters": [
                    {
                        "name": "id",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "string"},
                    },
                    {
                        "name": "mode",
                        "in": "query",
                        "schema": {"enum": ["full", "short"]},
                    },
                ],
                "responses": {"200": answer},
            }
        },
        "/folders": {
            "post": {
                "operationId": "create",
                "tags": ["folder"],
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {
                                "type": "object",
                                "properties": {"name": {"type": "string"}},
                            }
                        }
                    }
                },
                "responses": {
                    "200": {
                        "description": "It",
                        "content": {
                            "application/json": {
                                "schema": {
                                    "type": "object",
                                    "properties": {"list": {"type": "string"}},
                                }
                            }
                        },
                    }
                },
            }
        },
    }
    for index in range(operations):
        paths[f"/big/{('left', 'right')[index % 2]}/{{id}}/part{index}"] = {
            "get": {
                "operationId": f"read_{index}",
                "tags": ["big"],
                "parameters": [
                    {
                        "name": "id",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "string"},
                    }
                ],
                "responses": {"200": answer},
            }
        }
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "Files", "version": "1"},
            "paths": paths,
            "components": {"schemas": {**SCHEMAS, **filling}},
        }
    )


def written(
    folder: Path, text: str, kept: Mapping[str, tuple[str, ...]] | None = None
) -> dict[str, str]:
    """The package of a document, on disk as `real`."""
    files = package_of(api_of(text), kept)
    runtime = {
        f"_runtime/{path.name}": path.read_text("utf-8")
        for path in RUNTIME.glob("*.py")
    }
    for path, content in (files | runtime).items():
        (folder / "real" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "real" / path).write_text(content, encoding="utf-8")
    return files


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("modules")


@pytest.fixture(scope="module")
def files(folder: Path) -> dict[str, str]:
    return written(folder, document(FILLERS, 160))


def test_few_models_stay_in_one_file() -> None:
    paths = package_of(api_of(document(0)))
    assert "models.py" in paths
    assert not any(path.startswith("models/") for path in paths)


def test_many_models_have_a_module_for_each_place(files: dict[str, str]) -> None:
    modules = {
        path for path in files if path.startswith("models/") and "filler" not in path
    }
    assert modules == {
        *(
            "models/__init__.py",
            "models/index.json",
            "models/color.py",
            "models/file.py",
        ),
        *(
            "models/folder.py",
            "models/folder__create.py",
            "models/folder_list.py",
            "models/tree.py",
        ),
    }
    assert "class FolderOwner(" in files["models/folder.py"]


def test_no_file_is_much_longer_than_the_limit(files: dict[str, str]) -> None:
    assert max(text.count("\n") for text in files.values()) < LONGEST * 1.2


def test_a_model_is_loaded_once_it_is_used(files: dict[str, str], folder: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", USE],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")


def test_a_further_name_of_a_class_is_loaded_like_the_class(tmp_path: Path) -> None:
    files = written(tmp_path, document(FILLERS, 160), {"Tree": ("Plant",)})
    assert json.loads(files["models/index.json"])["Tree"] == "plant"
    program = "from real import models; assert models.Tree is models.Plant"
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=True)


def test_black_has_nothing_to_change(files: dict[str, str]) -> None:
    shown = {
        path: text
        for path, text in files.items()
        if path.endswith(".py") and "filler" not in path
    }
    mode = black.Mode()
    assert [
        path
        for path, text in shown.items()
        if black.format_str(text, mode=mode) != text
    ] == []


@pytest.mark.parametrize(
    "checker",
    [("mypy", "--strict", "--config-file", ""), ("basedpyright",)],
    ids=lambda one: one[0],
)
def test_a_type_checker_sees_every_model(
    files: dict[str, str], folder: Path, checker: tuple[str, ...]
) -> None:
    (folder / "use.py").write_text(CHECKED, encoding="utf-8")
    (folder / "pyrightconfig.json").write_text(
        '{"typeCheckingMode": "strict", "include": ["use.py", "real"]}',
        encoding="utf-8",
    )
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            *checker,
            *(("use.py",) if checker[0] == "mypy" else ()),
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    errors = [
        line
        for line in run.stdout.splitlines()
        if "error" in line
        and "Foldr" not in line
        and "Found" not in line
        and "errors," not in line
    ]
    assert errors == []
    assert "Foldr" in run.stdout


def test_the_operations_of_a_large_resource_are_divided_by_their_paths(
    files: dict[str, str], folder: Path
) -> None:
    parts = {path for path in files if path.startswith("resources/big")}
    assert parts == {
        "resources/big/__init__.py",
        "resources/big/left.py",
        "resources/big/right.py",
    }
    program = "from real import Client; big = Client(base_url='http://localhost').big; print(big.read_0.__module__, big.read_1.__module__)"
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.split() == [
        "real.resources.big.left",
        "real.resources.big.right",
    ], run.stderr


def test_one_more_schema_changes_its_own_module_and_the_index_alone(
    files: dict[str, str],
) -> None:
    grown = json.loads(document(FILLERS, 160))
    grown["components"]["schemas"] = {
        "AAA": {"type": "object", "properties": {"a": {"type": "string"}}},
        **grown["components"]["schemas"],
    }
    after = package_of(api_of(json.dumps(grown)))
    changed = {
        path
        for path in after.keys() | files.keys()
        if after.get(path) != files.get(path)
    }
    assert changed == {"models/aaa.py", "models/__init__.py", "models/index.json"}
    assert json.loads(after["models/index.json"])["AAA"] == "aaa"
