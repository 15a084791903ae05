"""What classes, members and constants are called."""

import builtins

import pytest
from mooring.bindings.names.operation_names import operation_names
from mooring.bindings.names.schema_names import class_names, field_names, member_names
from mooring.document import Json

from .documents import operation, value

CREATE = operation("POST", "/tasks", "create_task_tasks_post", "Tasks")


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("CreateTaskRequest", "CreateTaskRequest"),
        ("HTTPValidationError", "HTTPValidationError"),
        ("create-task", "CreateTask"),
        ("CreateTaskRequest/metadata", "CreateTaskRequestMetadata"),
        ("create_task_tasks_post/request", "TasksCreateRequest"),
        ("create_task_tasks_post/request/items", "TasksCreateRequestItems"),
        ("Any", "AnyModel"),
        ("Keywords", "KeywordsModel"),
        ("model", "ModelModel"),
        ("UUID", "UUIDModel"),
        ("Exception", "ExceptionModel"),
        ("ellipsis", "EllipsisModel"),
        ("None", "None_"),
    ],
)
def test_a_class_is_named_by_its_place(key: str, name: str) -> None:
    assert _classes(key) == {key: name}


def test_no_class_is_called_like_what_every_module_knows() -> None:
    """A type of another module is looked for once its name is not known, and a builtin always is."""
    capitalised = {name for name in dir(builtins) if name[0].isupper()}
    for name in capitalised - {"None", "True", "False"}:
        assert _classes(name) == {name: f"{name}Model"}


def test_of_two_that_meet_the_one_written_as_the_class_name_keeps_it() -> None:
    names = _classes("task-item", "TaskItem", "task_item")
    assert names["TaskItem"] == "TaskItem"
    assert len({name.lower() for name in names.values()}) == 3


def test_names_that_differ_in_case_alone_are_told_apart() -> None:
    names = _classes("Task", "TASK", "task")
    assert (
        len({name.lower() for name in names.values()}) == 3 or names["Task"] == "Task"
    )
    assert len(set(names.values())) == 3


def test_an_unrelated_schema_renames_nothing() -> None:
    known = ("task-item", "TaskItem", "Other", "create_task_tasks_post/request")
    assert _classes("AAA", *reversed(known)).items() >= _classes(*known).items()


def test_a_chosen_name_goes_first() -> None:
    names = operation_names((CREATE,), {})
    chosen = class_names(["Task"], (CREATE,), names, {"Task": "Job"}, {})
    assert chosen == {"Task": "Job"}


@pytest.mark.parametrize(
    ("wire", "names"),
    [
        (["startUrl", "id"], ["start_url", "id"]),
        (["a-b", "a_b", "a b"], [None, "a_b", None]),
        (["self", "class", "json"], ["self_", "class_", "json_"]),
        (["", "_", "-"], [None, None, None]),
    ],
)
def test_members_of_one_object_have_names_of_their_own(
    wire: list[str], names: list[str | None]
) -> None:
    named = field_names(wire)
    assert len(set(named.values())) == len(wire)
    assert all(
        expected is None or named[name] == expected
        for name, expected in zip(wire, names, strict=True)
    )
    assert field_names(list(reversed(wire))) == named


@pytest.mark.parametrize(
    ("values", "names"),
    [
        (["gpt-4.1", "o3"], ["GPT_4_1", "O3"]),
        ([1, 2], ["VALUE_1", "VALUE_2"]),
        (["", "a"], ["VALUE", "A"]),
        (["mro"], ["MRO_"]),
    ],
)
def test_constants_are_named_by_their_values(
    values: list[Json], names: list[str]
) -> None:
    named = member_names([value(one) for one in values])
    assert list(named.values()) == names


@pytest.mark.parametrize("values", [["red", "Red", "RED"], [1, -1], ["+1", "-1", "1"]])
def test_constants_that_would_meet_are_told_apart(values: list[Json]) -> None:
    named = member_names([value(one) for one in values])
    assert len(set(named.values())) == len(values)
    assert member_names([value(one) for one in reversed(values)]) == named


def _classes(*keys: str) -> dict[str, str]:
    return dict(class_names(keys, (CREATE,), operation_names((CREATE,), {}), {}, {}))
