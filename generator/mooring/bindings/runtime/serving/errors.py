"""Errors that a handler may raise, and what is said of a request that does not fit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pydantic import ValidationError

from ..values import Json
from .route import Route


class HTTPError(Exception):
    """An answer that is an error: its status, its body as the document declares it, and headers."""

    def __init__(
        self, status_code: int, body: object, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(status_code, body, headers)
        self.status_code = status_code
        self.body = body
        self.headers = headers or {}

    def __str__(self) -> str:
        return f"{self.status_code}: {self.body!r}"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong with a request: where, and what."""

    place: tuple[str | int, ...]
    message: str
    kind: str = "value_error"

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.place))}: {self.message}"


@dataclass(slots=True)
class Refusal(Exception):
    """The request does not fit what the document declares."""

    flaws: Sequence[Flaw]
    status_code: int = field(default=422)


def flaws(error: ValidationError, *place: str | int) -> list[Flaw]:
    """What pydantic says, without the values."""
    return [
        Flaw((*place, *one["loc"]), one["msg"], one["type"])
        for one in error.errors(
            include_url=False, include_context=False, include_input=False
        )
    ]


def refused(route: Route, status_code: int, found: Sequence[Flaw]) -> HTTPError:
    """The declared error for a request that is turned away.

    Its body says what is wrong in the terms of the type that the document declares; where it declares none,
    or one that none of the usual forms fits, in those of FastAPI.
    """
    wanted = (str(status_code), *(("400", "422") if status_code in (400, 422) else ()))
    keys = (*wanted, f"{status_code // 100}XX", "default")
    for key in (key for key in keys if key in route.raises):
        stated = int(key) if key.isdigit() else status_code
        if route.raises[key]() is None:
            return HTTPError(stated, None)
        for body in _bodies(stated, found):
            try:
                adapter = route.adapter(key)
                return HTTPError(stated, adapter.validate_python(body))
            except ValidationError:
                continue
    return HTTPError(status_code, next(_bodies(status_code, found)))


def _bodies(status: int, found: Sequence[Flaw]) -> Iterator[Json]:
    """What is wrong, in the forms that APIs use (FastAPI's, RFC 9457, and others)."""
    text = "; ".join(map(str, found))
    detail: list[Json] = [
        {"loc": list(flaw.place), "msg": flaw.message, "type": flaw.kind}
        for flaw in found
    ]
    code = "invalid_request" if status != 401 else "unauthorized"
    everything: dict[str, Json] = {
        **dict.fromkeys(("message", "detail", "title", "error", "description"), text),
        **dict.fromkeys(("error_message", "reason", "summary"), text),
        **dict.fromkeys(("type", "code", "name"), code),
        **dict.fromkeys(("status", "status_code", "statusCode"), status),
    }
    yield {"detail": detail}
    yield from detail[:1]
    yield {"detail": text}
    yield {"message": text}
    yield {"error": text}
    yield {"errors": [text]}
    yield {"errors": [everything]}
    yield everything
    yield {**everything, "status": str(status), "code": status}
    yield {**everything, "status": str(status), "errors": [everything]}
    yield {**everything, "errors": [text], "code": status}
    yield {"error": everything}
    yield {"error": {**everything, "code": status}}
    yield {"error": code, "message": text, "code": status}
    yield text
