"""What operations are called."""

import pytest
from mooring.bindings.names.operation_names import operation_names
from mooring.model import Operation

from .documents import operation

NAMES = [
    # What FastAPI makes of a function, a path and a method.
    ("POST", "/tasks", "create_task_tasks_post", "Tasks", "tasks.create"),
    ("GET", "/tasks", "list_tasks_tasks_get", "Tasks", "tasks.list"),
    ("GET", "/tasks/{task_id}", "get_task_tasks__task_id__get", "Tasks", "tasks.get"),
    (
        "PATCH",
        "/tasks/{task_id}",
        "update_task_tasks__task_id__patch",
        "Tasks",
        "tasks.update",
    ),
    (
        "GET",
        "/tasks/{task_id}/logs",
        "get_task_logs_tasks__task_id__logs_get",
        "Tasks",
        "tasks.get_logs",
    ),
    # The prefix went into the server's address, and the identifier kept it.
    (
        "POST",
        "/sessions",
        "create_session_sessions_post",
        "Sessions",
        "sessions.create",
    ),
    ("POST", "/api/v1/tasks", "create_task_api_v1_tasks_post", "Tasks", "tasks.create"),
    # Identifiers that people wrote.
    ("POST", "/pet", "addPet", "pet", "pet.add"),
    ("GET", "/pet/{petId}", "getPetById", "pet", "pet.get_by_id"),
    ("GET", "/pets", "getPets", "pets", "pets.list"),
    ("GET", "/categories", "get_categories", "categories", "categories.list"),
    ("GET", "/categories/{id}", "get_category", "categories", "categories.get"),
    ("GET", "/boxes", "list-boxes", "Boxes", "boxes.list"),
    ("DELETE", "/addresses/{id}", "deleteAddress", "Addresses", "addresses.delete"),
    ("GET", "/status", "get_status", "status", "status.get"),
    ("POST", "/import", "import", "Imports", "imports.import_"),
    # No identifier: what the method and the path suggest.
    ("GET", "/users", None, "Users", "users.list"),
    ("GET", "/users/{id}", None, "Users", "users.get"),
    ("POST", "/users", None, "Users", "users.create"),
    ("PUT", "/users/{id}", None, "Users", "users.replace"),
    ("DELETE", "/users/{id}", None, "Users", "users.delete"),
    ("POST", "/users/{id}/lock", None, "Users", "users.lock"),
    # No tag: the first literal part of the path.
    ("GET", "/users", "listUsers", None, "users.list"),
    ("GET", "/api/v2/users/{id}", "getUser", None, "users.get"),
    ("GET", "/health", "health", None, "health"),
]


@pytest.mark.parametrize(("method", "path", "identifier", "tag", "name"), NAMES)
def test_an_operation_has_the_name_that_a_person_would_choose(
    method: str, path: str, identifier: str | None, tag: str | None, name: str
) -> None:
    one = operation(method, path, identifier, *([tag] if tag else []))
    assert _names(one) == [name]


def test_a_short_summary_names_an_operation_without_an_identifier() -> None:
    one = Operation("POST", "/users/{id}/lock", summary="Suspend user", tags=("Users",))
    assert _names(one) == ["users.suspend"]


def test_two_that_would_meet_are_called_by_their_whole_identifier() -> None:
    assert _names(
        operation("POST", "/tasks", "create_task", "tasks"),
        operation("POST", "/tasks/bulk", "create", "tasks"),
    ) == ["tasks.create_task", "tasks.create"]


def test_what_still_meets_is_told_apart_by_method_and_path_alone() -> None:
    one = operation("GET", "/a/things", None, "things")
    other = operation("GET", "/b/things", None, "things")
    first, second = _names(one, other)
    assert first != second
    assert _names(other, one) == [second, first]


def test_an_unrelated_operation_renames_nothing() -> None:
    known = [
        operation(method, path, identifier, *([tag] if tag else []))
        for method, path, identifier, tag, _ in NAMES[:5]
    ]
    unrelated = operation("GET", "/zebras", "list_zebras", "Zebras")
    assert _names(unrelated, *known)[1:] == _names(*known)
    assert _names(*reversed(known)) == list(reversed(_names(*known)))


@pytest.mark.parametrize("key", ["create_task_tasks_post", "POST /tasks"])
def test_a_chosen_name_goes_first(key: str) -> None:
    one = operation("POST", "/tasks", "create_task_tasks_post", "Tasks")
    names = operation_names((one,), {key: "jobs.start"})
    assert str(names[one.key]) == "jobs.start"


def test_a_chosen_name_without_a_resource_is_a_method_of_the_client() -> None:
    one = operation("POST", "/tasks", "create_task_tasks_post", "Tasks")
    [name] = operation_names((one,), {"POST /tasks": "run"}).values()
    assert (name.resource, name.method) == ("", "run")


def _names(*operations: Operation) -> list[str]:
    names = operation_names(operations, {})
    return [str(names[one.key]) for one in operations]
