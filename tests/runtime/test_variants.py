from typing import Literal

import pytest
from pydantic import ValidationError

from mooring.bindings.runtime.exactness import exact_type
from mooring.bindings.runtime.models import Model
from mooring.bindings.runtime.values import plain
from mooring.bindings.runtime.variants import RECEIVED, UnknownVariant


class Cat(Model):
    kind: Literal["cat"]
    lives: int = 9


class Dog(Model):
    kind: Literal["dog"]


class Home(Model):
    pet: Cat | Dog | None = None


def test_a_variant_that_the_document_does_not_list_is_kept_as_it_came() -> None:
    home = Home.model_validate_json(
        '{"pet": {"kind": "fish", "fins": 3}}', context=RECEIVED
    )
    assert isinstance(home.pet, UnknownVariant)
    assert plain(home) == {"pet": {"kind": "fish", "fins": 3}}


@pytest.mark.parametrize(
    ("json", "kind"), [('{"kind": "cat"}', Cat), ('{"kind": "dog"}', Dog)]
)
def test_a_listed_variant_is_recognised(json: str, kind: type[Model]) -> None:
    pet = exact_type(Cat | Dog).validate_json(json, context=RECEIVED)
    assert type(pet) is kind


def test_a_variant_that_a_caller_makes_up_is_refused() -> None:
    with pytest.raises(ValidationError):
        Home.model_validate({"pet": {"kind": "fish"}})


def test_what_is_no_object_is_no_variant() -> None:
    with pytest.raises(ValidationError):
        Home.model_validate_json('{"pet": 3}', context=RECEIVED)
