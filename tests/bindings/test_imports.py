"""Import statements."""

import black
import pytest
from mooring.bindings.python.code import Code
from mooring.bindings.python.imports import from_import, outside_imports


@pytest.mark.parametrize(
    ("names", "statement"),
    [
        (["B", "a", "C"], "from m import B, C, a"),
        (["a", "a"], "from m import a"),
        (["NOT_GIVEN", "Operation", "A"], "from m import NOT_GIVEN, A, Operation"),
    ],
)
def test_names_stand_in_isorts_order(names: list[str], statement: str) -> None:
    assert from_import(Code("m"), names) == statement


@pytest.mark.parametrize("length", range(60, 100))
def test_a_long_import_is_opened_as_black_would(length: int) -> None:
    statement = from_import(Code("module"), ["A" * (length - 24), "b"]) + Code("\n")
    assert black.format_str(statement, mode=black.Mode()) == statement


def test_the_standard_library_comes_first() -> None:
    used = ["UUID", "Field", "Any", "str", "Unknown", "datetime", "date"]
    assert outside_imports(used, ["os", "copy"]) == (
        "import copy",
        "import os",
        "from datetime import date, datetime",
        "from typing import Any",
        "from uuid import UUID",
        "",
        "from pydantic import Field",
    )


def test_nothing_used_is_nothing_imported() -> None:
    assert outside_imports(["str", "int", "OwnClass"]) == ()
