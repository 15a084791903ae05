import copy
import json
import pickle
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from mooring.bindings.runtime.models import (
    CamelModel,
    DecimalString,
    Model,
    Omittable,
    OpenIntEnum,
    OpenStrEnum,
)
from mooring.bindings.runtime.values import json_bytes


class Llm(OpenStrEnum):
    GPT = "gpt-4.1"
    UNKNOWN = "unknown"


class Level(OpenIntEnum):
    LOW = 1


class Task(CamelModel):
    start_url: str | None = None
    max_steps: Omittable[int] = None
    llm: Omittable[Llm] = None
    level: Level = Level.LOW
    max_cost: DecimalString | None = None
    parent: "Task | None" = None
    model_name: str | None = None


class Plain(Model):
    created_at: str


@pytest.mark.parametrize(
    ("task", "wire"),
    [
        (Task(), {}),
        (Task(start_url=None), {"startUrl": None}),
        (Task(max_steps=None, llm=None), {}),
        (Task(max_steps=3, llm=Llm.GPT), {"maxSteps": 3, "llm": "gpt-4.1"}),
        (
            Task.model_validate({"startUrl": "x", "new": {"a": None}}),
            {"startUrl": "x", "new": {"a": None}},
        ),
        (Task(max_cost=Decimal("1.50")), {"maxCost": "1.50"}),
        (Task(parent=Task(start_url="y")), {"parent": {"startUrl": "y"}}),
        (Task(llm=Llm("gpt-9"), level=Level(7)), {"llm": "gpt-9", "level": 7}),
        (Plain(created_at="now"), {"created_at": "now"}),
    ],
)
def test_a_model_is_sent_with_wire_names_and_only_what_was_set(
    task: Model, wire: object
) -> None:
    assert json.loads(json_bytes(task)) == wire
    assert json.loads(json_bytes([{"nested": task}])) == [{"nested": wire}]


def test_a_null_that_a_server_sends_where_there_is_none_goes_back_as_it_came() -> None:
    task = Task.model_validate_json('{"maxSteps": null}')
    assert task.max_steps is None
    assert json.loads(json_bytes(task)) == {"maxSteps": None}


def test_a_member_that_is_set_to_none_is_left_out_again() -> None:
    task = Task(max_steps=3, start_url="x")
    task.max_steps = None
    task.start_url = None
    assert json.loads(json_bytes(task)) == {"startUrl": None}


def test_both_spellings_of_a_name_are_understood() -> None:
    assert Task(start_url="a") == Task.model_validate({"startUrl": "a"})


def test_members_that_the_document_does_not_know_are_kept() -> None:
    task = Task.model_validate_json('{"invented": [1]}')
    assert task.model_extra == {"invented": [1]}


@pytest.mark.parametrize(
    ("sent", "number"),
    [
        ('"1.50"', "1.50"),
        ("1.5", "1.5"),
        ("2", "2"),
        ('"0.0000001"', "0.0000001"),
        ('"1e3"', "1000"),
    ],
)
def test_a_decimal_keeps_its_digits(sent: str, number: str) -> None:
    task = Task.model_validate_json(f'{{"maxCost": {sent}}}')
    assert task.max_cost == Decimal(number)
    assert json.loads(json_bytes(task)) == {"maxCost": number}
    assert task.model_dump()["maxCost"] == Decimal(number)


@pytest.mark.parametrize(
    ("open_enum", "plain"), [(Llm("gpt-9"), "gpt-9"), (Level(9), 9)]
)
def test_an_unknown_value_is_kept_and_compares_like_the_plain_one(
    open_enum: Any, plain: Any
) -> None:
    assert not open_enum.is_known
    assert (
        open_enum == plain
        and hash(open_enum) == hash(plain)
        and str(open_enum) == str(plain)
    )
    assert open_enum == type(open_enum)(plain) and open_enum is not type(open_enum)(
        plain
    )
    assert {open_enum: 1}[plain] == 1
    assert open_enum.value == plain
    assert repr(open_enum) == f"<{type(open_enum).__name__}: {plain!r}, not known>"
    for same in (pickle.loads(pickle.dumps(open_enum)), copy.deepcopy(open_enum)):
        assert same == open_enum and type(same) is type(open_enum) and not same.is_known


@pytest.mark.parametrize("member", [Llm.GPT, Llm("unknown"), Level(1)])
def test_a_listed_value_is_a_known_member(member: Any) -> None:
    assert member.is_known and member is type(member)(member.value)
    assert pickle.loads(pickle.dumps(member)) is member
    assert "not known" not in repr(member)


def test_unknown_values_are_not_remembered() -> None:
    for number in range(1000):
        Llm(f"invented-{number}")
    assert list(Llm) == [Llm.GPT, Llm.UNKNOWN] and len(Llm._value2member_map_) == 2


@pytest.mark.parametrize(
    ("kind", "value"), [(Llm, 1), (Llm, None), (Level, "low"), (Level, None)]
)
def test_a_value_of_another_type_is_no_member(kind: Any, value: object) -> None:
    with pytest.raises(ValueError):
        kind(value)
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(value)


def test_not_a_number_is_refused() -> None:
    class Price(Model):
        amount: float

    with pytest.raises(ValidationError):
        Price(amount=float("nan"))


def test_a_model_that_is_not_made_yet_has_no_members() -> None:
    with pytest.raises(AttributeError):
        Task.__new__(Task).start_url
