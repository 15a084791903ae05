"""Responses that are not what the document says: what is right in them is of use, and what is wrong is known."""

import copy
import json
import pickle
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field

from mooring.bindings.runtime import hooks, mismatches
from mooring.bindings.runtime.decoding import Reading, Validation, decoded
from mooring.bindings.runtime.errors import (
    APIResponseError,
    Mismatch,
    MismatchError,
    MismatchKind,
)
from mooring.bindings.runtime.misfits import news
from mooring.bindings.runtime.models import (
    CamelModel,
    DecimalString,
    Model,
    Omittable,
    OpenIntEnum,
    OpenStrEnum,
    RecursiveModel,
)
from mooring.bindings.runtime.operation import Operation
from mooring.bindings.runtime.reading import Received
from mooring.bindings.runtime.values import json_bytes


class Status(OpenStrEnum):
    DONE = "done"


class Level(OpenIntEnum):
    LOW = 1


class Cat(Model):
    lives: int


class Dog(Model):
    age: int


class Closed(Model, closed=True):
    size: int


class Meow(Model):
    kind: Literal["cat"]
    lives: int


class Bark(Model):
    kind: Literal["dog"]


class Tree(RecursiveModel):
    root: "list[Tree]"


class Step(CamelModel):
    step_number: int
    url: str = ""


class Task(CamelModel):
    task_id: int
    created_at: datetime | None = None
    due: Omittable[date] = None
    status: Status = Status.DONE
    level: Omittable[Level] = None
    cost: DecimalString = Decimal("0")
    tags: list[str] = []
    steps: list[Step] = []
    names: dict[str, Step] = {}
    parent: "Task | None" = None
    pet: Cat | Dog | None = None
    cat_or_name: Cat | str | None = None
    vision: bool | Literal["auto"] = True
    closed: Closed | None = None
    counts: dict[str, int] = {}
    tagged: Annotated[Meow | Bark, Field(discriminator="kind")] | None = None
    tree: Tree | None = None


class Prices(Model):
    __pydantic_extra__: dict[str, int]


def read(
    body: object,
    type_: object = Task,
    validation: Validation = "report",
) -> Reading[Any]:
    operation: Operation[Any] = Operation(
        "GET", "/tasks/{id}", returns={"2XX": partial(lambda one: one, type_)}
    )
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    received = Received(200, {"content-type": "application/json"}, content)
    return decoded(
        operation, received, "https://x/t", secrets=(), validation=validation
    )


ROWS: list[tuple[dict[str, object], str, str, str, MismatchKind]] = [
    ({}, "$.taskId", "there", "nothing", "missing"),
    ({"taskId": None}, "$.taskId", "a valid integer", "null", "wrong"),
    ({"taskId": "1"}, "$.taskId", "a valid integer", "string", "wrong"),
    ({"taskId": True}, "$.taskId", "a valid integer", "boolean", "wrong"),
    ({"taskId": 1.5}, "$.taskId", "a valid integer", "number", "wrong"),
    ({"createdAt": "soon"}, "$.createdAt", "a valid datetime", "string", "wrong"),
    ({"due": 5}, "$.due", "a valid date", "integer", "wrong"),
    ({"status": 5}, "$.status", "'done'", "integer", "wrong"),
    ({"level": "high"}, "$.level", "a valid integer", "string", "wrong"),
    ({"cost": "dear"}, "$.cost", "a valid decimal", "string", "wrong"),
    ({"tags": None}, "$.tags", "a valid list", "null", "wrong"),
    ({"tags": ["a", None]}, "$.tags[1]", "a valid string", "null", "wrong"),
    ({"steps": {}}, "$.steps", "a valid list", "object", "wrong"),
    ({"steps": [7]}, "$.steps[0]", "an object", "integer", "wrong"),
    (
        {"steps": [{"stepNumber": "x"}]},
        "$.steps[0].stepNumber",
        "int",
        "string",
        "wrong",
    ),
    (
        {"names": {"a b": {}}},
        '$.names["a b"].stepNumber',
        "there",
        "nothing",
        "missing",
    ),
    ({"parent": {"taskId": []}}, "$.parent.taskId", "integer", "array", "wrong"),
    ({"pet": 5}, "$.pet", "", "integer", "wrong"),
    ({"catOrName": {"lives": "9"}}, "$.catOrName.lives", "int", "string", "wrong"),
    ({"catOrName": 9}, "$.catOrName", "", "integer", "wrong"),
    ({"vision": "yes"}, "$.vision", "", "string", "wrong"),
    ({"counts": {"a": 1, "b": "x"}}, "$.counts.b", "int", "string", "wrong"),
    (
        *({"tagged": {"kind": "cat", "lives": []}}, "$.tagged.lives"),
        *("int", "array", "wrong"),
    ),
    ({"tagged": {"kind": "fish"}}, "$.tagged", "", "object", "wrong"),
    ({"tree": [[], [5]]}, "$.tree[1][0]", "", "integer", "wrong"),
    ({"closed": {"size": None, "x": 1}}, "$.closed.size", "int", "null", "wrong"),
]


