"""What comes back from a call: typed results and typed exceptions."""

import json
import pickle
from datetime import UTC, datetime
from decimal import Decimal
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest
from browser_use_cloud import v1, v2, v3

from .conftest import Call
from .loopback import Recorder
from .service import BUSY, KEY, MISSING, SESSION, STOPPED, TASK

RUN, CREATE, OPEN = (
    ("v1", "tasks.run"),
    ("v2", "tasks.create"),
    ("v3", "sessions.create"),
)
MOMENT = datetime(2026, 3, 10, 12, 30, 45, 678000, tzinfo=UTC)
SESSION_BODY: dict[str, Any] = {
    "id": str(SESSION),
    "status": "idle",
    "model": "bu-max",
    "createdAt": "2026-03-10T12:30:45Z",
    "updatedAt": "2026-03-10T12:30:45Z",
}
VALIDATION = {"loc": ["body", "items", 0], "msg": "Field required", "type": "missing"}
PLACED = VALIDATION | {"loc": ["body", "task"]}
"""The one example that v1 shows has text only in its place."""


def test_the_result_of_v1_is_typed(call: Call) -> None:
    created = call(*RUN, task="a")
    assert type(created) is v1.models.TasksRunResponse
    assert created.id == "task_1234567890abcdef"


def test_the_result_of_v2_is_typed(call: Call) -> None:
    created = call(*CREATE, task="a")
    assert type(created) is v2.models.TaskCreatedResponse
    assert (created.id, created.session_id) == (TASK, SESSION)
    assert isinstance(created.id, UUID)


def test_the_result_of_v3_is_typed(call: Call) -> None:
    session = call(*OPEN, task="a", max_cost_usd=Decimal("12.50"))
    assert type(session) is v3.models.SessionResponse
    assert session.id == SESSION
    assert session.status is v3.models.BuAgentSessionStatus.RUNNING
    assert session.model is v3.models.BuModel.BU_MINI
    assert session.title == "a"
    assert session.created_at == MOMENT
    assert (session.live_url, session.total_output_tokens) == (None, 0)


@pytest.mark.parametrize("text", ["0.10", "1.500", "0", "123456789.123456789123456789"])
def test_a_decimal_keeps_every_digit(call: Call, service: Recorder, text: str) -> None:
    body = SESSION_BODY | {"maxCostUsd": text, "totalCostUsd": text}
    service.says(200, json.dumps(body).encode())
    session = call(*OPEN)
    assert (str(session.max_cost_usd), str(session.total_cost_usd)) == (text, text)
    assert isinstance(session.max_cost_usd, Decimal)
    assert json.loads(session.model_dump_json())["maxCostUsd"] == text


def test_a_value_that_the_document_does_not_list_is_kept(
    call: Call, service: Recorder
) -> None:
    body = SESSION_BODY | {"status": "hibernating", "model": "bu-ultra"}
    service.says(200, json.dumps(body).encode())
    session = call(*OPEN)
    assert (session.status, session.model) == ("hibernating", "bu-ultra")
    assert isinstance(session.status, v3.models.BuAgentSessionStatus)
    assert not session.status.is_known
    assert json.loads(session.model_dump_json())["status"] == "hibernating"


def test_a_member_that_the_document_does_not_know_is_kept(
    call: Call, service: Recorder
) -> None:
    body = SESSION_BODY | {"recordingUrls": ["https://example.com/1"], "x": {"y": 1}}
    service.says(200, json.dumps(body).encode())
    session = call(*OPEN)
    assert session.recordingUrls == ["https://example.com/1"]
    written = session.model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert written == body


def test_a_member_of_any_type_is_taken_as_it_is(call: Call, service: Recorder) -> None:
    for output in ({"a": [1, None]}, "text", 1.5, None):
        body = SESSION_BODY | {"output": output}
        service.says(200, json.dumps(body).encode())
        assert call(*OPEN).output == output


Case = tuple[tuple[str, str], int, object, str, str, object]

DECLARED: list[Case] = [
    (RUN, 422, {"detail": [PLACED]}, "Unprocessable", "TasksRunResponse422", None),
    (CREATE, 400, {"detail": "busy"}, "BadRequest", "SessionStoppedError", "busy"),
    (CREATE, 404, {"detail": "no"}, "NotFound", "SessionNotFoundError", "no"),
    (
        CREATE,
        429,
        {"detail": "many"},
        "RateLimit",
        "TooManyConcurrentActiveSessionsError",
        "many",
    ),
    (CREATE, 422, VALIDATION, "Unprocessable", "ValidationError", None),
    (OPEN, 422, {"detail": [VALIDATION]}, "Unprocessable", "HTTPValidationError", None),
]
ERRORS_BY_SHORT_NAME = {
    "Unprocessable": "UnprocessableEntityError",
    "BadRequest": "BadRequestError",
    "NotFound": "NotFoundError",
    "RateLimit": "RateLimitError",
}
MODULES: dict[str, ModuleType] = {"v1": v1, "v2": v2, "v3": v3}


