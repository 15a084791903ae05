"""What a server sees, on both HTTP libraries, blocking and not."""

from collections.abc import Callable
from typing import Any

import pytest

from .conftest import SECRET, Caller
from .loopback import OK, Server, answer


def test_a_request_carries_exactly_what_it_was_given(
    server: Server, call: Caller, runtime: Any
) -> None:
    server.says(answer(202, b'{"id": "t1"}'))
    operation = runtime.Operation(
        "POST",
        "/tasks/{id}/run",
        returns={"202": lambda: object},
        nullable=("startUrl",),
        accept="application/json",
    )
    options = {
        "credentials": {"Key": runtime.ApiKey("header", "X-API-Key", SECRET)},
        "headers": {"X-Client": "all"},
        "user_agent": "moored/1.0",
    }
    result = call(
        server.url + "/api/v2/",
        operation,
        options,
        path={"id": "a/b c"},
        query={"limit": 5, "ids": ["x", "y&z"], "none": None},
        headers={"X-Trace": True, "X-None": None},
        cookies={"theme": "a b", "n": 1},
        json={"task": "é", "startUrl": None, "llm": None, "metadata": {"a": None}},
    )
    assert result == {"id": "t1"}
    (heard,) = server.heard
    assert (heard.method, heard.target) == (
        "POST",
        "/api/v2/tasks/a%2Fb%20c/run?limit=5&ids=x&ids=y%26z",
    )
    assert heard.body == '{"task":"é","startUrl":null,"metadata":{"a":null}}'.encode()
    headers = {
        name: value
        for name, value in heard.headers.items()
        if name not in ("connection", "host")
    }
    agent = headers.pop("user-agent")
    assert headers == {
        "accept": "application/json",
        "accept-encoding": "gzip",
        "content-length": str(len(heard.body)),
        "content-type": "application/json",
        "cookie": "theme=a%20b; n=1",
        "x-api-key": SECRET,
        "x-client": "all",
        "x-trace": "true",
    }
    assert agent.startswith("moored/1.0 httpx")


@pytest.mark.parametrize(
    ("key", "header", "target"),
    [
        (
            lambda runtime: runtime.ApiKey("query", "key", "a&b c"),
            None,
            "/tasks?key=a%26b%20c",
        ),
        (
            lambda runtime: runtime.ApiKey("cookie", "key", "a&b c"),
            ("cookie", "key=a%26b%20c"),
            "/tasks",
        ),
        (lambda runtime: runtime.Bearer("t"), ("authorization", "Bearer t"), "/tasks"),
        (
            lambda runtime: runtime.Basic("u", "p"),
            ("authorization", "Basic dTpw"),
            "/tasks",
        ),
    ],
)
def test_a_credential_goes_to_its_place(
    server: Server,
    call: Caller,
    runtime: Any,
    read: Any,
    key: Callable[[Any], Any],
    header: Any,
    target: str,
) -> None:
    server.says(OK)
    call(server.url, read, {"credentials": {"k": key(runtime)}, "security": (("k",),)})
    assert server.heard[0].target == target
    assert header is None or server.heard[0].headers[header[0]] == header[1]


def test_an_operation_may_need_less_than_the_api(
    server: Server, call: Caller, runtime: Any, read: Any
) -> None:
    server.says(OK)
    credentials = {"a": runtime.Bearer("token-a"), "b": None}
    public = runtime.Operation(
        "GET", "/health", returns={"200": lambda: object}, security=()
    )
    call(server.url, public, {"credentials": credentials, "security": (("a",),)})
    assert "authorization" not in server.heard[0].headers
    with pytest.raises(
        runtime.MissingCredentialError,
        match="GET /tasks needs a credential that is not configured: b",
    ):
        call(server.url, read, {"credentials": credentials, "security": (("b",),)})
    assert len(server.heard) == 1


@pytest.mark.parametrize("chosen", [False, True])
def test_an_operation_has_a_server_of_its_own_unless_the_caller_names_one(
    server: Server, call: Caller, runtime: Any, chosen: bool
) -> None:
    server.says(OK)
    operation = runtime.Operation(
        "GET", "/x", returns={"200": lambda: object}, server=f"{server.url}/own"
    )
    call(f"{server.url}/api", operation, {"own_servers": not chosen})
    assert server.heard[0].target == ("/api/x" if chosen else "/own/x")


@pytest.mark.parametrize("name", ["Authorization", "X-Key"])
def test_a_secret_that_no_header_can_carry_is_not_shown(
    server: Server, call: Caller, runtime: Any, name: str
) -> None:
    operation = runtime.Operation("GET", "/", returns={"200": lambda: object})
    key = runtime.ApiKey("header", name, SECRET + "\n")
    with pytest.raises(ValueError, match=name) as caught:
        call(server.url, operation, {"credentials": {"k": key}})
    assert SECRET not in f"{caught.value!r}{caught.value.__cause__!r}"


def test_an_address_beyond_all_bounds_is_the_callers_mistake(
    server: Server, call: Caller, read: Any
) -> None:
    with pytest.raises(ValueError, match="The address of GET /tasks cannot be used"):
        call(server.url, read, query={"a": "x" * 100_000})


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("//x:port/", "cannot be used"),
        ("https://other.example/tasks", "another server"),
    ],
)
def test_the_address_of_a_next_page_may_lead_nowhere_else(
    call: Caller, runtime: Any, read: Any, address: str, reason: str
) -> None:
    from_page = {"address": address}
    with pytest.raises(runtime.APIError, match=reason):
        call("http://127.0.0.1:1", read, **from_page)
