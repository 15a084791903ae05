"""Text as Python identifiers."""

import keyword
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as some
from mooring.bindings.python.identifiers import (
    LONGEST,
    class_name,
    constant_name,
    field_name,
    snake_case,
    told_apart,
    words,
)
from pydantic import BaseModel

from .documents import HOSTILE, PATIENT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("structuredOutputJson", ("structured", "Output", "Json")),
        ("HTTPValidationError", ("HTTP", "Validation", "Error")),
        ("run-task", ("run", "task")),
        ("2xx rate", ("2xx", "rate")),
        ("page[size]", ("page", "size")),
        ("a__b", ("a", "b")),
        ("Grüße", ("Gru", "udf", "e")),
        ("", ()),
        ("---", ()),
    ],
)
def test_a_name_falls_into_words(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CreateTaskRequest", "CreateTaskRequest"),
        ("HTTPValidationError", "HTTPValidationError"),
        ("create_task_request", "CreateTaskRequest"),
        ("app__views__RunTask", "AppViewsRunTask"),
        ("v1.Pod", "V1Pod"),
        ("class", "Class"),
        ("2fa", "Schema2fa"),
        ("", "Schema"),
        ("日本", "U65e5U672c"),
    ],
)
def test_a_class_is_named(text: str, name: str) -> None:
    assert class_name(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("startUrl", "start_url"),
        ("skillIDs", "skill_ids"),
        ("URL", "url"),
        ("HTTPServer", "http_server"),
        ("page[size]", "page_size"),
        ("X-Trace-Id", "x_trace_id"),
        ("class", "class_"),
        ("self", "self_"),
        ("None", "none"),
        ("naïve", "naive"),
        ("2fa", "field_2fa"),
        ("", "field"),
        ("_", "field"),
        ("$filter", "filter"),
        ("@type", "type"),
    ],
)
def test_an_attribute_is_named(text: str, name: str) -> None:
    assert snake_case(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("json", "json_"),
        ("copy", "copy_"),
        ("model_config", "model_config_"),
        ("model_fields", "model_fields_"),
        ("modelName", "model_name_"),
        ("model", "model"),
        ("schema", "schema_"),
        ("class", "class_"),
    ],
)
def test_a_member_leaves_the_members_of_models_alone(text: str, name: str) -> None:
    assert field_name(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("gpt-4.1", "GPT_4_1"),
        ("o3", "O3"),
        ("2nd", "VALUE_2ND"),
        ("", "VALUE"),
        ("mro", "MRO_"),
        ("in progress", "IN_PROGRESS"),
        ("timedOut", "TIMED_OUT"),
    ],
)
def test_a_member_of_an_enumeration_is_named(text: str, name: str) -> None:
    assert constant_name(text) == name


@pytest.mark.parametrize("make", [class_name, snake_case, field_name, constant_name])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_gives_a_name(make: Callable[[str], str], text: str) -> None:
    _is_a_name(make(text))


@PATIENT
@given(some.text())
def test_any_text_gives_names(text: str) -> None:
    for make in (class_name, snake_case, field_name, constant_name):
        _is_a_name(make(text))
    assert not hasattr(BaseModel, field_name(text))


@PATIENT
@given(some.text(min_size=LONGEST), some.text(min_size=LONGEST))
def test_long_names_are_cut_and_still_differ(one: str, other: str) -> None:
    first, second = (f"a{'b' * LONGEST} {text}" for text in (one, other))
    assert len(snake_case(first)) <= LONGEST
    if snake_case(first) == snake_case(second):
        assert words(first) == words(second) or first.lower() == second.lower()


def test_two_texts_of_one_name_are_told_apart_by_their_own_text() -> None:
    assert told_apart("a_b", "a-b") == told_apart("a_b", "a-b")
    assert told_apart("a_b", "a-b") != told_apart("a_b", "a b")
    assert told_apart("a_b", "a-b").startswith("a_b_")
    assert told_apart("AB", "a-b").isidentifier()
    assert told_apart("Item", "item").startswith("Item")


def _is_a_name(name: str) -> None:
    assert name.isidentifier()
    assert name.isascii()
    assert not keyword.iskeyword(name)
    assert not name.startswith("_")
    assert len(name) <= LONGEST + 1