@pytest.mark.filterwarnings("ignore:Pydantic serializer")
@pytest.mark.parametrize(
    ("body", "path", "expected", "got", "kind"), ROWS, ids=[row[1] for row in ROWS]
)
def test_what_does_not_fit_is_known_by_its_place(
    body: dict[str, object], path: str, expected: str, got: str, kind: str
) -> None:
    whole = {"createdAt": "2026-01-01T00:00:00Z", "note": "new"} | (
        body
        if "taskId" in path and path.startswith("$.taskId")
        else {"taskId": 1, **body}
    )
    reading = read(whole)
    (found,) = mismatches(reading.value)
    assert reading.mismatches == (found,)
    assert (found.path, found.got, found.kind) == (path, got, kind)
    assert expected in found.expected
    assert found.operation == "GET /tasks/{id}"
    assert found.place == "#/paths/~1tasks~1{id}/get/responses/2XX"
    # It is sent back as it came, and what is beside it is as described.
    assert json.loads(json_bytes(reading.value)) == whole
    if path != "$.createdAt":
        assert reading.value.created_at.year == 2026
    assert reading.value.model_extra["note"] == "new"
    with pytest.raises(APIResponseError, match="does not fit"):
        read(whole, validation="strict")


def test_to_touch_what_is_wrong_is_an_error_and_nothing_else_is() -> None:
    task = read({"taskId": "x", "steps": [{"url": "u"}, {"stepNumber": 2}]}).value
    for attempt in (lambda: task.task_id, lambda: getattr(task, "task_id", None)):
        with pytest.raises(MismatchError, match=r"\$.taskId should be a valid integer"):
            attempt()
    with pytest.raises(MismatchError) as caught:
        print(task.steps[0].step_number)
    assert caught.value.mismatch.path == "$.steps[0].stepNumber"
    assert (task.steps[0].url, task.steps[1].step_number) == ("u", 2)
    assert task.status is Status.DONE
    with pytest.raises(AttributeError):
        print(task.never_heard_of)


@pytest.mark.parametrize(
    "copied",
    [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))],
    ids=["copy", "deepcopy", "pickle"],
)
def test_a_copy_knows_what_is_wrong_with_it(copied: Any) -> None:
    task = read({"taskId": None, "status": "odd"}).value
    same = copied(task)
    assert same == task and mismatches(same) == mismatches(task)
    with pytest.raises(MismatchError):
        print(same.task_id)


def test_a_member_that_is_set_is_right_again() -> None:
    task = read({"taskId": "x"}).value
    task.task_id = 5
    assert task.task_id == 5 and mismatches(task) == ()
    assert json.loads(json_bytes(task)) == {"taskId": 5}


@pytest.mark.filterwarnings("ignore:Pydantic serializer")
def test_without_validation_what_is_wrong_stays_in_its_place() -> None:
    reading = read({"taskId": "x", "steps": [{}], "status": "odd"}, validation="off")
    task = reading.value
    assert (task.task_id, task.status, reading.mismatches) == ("x", "odd", ())
    assert mismatches(task) == ()
    with pytest.raises(AttributeError):
        print(task.steps[0].step_number)
    assert json.loads(json_bytes(task))["taskId"] == "x"


@pytest.mark.parametrize("validation", ["report", "off"])
@pytest.mark.parametrize(
    ("body", "type_"),
    [(b"{", Task), (b"[]", Task), (b"null", Task), ([5], list[Task]), (b"1", str)],
)
def test_what_has_no_value_at_all_is_an_error(
    body: object, type_: object, validation: Validation
) -> None:
    with pytest.raises(APIResponseError):
        read(body, type_, validation)


def test_lists_and_typed_members_of_any_name_are_read_as_far_as_they_fit() -> None:
    first, second = read([{"taskId": None}, {"taskId": 2}], list[Task]).value
    assert second.task_id == 2 and mismatches(first)[0].path == "$[0].taskId"
    prices = read({"a": 1, "b": "x"}, Prices).value
    assert prices.a == 1 and mismatches(prices)[0].path == "$.b"
    with pytest.raises(MismatchError):
        print(prices.b)


def test_a_number_of_thousands_of_digits_harms_nothing() -> None:
    with pytest.raises(APIResponseError, match="number out of range"):
        read(b'{"taskId": ' + b"9" * 5000 + b', "status": "done"}')
    task = read({"taskId": 10**400, "status": "odd"}).value
    assert task.task_id == 10**400


def test_what_fits_costs_nothing_more() -> None:
    reading = read({"taskId": 1, "parent": {"taskId": 2}})
    assert reading.mismatches == () and reading.value.parent.task_id == 2
    assert mismatches(read({"taskId": 1, "tree": [[]]}).value) == ()
    assert reading.value.__pydantic_private__ is None


def test_what_is_new_is_told_apart_from_what_is_wrong() -> None:
    reading = read(
        {"taskId": "x", "status": "odd", "level": 9, "new": [], "pet": {"wings": 2}}
    )
    operation: Operation[Any] = Operation("GET", "/t", returns={})
    assert {
        (one.path, one.got, one.kind) for one in news(reading.value, operation, "200")
    } == {
        ("$.status", "odd", "value"),
        ("$.level", "9", "value"),
        ("$.new", "array", "member"),
        ("$.pet", "object", "variant"),
    }


def test_a_ledger_notes_each_difference_once_and_no_value(tmp_path: Path) -> None:
    path = tmp_path / "observed.jsonl"
    note = hooks.ledger(path)
    body = {"taskId": "a-secret", "steps": [{"stepNumber": "s"}] * 3, "status": "odd"}
    operation: Operation[Any] = Operation("GET", "/tasks/{id}", returns={})
    for _ in range(2):
        reading = read(body)
        start = (1, operation, "https://x", 1, 0.1)
        note(hooks.Started(*start))
        note(hooks.Decoded(*start, "2XX", reading.value, reading.mismatches))
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [(one["path"], one["kind"]) for one in lines] == [
        ("$.taskId", "wrong"),
        ("$.steps[*].stepNumber", "wrong"),
        ("$.status", "value"),
    ]
    assert "a-secret" not in path.read_text("utf-8")
    assert Mismatch(**lines[0]) == read(body).mismatches[0]
