"""Prose as docstrings."""

import ast

import black
import pytest
from hypothesis import given
from hypothesis import strategies as some
from mooring.bindings.python.docstrings import documentation, entry

from .documents import HOSTILE, PATIENT

PROSE = some.text(
    some.characters(codec="utf-8")
    | some.sampled_from(list("\"'\\\n\r \t#|>-*`ab.1)") + ["\u202e", "\u2028", "\0"])
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("indent", [0, 4, 8])
def test_hostile_prose_is_a_docstring_and_nothing_else(text: str, indent: int) -> None:
    _is_one_docstring(text, indent)


@PATIENT
@given(PROSE, some.sampled_from([0, 4, 8]))
def test_any_prose_is_a_docstring_and_nothing_else(text: str, indent: int) -> None:
    _is_one_docstring(text, indent)


@PATIENT
@given(PROSE, some.sampled_from([0, 4, 8]))
def test_black_has_nothing_to_change(text: str, indent: int) -> None:
    source = _block(documentation(text or "a", indent), indent)
    assert black.format_str(source, mode=black.Mode()) == source


@pytest.mark.parametrize(
    "text",
    [
        "word " * 40,
        "a" * 100,
        "First.\n\nSecond paragraph\nthat goes on.",
        "- one\n- two\n  goes on\n1. three",
        "```\ncode   stays\n```",
        "A\n        deep\n        block",
        "| a | b |\n|---|---|",
        'ends in "quotes"',
        "ends in \\",
        *("x" * width for width in range(76, 90)),
        *("x " * 37 + "x" * width for width in range(4, 12)),
    ],
)
@pytest.mark.parametrize("indent", [0, 4, 8])
def test_black_leaves_usual_prose_alone(text: str, indent: int) -> None:
    source = _block(documentation(text, indent), indent)
    assert black.format_str(source, mode=black.Mode()) == source


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("One line.", '"""One line."""'),
        ("  trimmed \n", '"""trimmed"""'),
        ("Two\nlines are one.", '"""Two lines are one."""'),
        ("One.\n\nTwo.", '"""One.\n\n    Two.\n    """'),
        ("- a\n- b", '"""- a\n    - b\n    """'),
        ("tab\there", '"""tab here"""'),
        ("a \u202e b", '"""a \N{REPLACEMENT CHARACTER} b"""'),
        ('"""', '"""\\"\\"\\" """'),
    ],
)
def test_prose_is_laid_out_for_its_block(text: str, shown: str) -> None:
    assert documentation(text, 4) == shown


def test_every_line_fits_unless_one_word_is_longer() -> None:
    code = documentation("word " * 100 + "https://example.com/" + "a" * 90, 8)
    long = [line for line in code.splitlines() if len(line) > 88 - 8]
    assert all("https" in line for line in long if len(line) > 88)
    assert len(long) < 12


def test_an_entry_hangs_below_its_name() -> None:
    assert entry("limit", "How many " * 12, 8).splitlines() == [
        "    limit: How many How many How many How many How many How many How many How",
        "        many How many How many How many How many",
    ]


def _is_one_docstring(text: str, indent: int) -> None:
    [statement] = ast.parse(_block(documentation(text, indent), indent)).body
    while isinstance(statement, ast.ClassDef | ast.FunctionDef):
        [statement] = statement.body
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.Constant)
    read = statement.value.value
    assert isinstance(read, str)
    assert not any(ord(one) in range(0x202A, 0x202F) or one == "\0" for one in read)


def _block(code: str, indent: int) -> str:
    heads = ["class A:\n", "    def b(self) -> None:\n"][: indent // 4]
    return "".join(heads) + " " * indent + code + "\n"
