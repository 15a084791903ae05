"""The doors through which text becomes code."""

import ast
import json

import black
import pytest
from hypothesis import given
from hypothesis import strategies as some
from mooring.bindings.python.code import (
    WIDTH,
    Code,
    identifier,
    json_member,
    literal,
    tuple_expression,
)
from mooring.document import Json

from .documents import HOSTILE, PATIENT

TEXTS = some.text(some.characters() | some.sampled_from("'\"\\\n\r\0\u202e\ud800{}"))
JSON: some.SearchStrategy[Json] = some.recursive(
    some.none()
    | some.booleans()
    | some.integers()
    | some.floats(allow_nan=False)
    | TEXTS,
    lambda inner: some.lists(inner, max_size=3)
    | some.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_literal_of_hostile_text_reads_back_as_the_text(text: str) -> None:
    assert ast.literal_eval(literal(text)) == text


@PATIENT
@given(TEXTS)
def test_a_literal_of_any_text_reads_back_and_shows_what_it_holds(text: str) -> None:
    code = literal(text)
    assert ast.literal_eval(code) == text
    assert code.isprintable()


@PATIENT
@given(TEXTS)
def test_a_literal_is_spelled_as_black_would(text: str) -> None:
    source = f"x = {literal(text)}\n"
    assert black.format_str(source, mode=black.Mode(line_length=10_000)) == source


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("plain", '"plain"'),
        ("it's", '"it\'s"'),
        ('say "hi"', "'say \"hi\"'"),
        ("'\"", '"\'\\""'),
        ("say \"hi\" 'there'", '"say \\"hi\\" \'there\'"'),
        ('"a" \'', "'\"a\" \\''"),
        ("\u202e", '"\\u202e"'),
        ("\ud800", '"\\ud800"'),
    ],
)
def test_a_literal_has_double_quotes_unless_single_ones_need_fewer_backslashes(
    text: str, code: str
) -> None:
    assert literal(text) == code


@PATIENT
@given(JSON)
def test_a_literal_of_any_json_reads_back(json: Json) -> None:
    code = literal(json)
    # `literal` wrote it, from JSON made up here; that it is no more than a literal is what is tested.
    assert eval(code, {"float": float}) == json
    assert code.isprintable()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (1e400, 'float("inf")'),
        (-1e400, 'float("-inf")'),
        (1e16, "1e+16"),
        (True, "True"),
    ],
)
def test_numbers_have_a_form_that_python_reads(number: Json, code: str) -> None:
    assert literal(number) == code


@pytest.mark.parametrize("name", ["a", "Änderung", "a.b.c", "_"])
def test_a_name_is_code(name: str) -> None:
    assert identifier(name) == name


@pytest.mark.parametrize(
    "name", ["", "a b", "1a", "a.", ".a", "a;b", "a\n", "a(", "x=1", "a\u202e"]
)
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not an identifier"):
        identifier(name)


def test_text_that_is_not_known_to_be_code_cannot_join_code() -> None:
    with pytest.raises(TypeError, match="not known to be code"):
        _ = Code("a") + "b"
    with pytest.raises(TypeError, match="not known to be code"):
        Code(", ").join([Code("a"), "b"])


@pytest.mark.parametrize(
    ("items", "code"),
    [([], "()"), (["a"], "(a,)"), (["a", "b"], "(a, b)")],
)
def test_a_tuple_is_one_of_any_length(items: list[str], code: str) -> None:
    written = tuple_expression(Code(one) for one in items)
    assert written == code
    assert ast.unparse(ast.parse(code)) == code


@PATIENT
@given(TEXTS, TEXTS)
def test_a_member_of_an_object_reads_back(name: str, value: str) -> None:
    assert json.loads("{" + json_member(name, value) + "}") == {name: value}


def test_a_member_of_an_object_is_spelled_as_json_is() -> None:
    assert json_member("a", 'b"') == '"a": "b\\""'


def test_lines_are_as_wide_as_black_makes_them() -> None:
    assert WIDTH == black.DEFAULT_LINE_LENGTH


def test_code_stays_code() -> None:
    assert isinstance(Code("a") + Code("b"), Code)
    assert isinstance(Code(", ").join([Code("a"), Code("b")]), Code)