@pytest.mark.parametrize(
    ("method", "status", "body", "error", "model", "detail"), DECLARED
)
def test_a_declared_failure_raises_its_error_with_its_typed_body(
    call: Call,
    service: Recorder,
    method: tuple[str, str],
    status: int,
    body: object,
    error: str,
    model: str,
    detail: str | None,
) -> None:
    package = MODULES[method[0]]
    service.says(status, json.dumps(body).encode(), x_request_id="req-1")
    with pytest.raises(package.errors.APIStatusError) as caught:
        call(*method, task="a")
    raised = caught.value
    assert type(raised) is getattr(package.errors, ERRORS_BY_SHORT_NAME[error])
    assert type(raised.body) is getattr(package.models, model)
    assert (raised.status_code, raised.request_id) == (status, "req-1")
    if detail is not None:
        assert raised.body.detail == detail


def test_the_parts_of_a_validation_error_are_typed(
    call: Call, service: Recorder
) -> None:
    service.says(422, json.dumps({"detail": [VALIDATION]}).encode())
    with pytest.raises(v3.errors.UnprocessableEntityError) as caught:
        call(*OPEN)
    assert isinstance(caught.value.body, v3.models.HTTPValidationError)
    [complaint] = caught.value.body.detail or []
    assert type(complaint) is v3.models.ValidationError
    assert complaint.loc == ["body", "items", 0]
    assert (complaint.msg, complaint.type) == ("Field required", "missing")


def test_a_body_that_is_not_the_declared_one_comes_as_json(call: Call) -> None:
    # The service wraps its complaints in `detail`; the document of v2 leaves the wrapper out.
    with pytest.raises(v2.errors.UnprocessableEntityError) as caught:
        call(*CREATE, task="")
    body: Any = caught.value.body
    assert body["detail"][0]["loc"] == ["body", "task"]


@pytest.mark.parametrize(
    ("arguments", "error", "said"),
    [
        ({"session_id": STOPPED}, v2.errors.BadRequestError, "Browser session"),
        ({"session_id": BUSY}, v2.errors.BadRequestError, "Agent session"),
        ({"session_id": MISSING}, v2.errors.NotFoundError, "Session not found"),
    ],
)
def test_a_failure_of_the_service_can_be_told_from_others(
    call: Call, arguments: dict[str, Any], error: type[Exception], said: str
) -> None:
    with pytest.raises(error) as caught:
        call(*CREATE, task="a", **arguments)
    assert getattr(caught.value, "body").detail.startswith(said)


def test_too_many_calls_say_when_to_come_back(call: Call) -> None:
    with pytest.raises(v2.errors.RateLimitError) as caught:
        call(*CREATE, task="one too many")
    assert caught.value.retry_after == 7


def test_an_undeclared_failure_is_an_error_of_its_status_too(
    call: Call, service: Recorder
) -> None:
    with pytest.raises(v2.errors.AuthenticationError) as caught:
        call(*CREATE, client={"api_key": "wrong"}, task="a")
    assert caught.value.body == {"detail": "Who are you?"}
    assert caught.value.request_id == "req-401"
    service.says(503, b"<h1>Later</h1>", content_type="text/html")
    with pytest.raises(v2.errors.InternalServerError) as failed:
        call(*CREATE, task="a")
    assert failed.value.body == "<h1>Later</h1>"


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"<html></html>"])
def test_a_success_that_cannot_be_read_is_an_error(
    call: Call, service: Recorder, body: bytes
) -> None:
    service.says(202, body)
    with pytest.raises(v2.errors.APIResponseError) as caught:
        call(*CREATE, task="a")
    assert caught.value.status_code == 202


def test_a_success_is_as_good_as_it_is(call: Call, service: Recorder) -> None:
    body = b'{"id": "no-uuid", "sessionId": "5b1f9c1e-2a3d-4e5f-8a9b-1c2d3e4f5a6b"}'
    service.says(202, body)
    created = call(*CREATE, task="a")
    assert created.session_id == UUID("5b1f9c1e-2a3d-4e5f-8a9b-1c2d3e4f5a6b")
    (mismatch,) = v2.mismatches(created)
    assert (mismatch.operation, mismatch.path) == ("POST /tasks", "$.id")
    assert mismatch.place == "#/paths/~1tasks/post/responses/202"
    for attempt in (created, pickle.loads(pickle.dumps(created))):
        with pytest.raises(v2.errors.MismatchError, match="should be a valid UUID"):
            print(attempt.id)
    service.says(202, body)
    with pytest.raises(v2.errors.APIResponseError, match="id: Input should be"):
        call(*CREATE, client={"validation": "strict"}, task="a")


def test_a_success_that_the_document_does_not_declare_is_an_error(
    call: Call, service: Recorder
) -> None:
    service.says(200, json.dumps({"id": str(TASK), "sessionId": str(SESSION)}).encode())
    with pytest.raises(v2.errors.APIResponseError):
        call(*CREATE, task="a")


def test_an_error_holds_no_credential_and_survives_a_pickle(call: Call) -> None:
    with pytest.raises(v2.errors.NotFoundError) as caught:
        call(*CREATE, task="a", session_id=MISSING)
    again = pickle.loads(pickle.dumps(caught.value))
    assert type(again) is v2.errors.NotFoundError
    assert again.body == caught.value.body
    for text in (repr(caught.value), str(caught.value), repr(vars(again))):
        assert KEY not in text
