"""Code laid out as black leaves it."""

import ast
from dataclasses import replace

import black
import pytest
from hypothesis import given
from hypothesis import strategies as some
from mooring.bindings.python.code import Code
from mooring.bindings.python.layout import (
    Group,
    Item,
    annotated,
    assigned,
    declared,
    declared_argument,
    headed,
    lay_out,
    literal_item,
    one_line,
    settled,
)
from mooring.document import Json

from .documents import PATIENT

NAMES = some.text("abcdefgh", min_size=1, max_size=40).map(Code)


def _calls(inner: some.SearchStrategy[Item]) -> some.SearchStrategy[Item]:
    items = some.lists(inner, min_size=1, max_size=6).map(tuple)
    return items.map(lambda own: Group(Code("f("), own, Code(")")))


CALLS = _calls(some.recursive(NAMES, _calls, max_leaves=12))


@PATIENT
@given(CALLS, some.sampled_from([0, 4, 8]))
def test_black_leaves_any_call_alone(call: Item, indent: int) -> None:
    source = "if x:\n" if indent else ""
    source += "    if x:\n" if indent == 8 else ""
    source += " " * indent + lay_out(call, indent) + "\n"
    assert black.format_str(source, mode=black.Mode()) == source


TYPES = some.recursive(
    NAMES,
    lambda inner: some.one_of(
        some.tuples(some.sampled_from(("list", "Omittable")), inner).map(
            lambda one: Code(f"{one[0]}[{one[1]}]")
        ),
        some.lists(inner, min_size=2, max_size=4).map(
            lambda members: Code(" | ").join(members)
        ),
        inner.map(lambda one: Code(f"dict[str, {one}]")),
        some.just(Code('Literal["a", "b"]')),
    ),
    max_leaves=6,
)
STATED_DEFAULTS = some.sampled_from(
    (None, Code("None"), Code("Color.RED"), Code('"a [b]"'))
)


@PATIENT
@given(NAMES, TYPES, STATED_DEFAULTS)
def test_black_leaves_any_declaration_alone(
    name: Code, type_: Code, default: Code | None
) -> None:
    source = f"class x:\n    {declared(name, type_, default, 4)!s}\n"
    assert black.format_str(source, mode=black.Mode()) == source
    assert ast.dump(ast.parse(source)) == ast.dump(
        ast.parse(f"class x:\n    {annotated(name, type_, default)!s}\n")
    )


@PATIENT
@given(NAMES, TYPES, some.sampled_from((None, Code("None"), Code("NOT_GIVEN"))))
def test_black_leaves_any_argument_alone(
    name: Code, type_: Code, default: Code | None
) -> None:
    head = Group(
        Code("def f("), (declared_argument(name, type_, default),) * 2, Code("): ...")
    )
    source = f"class x:\n    {settled(lay_out(head, 4), 4)!s}\n"
    assert black.format_str(source, mode=black.Mode()) == source


@pytest.mark.parametrize("width", range(70, 96))
def test_a_call_stays_on_a_line_for_as_long_as_it_fits(width: int) -> None:
    call = Group(Code("send("), (Code("a"), Code("b" * (width - 9))), Code(")"))
    laid_out = lay_out(call, 0)
    assert len(one_line(call)) == width
    assert ("\n" in laid_out) == (width > 88)
    source = f"{laid_out!s}\n"
    assert black.format_str(source, mode=black.Mode()) == source


def test_what_must_follow_counts() -> None:
    call = Group(Code("f("), (Code("a" * 80),), Code(")"))
    assert "\n" not in lay_out(call, 0, after=5)
    assert "\n" in lay_out(call, 0, after=6)


def test_what_is_opened_has_one_item_a_line_and_a_last_comma() -> None:
    inner = Group(Code("{"), (Code('"a": 1'), Code('"b": 2')), Code("}"))
    call = Group(Code("f("), (Code("x" * 70), inner), Code(")"))
    assert lay_out(call, 4) == (
        f'f(\n        {"x" * 70},\n        {{"a": 1, "b": 2}},\n    )'
    )


VALUES = some.recursive(
    some.one_of(some.integers(), some.text("ab'\"\\", max_size=60), some.none()),
    lambda inner: some.one_of(
        some.lists(inner, max_size=4),
        some.dictionaries(some.text("ab", max_size=9), inner, max_size=4),
    ),
    max_leaves=20,
)


@PATIENT
@given(VALUES, some.integers(1, 60))
def test_black_leaves_any_value_alone(value: Json, length: int) -> None:
    head = Code("x" * length + "(")
    item = Group(head, (headed(Code("keywords="), literal_item(value)),), Code(")"))
    source = f"{settled(lay_out(item, 0), 0)!s}\n"
    assert black.format_str(source, mode=black.Mode()) == source
    assert ast.literal_eval(one_line(literal_item(value))) == value


@PATIENT
@given(some.integers(1, 90), TYPES, CALLS)
def test_black_leaves_any_assigned_call_alone(
    length: int, type_: Code, call: Group
) -> None:
    name, annotation = Code("x" * length), Code(f"Operation[{type_}]")
    call = replace(call, head=Code("Operation("))
    source = f"{assigned(name, annotation, call)!s}\n"
    assert black.format_str(source, mode=black.Mode()) == source
    assert ast.dump(ast.parse(source)) == ast.dump(
        ast.parse(f"{name}: {annotation} = {one_line(call)}\n")
    )


SHAPES = (
    "str",
    "str | None",
    "list[{0}]",
    "list[{0}] | None",
    "list[{0} | {1}] | None",
    "{0} | {1} | {2} | None",
    "dict[str, list[{0} | {1}]] | NotGiven",
    'Literal["{0}", "{1}"] | None',
    "Omittable[list[{0} | {1}]]",
    "Omittable[{0} | {1} | {2}]",
    "Annotated[{0}, Field(ge=1, le=2)]",
)
DEFAULTS = (None, "None", "NOT_GIVEN", '"a text"', "Color.RED", f'"{"long " * 12}"')


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("default", DEFAULTS)
@pytest.mark.parametrize("length", [3, 12, 21, 30, 60, 90])
def test_black_leaves_a_member_of_any_type_alone(
    shape: str, default: str | None, length: int
) -> None:
    type_ = shape.format(*(letter.upper() * length for letter in "abc"))
    value = None if default is None else Code(default)
    member = settled(annotated(Code("member"), Code(type_), value), 4)
    source = f"class A:\n    {member}\n"
    assert black.format_str(source, mode=black.Mode()) == source
    assert ast.dump(ast.parse(source)) == ast.dump(
        ast.parse(f"class A:\n    {annotated(Code('member'), Code(type_), value)}\n")
    )


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("length", [3, 21, 30, 60, 90])
def test_black_leaves_a_signature_of_any_type_alone(shape: str, length: int) -> None:
    type_ = Code(shape.format(*(letter.upper() * length for letter in "abc")))
    arguments = (Code("self"), Code("*"), annotated(Code("it"), type_, Code("None")))
    head = Group(Code("def f("), arguments, Code(") -> ") + type_ + Code(":"))
    signature = settled(lay_out(head, 4), 4, body=Code("pass"))
    source = f"class A:\n    {signature}\n        pass\n"
    assert black.format_str(source, mode=black.Mode()) == source
