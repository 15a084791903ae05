"""What a package takes of the runtime: what its files import, and what that imports in turn."""

import ast
from pathlib import Path

import pytest
from mooring.bindings.python.code import Code
from mooring.bindings.runtime_modules import RUNTIME, modules, runtime_imports, taken

NAMES = sorted(path.stem for path in RUNTIME.glob("*.py") if path.stem != "__init__")


def imported(text: str) -> set[str]:
    """The modules beside it that a module imports, as Python reads it."""
    return {
        one
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ImportFrom) and node.level == 1
        for one in (
            [node.module] if node.module else [name.name for name in node.names]
        )
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_module_comes_with_all_that_it_imports(name: str) -> None:
    found = {Path(path).stem: text for path, text in modules([name]).items()}
    assert name in found
    for text in found.values():
        assert imported(text) <= found.keys()


@pytest.mark.parametrize(
    ("line", "comes", "stays"),
    [
        ("from ._runtime.operation import Operation", "operation", "transport"),
        ("from .._runtime.transport import Transport", "waiting", "streams"),
        ("from .._runtime import streams as _streams", "events", "pagination"),
        ("from ._runtime.keywords import (\n    Keywords,\n)", "json_schema", "models"),
        ("    from ._runtime.signatures import Signature", "signatures", "webhooks"),
    ],
)
def test_a_package_takes_what_its_files_import(
    line: str, comes: str, stays: str
) -> None:
    found = taken(
        {"resources/a.py": line, "notes.txt": f"from ._runtime.{stays} import"}
    )
    assert f"_runtime/{comes}.py" in found and f"_runtime/{stays}.py" not in found
    assert found[f"_runtime/{comes}.py"] == (RUNTIME / f"{comes}.py").read_text("utf-8")


def test_names_are_imported_from_the_modules_that_they_are_in() -> None:
    assert runtime_imports(Code(".."), ("Operation", "Keywords", "NOT_GIVEN")) == (
        "from .._runtime.keywords import Keywords",
        "from .._runtime.operation import NOT_GIVEN, Operation",
    )
