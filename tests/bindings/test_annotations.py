"""Annotations as text."""

import ast

import pytest
from mooring.bindings.python import annotations
from mooring.bindings.python.annotations import (
    BUILTINS,
    annotation,
    names,
    renamed,
    union,
)
from mooring.bindings.python.code import Code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("str | None", "str | None"),
        ("Literal['auto']", 'Literal["auto"]'),
        ("Literal['it\\'s']", 'Literal["it\'s"]'),
        ("Literal['a|b', 'c[d']", 'Literal["a|b", "c[d"]'),
        ("dict[str, list[A]]", "dict[str, list[A]]"),
    ],
)
def test_an_annotation_has_its_strings_in_blacks_spelling(text: str, code: str) -> None:
    assert annotation(text) == code


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("str | None", ["str", "None"]),
        ('Literal["Thing", "list"]', ["Literal"]),
        ("builtins.list[models.Item]", ["builtins.list", "models.Item"]),
        ("Annotated[int, Field(ge=1)]", ["Annotated", "int", "Field", "ge"]),
    ],
)
def test_names_are_found_outside_of_strings(text: str, found: list[str]) -> None:
    assert list(names(text)) == found


def test_names_are_replaced_outside_of_strings() -> None:
    text = Code('list[Item] | Literal["Item"] | other.Item')
    assert renamed(text, {"Item": "models.Item"}) == (
        'list[models.Item] | Literal["Item"] | other.Item'
    )


@pytest.mark.parametrize(
    ("members", "joined"),
    [
        (["A", "B"], "A | B"),
        (["A | None", "B"], "A | B | None"),
        (["A", "B | A"], "A | B"),
        (["None", "A", "NotGiven"], "A | None | NotGiven"),
        (["dict[str, A | B]", "A"], "dict[str, A | B] | A"),
        (["None"], "None"),
    ],
)
def test_a_union_names_each_type_once_and_none_last(
    members: list[str], joined: str
) -> None:
    assert union(*map(Code, members)) == joined


@pytest.mark.parametrize("text", ["a | b", "a[b | c", "]", "| [", "it's", '"', "(|)"])
def test_a_literal_with_brackets_and_bars_is_one_member(text: str) -> None:
    literal = annotation(f"Literal[{text!r}]")
    assert union(literal, Code("None")) == f"{literal} | None"


def test_every_name_has_a_module_that_has_it() -> None:
    for name, module in annotations.MODULES_BY_NAME.items():
        imported = __import__(module, fromlist=[name])
        assert hasattr(imported, name)
    assert all(isinstance(ast.parse(name), ast.Module) for name in BUILTINS)
