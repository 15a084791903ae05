"""What can go wrong with a call, from the caller's side; every error can be pickled and none holds a credential."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias


class APIError(Exception):
    """A call that has no result."""


class MissingCredentialError(APIError):
    """Nothing was sent: the operation needs a credential that is not configured."""


class APIConnectionError(APIError):
    """No complete response came back."""


class APITimeoutError(APIConnectionError):
    """No complete response came back in time."""


MismatchKind: TypeAlias = Literal["wrong", "missing", "value", "variant", "member"]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One place where a response is not what the document says.

    Args:
        operation: Method and path, as in the document.
        place: The JSON Pointer of the response in the document (RFC 6901).
        path: Where it is in the response (RFC 9535): `$.items[0].id`.
        expected: What the document says, in words.
        got: The type of what came, or "nothing"; a value itself where a list of values was expected.
        kind: A member that is "wrong" or "missing", which to touch is an error, or else a "value", a "variant" or a
            "member" that the document does not list, and that is kept.
    """

    operation: str
    place: str
    path: str
    expected: str
    got: str
    kind: MismatchKind = "wrong"

    def __str__(self) -> str:
        return f"{self.operation}: {self.path} should be {self.expected}, but is {self.got}"


class MismatchError(APIError):
    """A member was touched that is known not to be what the document says."""

    def __init__(self, mismatch: Mismatch) -> None:
        super().__init__(mismatch)
        self.mismatch = mismatch


@dataclass(frozen=True, slots=True)
class Answer:
    """What an error keeps of a response."""

    status_code: int
    headers: Mapping[str, str]
    text: str
    retry_after: float | None = None


class _AnsweredError(APIError):
    """A call that was answered, but not with its result."""

    def __init__(self, message: str, answer: Answer, *details: object) -> None:
        super().__init__(message, answer, *details)
        self._answer = answer

    @property
    def status_code(self) -> int:
        return self._answer.status_code

    @property
    def headers(self) -> Mapping[str, str]:
        """The response's headers, their names in lower case; cookies are left out."""
        return self._answer.headers

    @property
    def request_id(self) -> str | None:
        """The server's name for the request, to quote in a support case."""
        return request_id(self.headers)

    @property
    def response_text(self) -> str:
        """The response's body as text, at most its first 64 KiB."""
        return self._answer.text

    def __str__(self) -> str:
        return str(self.args[0])

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"


class APIResponseError(_AnsweredError):
    """A success that cannot be read: its body or its status is none that the API declares."""


class APIStatusError(_AnsweredError):
    """A response whose status says that the call failed."""

    def __init__(self, message: str, answer: Answer, body: object) -> None:
        super().__init__(message, answer, body)
        self.body = body
        """The body as the type that the API declares for the status, else as JSON, else as text."""

    @property
    def retry_after(self) -> float | None:
        """Seconds after which the server wants to be asked again."""
        return self._answer.retry_after


class ClientError(APIStatusError):
    """4xx: the request cannot be answered as it is."""


class BadRequestError(ClientError):
    """400: the request is malformed or breaks a rule of the API."""


class AuthenticationError(ClientError):
    """401: the credential is missing, wrong or expired."""


class PaymentRequiredError(ClientError):
    """402: the account's balance or plan does not cover the call."""


class PermissionDeniedError(ClientError):
    """403: the credential does not allow the call."""


class NotFoundError(ClientError):
    """404: nothing is there, or not for this credential."""


class ConflictError(ClientError):
    """409: the state of the resource forbids the call."""


class UnprocessableEntityError(ClientError):
    """422: the request is well-formed, but a value in it is not acceptable."""


class RateLimitError(ClientError):
    """429: too many calls; `retry_after` says when to come back."""


class InternalServerError(APIStatusError):
    """5xx: the server failed."""


_ERRORS_BY_STATUS: Mapping[int, type[ClientError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    402: PaymentRequiredError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def request_id(headers: Mapping[str, str]) -> str | None:
    """The server's name for a request, by the response's headers; their names are in lower case."""
    names = ("x-request-id", "request-id", "x-correlation-id")
    return next((headers[name] for name in names if name in headers), None)


def error_for(status_code: int) -> type[APIStatusError]:
    """The class of error that a status stands for; APIStatusError itself below 400."""
    if status_code >= 500:
        return InternalServerError
    if status_code >= 400:
        return _ERRORS_BY_STATUS.get(status_code, ClientError)
    return APIStatusError
