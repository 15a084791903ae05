from functools import partial
from typing import Any, Literal

import pytest

from mooring.bindings.runtime.decoding import Validation, decoded
from mooring.bindings.runtime.errors import APIResponseError, APIStatusError
from mooring.bindings.runtime.models import CamelModel, Model, OpenStrEnum
from mooring.bindings.runtime.operation import Operation, Types
from mooring.bindings.runtime.reading import Received


class Status(OpenStrEnum):
    DONE = "done"


class Task(CamelModel):
    task_id: int
    status: Status = Status.DONE
    vision: bool | Literal["auto"] = True


class Problem(Model):
    detail: str


class Stopped(Model):
    code: Literal["stopped"]


def decode(
    content: bytes,
    status: int = 200,
    *,
    media_type: str = "application/json",
    returns: dict[str, object] | None = None,
    raises: dict[str, object] | None = None,
    accept: str = "application/json",
    problem: str | None = None,
    secrets: tuple[str, ...] = (),
    headers: dict[str, str] | None = None,
    validation: Validation = "strict",
) -> Any:
    operation: Operation[Any] = Operation(
        "GET",
        "/t",
        returns=_later(returns or {"200": Task, "204": None}),
        raises=_later(raises or {}),
        accept=accept,
    )
    received = Received(
        status, {"content-type": media_type, **(headers or {})}, content, problem
    )
    return decoded(
        operation, received, "https://x/t", secrets=secrets, validation=validation
    ).value


def _later(types: dict[str, object]) -> Types:
    return {status: partial(lambda type_: type_, one) for status, one in types.items()}


@pytest.mark.parametrize(
    ("returns", "status", "content", "value"),
    [
        ({"200": Task}, 200, b'{"taskId": 1}', Task(task_id=1)),
        ({"2XX": Task}, 201, b'{"taskId": 1}', Task(task_id=1)),
        ({"default": Task}, 202, b'{"taskId": 1}', Task(task_id=1)),
        ({"default": str, "2XX": str, "200": int}, 200, b"1", 1),
        ({"default": str, "2XX": int}, 200, b"1", 1),
        ({"204": None}, 204, b"", None),
        ({"200": None}, 200, b"ignored", None),
        ({"304": None}, 304, b"", None),
        ({"200": list[Task]}, 200, b'[{"taskId": 1}]', [Task(task_id=1)]),
        ({"200": Task | None}, 200, b"null", None),
        ({"200": dict[str, int]}, 200, b'{"a": 1}', {"a": 1}),
        ({"200": bytes}, 200, b"\x00", b"\x00"),
        ({"200": str}, 200, b'"text"', "text"),
        ({"200": object}, 200, b'{"a": "NaN"}', {"a": "NaN"}),
    ],
)
def test_a_success_is_of_the_type_that_its_status_declares(
    returns: dict[str, object], status: int, content: bytes, value: object
) -> None:
    assert decode(content, status, returns=returns) == value


def test_values_and_members_of_tomorrow_are_kept() -> None:
    task = decode(b'{"taskId": 1, "status": "paused", "vision": "auto", "new": [1]}')
    assert (
        task.status == "paused" and not task.status.is_known and task.vision == "auto"
    )
    assert task.model_extra == {"new": [1]}


@pytest.mark.parametrize(
    "media_type",
    ["application/json; charset=utf-8", "application/hal+json", "text/json", ""],
)
def test_json_goes_by_several_names_or_none(media_type: str) -> None:
    assert decode(b'{"taskId": 1}', media_type=media_type) == Task(task_id=1)


@pytest.mark.parametrize(
    ("media_type", "accept", "content", "text"),
    [
        ("text/plain", "text/plain", b"caf\xc3\xa9", "café"),
        ("text/plain; charset=latin-1", "text/*", b"caf\xe9", "café"),
        ('text/csv; charset="utf-16"', "*/*", "café".encode("utf-16"), "café"),
        (
            "text/plain; charset=klingon",
            "text/plain;q=1, x/y",
            b"caf\xff",
            "caf\N{REPLACEMENT CHARACTER}",
        ),
        ("text/html", "text/html", b"<p>", "<p>"),
    ],
)
def test_text_is_a_string_where_text_was_asked_for(
    media_type: str, accept: str, content: bytes, text: str
) -> None:
    assert (
        decode(content, returns={"200": str}, media_type=media_type, accept=accept)
        == text
    )


