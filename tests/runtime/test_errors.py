import pickle

import pytest

from mooring.bindings.runtime import errors
from mooring.bindings.runtime.errors import (
    Answer,
    APIResponseError,
    APIStatusError,
    error_for,
)


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (302, "APIStatusError"),
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (402, "PaymentRequiredError"),
        (403, "PermissionDeniedError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (418, "ClientError"),
        (422, "UnprocessableEntityError"),
        (429, "RateLimitError"),
        (500, "InternalServerError"),
        (599, "InternalServerError"),
    ],
)
def test_every_status_has_its_class(status: int, name: str) -> None:
    kind = error_for(status)
    assert kind is getattr(errors, name) and issubclass(kind, APIStatusError)
    assert issubclass(kind, errors.ClientError) == (400 <= status < 500)


@pytest.mark.parametrize(
    "error",
    [
        error_for(429)(
            "too many", Answer(429, {"x-request-id": "r1"}, "{}", 2.0), {"detail": "x"}
        ),
        APIResponseError("no JSON", Answer(200, {"x-request-id": "r1"}, "<html>")),
        errors.APITimeoutError("late"),
        errors.MissingCredentialError("none"),
    ],
)
def test_an_error_survives_a_pickle(error: errors.APIError) -> None:
    same = pickle.loads(pickle.dumps(error))
    assert (
        type(same) is type(error)
        and str(same) == str(error)
        and repr(same) == repr(error)
    )
    for name in (
        "status_code",
        "headers",
        "request_id",
        "response_text",
        "body",
        "retry_after",
    ):
        assert getattr(same, name, None) == getattr(error, name, None)


@pytest.mark.parametrize(
    ("headers", "request_id"),
    [
        ({"x-request-id": "a"}, "a"),
        ({"request-id": "b"}, "b"),
        ({"x-correlation-id": "c"}, "c"),
        ({}, None),
    ],
)
def test_the_request_id_is_found_under_its_usual_names(
    headers: dict[str, str], request_id: str | None
) -> None:
    assert APIResponseError("", Answer(200, headers, "")).request_id == request_id
