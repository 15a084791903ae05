from datetime import date, datetime, time
from typing import Annotated, Literal

import pytest
from pydantic import Field, Tag, ValidationError

from mooring.bindings.runtime.exactness import exact_type
from mooring.bindings.runtime.models import Model, OpenIntEnum, OpenStrEnum


class Color(OpenStrEnum):
    RED = "red"


class Level(OpenIntEnum):
    LOW = 1


@pytest.mark.parametrize(
    ("type_", "json", "value"),
    [
        (int, "3", 3),
        (int, "3.0", 3),
        (int, str(10**30), 10**30),
        (Annotated[int, Field(ge=3)], "3", 3),
        (float, "3", 3.0),
        (bool, "true", True),
        (Literal[1], "1.0", 1),
        (Literal["auto", 1, True], "true", True),
        (datetime, '"2020-01-01T00:00:00"', datetime(2020, 1, 1)),
        (date, '"2020-01-01"', date(2020, 1, 1)),
        (time, '"10:00:00"', time(10)),
        (list[int | str], '["1", 1]', ["1", 1]),
        (Annotated[int, Tag("n")] | str, "3.0", 3),
        (dict[str, float | None], '{"a": null}', {"a": None}),
        (Level, "1.0", Level.LOW),
        (Level, "7", Level(7)),
        (Color, '"blue"', Color("blue")),
    ],
)
def test_a_value_of_the_type_is_taken(type_: object, json: str, value: object) -> None:
    found = exact_type(type_).validate_json(json)
    assert found == value and type(found) is type(value)


@pytest.mark.parametrize(
    ("type_", "json"),
    [
        (int, '"3"'),
        (int, "true"),
        (int, "3.5"),
        (Annotated[int, Field(ge=3)], "2"),
        (float, '"3"'),
        (float, "true"),
        (bool, "1"),
        (bool, '"yes"'),
        (Literal[1], "true"),
        (Literal[True], "1"),
        (datetime, "0"),
        (date, "0"),
        (time, "0"),
        (list[bool], "[0]"),
        (dict[str, int], '{"a": "1"}'),
        (Level, "true"),
        (Level, '"1"'),
    ],
)
def test_a_value_that_only_looks_like_the_type_is_refused(
    type_: object, json: str
) -> None:
    with pytest.raises(ValidationError):
        exact_type(type_).validate_json(json)


@pytest.mark.parametrize("text", ["2020-01-01T00:00:00Z", datetime(2020, 1, 1)])
def test_python_code_gives_moments_as_such_or_as_text(text: object) -> None:
    assert isinstance(exact_type(datetime).validate_python(text), datetime)


@pytest.mark.parametrize(("type_", "json"), [(Color, '"blue"'), (Level, "7")])
def test_strict_validation_takes_listed_values_only(type_: object, json: str) -> None:
    adapter = exact_type(type_)
    assert adapter.validate_json(json)
    with pytest.raises(ValidationError):
        adapter.validate_json(json, strict=True)


def test_members_of_models_are_exact_and_say_what_is_wrong() -> None:
    class Job(Model):
        steps: int
        is_done: bool = False

    with pytest.raises(ValidationError) as refusal:
        Job.model_validate({"steps": "3", "is_done": 0})
    assert [error["type"] for error in refusal.value.errors()] == [
        "int_type",
        "bool_type",
    ]


def test_a_value_that_is_not_listed_is_refused_where_that_is_strict() -> None:
    assert exact_type(Color).validate_json('"red"', strict=True) is Color.RED
    with pytest.raises(ValidationError, match="a value that is listed"):
        exact_type(Color).validate_json('"blue"', strict=True)
