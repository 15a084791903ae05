from decimal import Decimal
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from mooring.bindings.runtime.keywords import Keywords
from mooring.bindings.runtime.models import DecimalString, Model
from mooring.bindings.runtime.variants import RECEIVED


class Order(Model, keywords=Keywords({"minProperties": 1})):
    tags: Annotated[list[str], Keywords({"uniqueItems": True})] = []
    price: Annotated[DecimalString | None, Keywords({"not": {"const": "0"}})] = None
    after: "Order | None" = None


class Closed(Model, closed=True):
    size: int = 0


@pytest.mark.parametrize(
    "members",
    [
        {"tags": ["a", "b"]},
        {"price": Decimal("1")},
        {"price": None},
        {"after": {"tags": ["a"]}},
        {"invented": 1},
    ],
)
def test_what_satisfies_the_keywords_is_taken(members: dict[str, Any]) -> None:
    assert Order.model_validate(members) == Order(**members)


@pytest.mark.parametrize(
    ("members", "place"),
    [
        ({}, ()),
        ({"tags": ["a", "a"]}, ("tags",)),
        ({"price": Decimal("0")}, ("price",)),
        ({"after": {}}, ("after",)),
    ],
)
def test_what_does_not_is_refused_with_its_place(
    members: dict[str, Any], place: tuple[str, ...]
) -> None:
    with pytest.raises(ValidationError) as refusal:
        Order.model_validate(members)
    assert [error["loc"] for error in refusal.value.errors()] == [place]


def test_what_a_server_sends_is_taken_all_the_same() -> None:
    order = Order.model_validate_json('{"tags": ["a", "a"]}', context=RECEIVED)
    assert order.tags == ["a", "a"]


def test_a_closed_object_keeps_unknown_members_unless_validation_is_strict() -> None:
    assert Closed.model_validate_json('{"new": 1}').model_extra == {"new": 1}
    assert Closed.model_validate_json('{"size": 1}', strict=True).size == 1
    with pytest.raises(ValidationError, match="new"):
        Closed.model_validate_json('{"new": 1}', strict=True)


def test_a_model_that_was_built_before_is_the_same_inside_another_type() -> None:
    assert Order(tags=["a"]).tags == ["a"]
    orders = TypeAdapter(list[Order])
    assert orders.validate_json('[{"after": {"tags": ["b"]}}]')[0].after is not None
    with pytest.raises(ValidationError, match="minProperties"):
        orders.validate_json("[{}]")
