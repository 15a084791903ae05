import pytest

from mooring.bindings.runtime.operation import NOT_GIVEN, NotGiven
from mooring.bindings.runtime.values import given, json_bytes


def test_none_is_left_out_unless_it_means_null() -> None:
    values = {"a": None, "b": None, "c": NOT_GIVEN, "d": 0, "e": ""}
    assert given(values, nullable=("b", "c")) == {"b": None, "d": 0, "e": ""}


def test_what_is_not_given_is_false_and_says_its_name() -> None:
    assert (
        not NOT_GIVEN
        and repr(NOT_GIVEN) == "NOT_GIVEN"
        and NOT_GIVEN is NotGiven.NOT_GIVEN
    )


@pytest.mark.parametrize("value", [float("nan"), [float("inf")], {"a": float("-inf")}])
def test_numbers_without_a_json_form_are_refused(value: object) -> None:
    with pytest.raises(ValueError, match="NaN and Infinity"):
        json_bytes(value)


def test_a_string_may_say_nan() -> None:
    assert json_bytes({"city": "NaN in Infinity"}) == b'{"city":"NaN in Infinity"}'


@pytest.mark.parametrize("value", [object(), b"\xff"])
def test_what_has_no_json_form_is_the_callers_mistake(value: object) -> None:
    with pytest.raises(ValueError, match="cannot be sent as JSON"):
        json_bytes(value)