@pytest.mark.parametrize(
    ("content", "media_type", "says"),
    [
        (b"<html>", "text/html", "is an HTML page"),
        (b'{"taskId": 1}', "text/html", "is an HTML page"),
        (b'{"taskId": 1}', "text/plain", "is text/plain, not JSON"),
        (b'{"taskId": 1}', "x/" + "y" * 10_000, "is x/yyy"),
        (b"", "application/json", "does not fit: the whole: Invalid JSON: EOF"),
        (b'{"taskId": 1', "application/json", "Invalid JSON: EOF"),
        (
            b"null",
            "application/json",
            "does not fit: the whole: Input should be an object",
        ),
        (b"[]", "application/json", "does not fit"),
        (b"{}", "application/json", "does not fit: taskId: Field required"),
        (
            b'{"taskId": "x"}',
            "application/json",
            "does not fit: taskId: Input should be a valid integer",
        ),
        (b'{"taskId": null}', "application/json", "does not fit"),
        (
            b'{"taskId": NaN}',
            "application/json",
            "NaN and Infinity have no form in JSON",
        ),
        (b'{"taskId": "caf\xe9"}', "application/json", "does not fit"),
        (
            b"[" * 100_000,
            "application/json",
            "does not fit: the whole: Invalid JSON: recursion limit",
        ),
        (b'{"taskId": ' + b"9" * 5000 + b"}", "application/json", "does not fit"),
    ],
)
def test_a_success_that_does_not_fit_is_an_error_of_its_own(
    content: bytes, media_type: str, says: str
) -> None:
    with pytest.raises(APIResponseError) as caught:
        decode(content, media_type=media_type, headers={"x-request-id": "r1"})
    assert str(caught.value).startswith("GET https://x/t: 200 OK, but the response ")
    assert says in str(caught.value) and len(str(caught.value)) < 700
    assert (caught.value.status_code, caught.value.request_id) == (200, "r1")
    assert caught.value.response_text == content.decode(errors="replace")[:65536]


def test_only_the_first_misfits_are_listed() -> None:
    with pytest.raises(
        APIResponseError, match=r"0\.taskId: .*; 2\.taskId: .* \(and 2 more\)"
    ):
        decode(b"[{}, {}, {}, {}, {}]", returns={"200": list[Task]})


@pytest.mark.parametrize("status", [201, 206])
def test_a_success_that_is_not_declared_is_an_error(status: int) -> None:
    with pytest.raises(
        APIResponseError, match="has a status that the API does not declare"
    ):
        decode(b'{"taskId": 1}', status)


def test_html_is_an_error_even_where_bytes_are_expected() -> None:
    with pytest.raises(APIResponseError, match="is an HTML page"):
        decode(
            b"<html>",
            returns={"200": bytes},
            media_type="text/html",
            accept="application/pdf",
        )


def test_a_body_that_was_not_read_whole_is_an_error() -> None:
    with pytest.raises(APIResponseError, match="is larger than"):
        decode(b"", returns={"200": bytes}, problem="is larger than 5 bytes")


@pytest.mark.parametrize(
    ("raises", "content", "body"),
    [
        ({"404": Problem}, b'{"detail": "gone"}', Problem(detail="gone")),
        (
            {"4XX": Problem, "default": str},
            b'{"detail": "gone"}',
            Problem(detail="gone"),
        ),
        ({"default": Problem}, b'{"detail": "gone"}', Problem(detail="gone")),
        ({"404": Stopped | Problem}, b'{"detail": "gone"}', Problem(detail="gone")),
        ({"404": Stopped}, b'{"detail": "gone"}', {"detail": "gone"}),
        ({"404": None}, b'{"detail": "gone"}', {"detail": "gone"}),
        ({"500": Problem}, b'{"detail": "gone"}', {"detail": "gone"}),
        ({"404": Problem}, b"Not here", "Not here"),
        ({"404": Problem}, b"", ""),
        ({}, b"\xff" * 100_000, "\N{REPLACEMENT CHARACTER}" * 65536),
    ],
)
def test_an_error_has_the_declared_body_or_the_best_there_is(
    raises: dict[str, object], content: bytes, body: object
) -> None:
    with pytest.raises(APIStatusError) as caught:
        decode(content, 404, raises=raises)
    assert type(caught.value).__name__ == "NotFoundError" and caught.value.body == body
    assert caught.value.response_text == content.decode(errors="replace")[:65536]


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        (b'{"detail": "gone"}', ": gone"),
        (b'{"detail": [{"loc": ["body"], "msg": "too short"}]}', ": too short"),
        (b'{"message": "gone"}', ": gone"),
        (b'{"error": "gone"}', ": gone"),
        (b'{"error": {"message": "gone"}}', ": gone"),
        (b'{"title": "gone"}', ": gone"),
        (b'{"detail": "a\\u001b[31m\\n  b"}', ": a [31m b"),
        (b'{"detail": "' + b"x" * 5000 + b'"}', ": " + "x" * 200),
        (b'{"other": 1}', ""),
        (b"[]", ""),
        (b"<html>", ""),
    ],
)
def test_the_servers_own_sentence_is_in_the_message(body: bytes, detail: str) -> None:
    with pytest.raises(APIStatusError) as caught:
        decode(body, 404)
    assert str(caught.value) == f"GET https://x/t: 404 Not Found{detail}"


def test_a_status_of_the_servers_own_is_still_a_number() -> None:
    with pytest.raises(APIStatusError, match="GET https://x/t: 520$") as caught:
        decode(b"", 520)
    assert caught.value.status_code == 520


def test_an_error_does_not_pass_on_a_secret_that_the_server_echoes() -> None:
    echo = b'{"detail": "bad key k-secret", "code": "k-secret"}'
    with pytest.raises(APIStatusError) as status:
        decode(
            echo,
            401,
            secrets=("k-secret",),
            headers={"x-key": "k-secret", "set-cookie": "session=1"},
        )
    with pytest.raises(APIResponseError) as misfit:
        decode(echo, 200, media_type="x/k-secret", secrets=("k-secret",))
    for error in (status.value, misfit.value):
        assert "k-secret" not in repr(
            (error, error.args, error.headers, error.response_text)
        )
    assert status.value.body == {"detail": "bad key [redacted]", "code": "[redacted]"}
    assert "set-cookie" not in status.value.headers
