"""What a handler gives back as a response."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import Response
from pydantic import ValidationError

from ..values import json_bytes
from .errors import HTTPError
from .route import Route

_JSON = "application/json"
_OCTETS = "application/octet-stream"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer in one of several forms that the document allows.

    Args:
        status_code: The first declared success where it is left out.
        media_type: The usual one of the status where it is left out.
    """

    body: object
    status_code: int | None = None
    media_type: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


class Undeclared(Exception):
    """A handler's answer is none that the document declares."""


def response(route: Route, result: object) -> Response:
    """The response for what a handler returned.

    Raises:
        Undeclared: the document declares no such answer.
    """
    reply = result if isinstance(result, Reply) else Reply(result)
    status_code = reply.status_code or _first_status(route)
    return _response(route, status_code, reply)


def error_response(route: Route, error: HTTPError) -> Response:
    """The response for an error that a handler raised, or that was found in the request."""
    reply = Reply(error.body, headers=error.headers)
    try:
        return _response(route, error.status_code, reply)
    except Undeclared:
        _log.debug("%s answers %s, which is not declared", route, error.status_code)
        content = b"" if error.body is None else json_bytes(error.body)
        return Response(content, error.status_code, {**error.headers}, _JSON)


def _first_status(route: Route) -> int:
    if not route.returns:
        return 200
    status = next(iter(route.returns))
    return int(status) if status.isdigit() else 200


def _response(route: Route, status_code: int, reply: Reply) -> Response:
    keys = (str(status_code), f"{status_code // 100}XX", "default")
    key = next((key for key in keys if key in route.answers), None)
    if key is None:
        if not route.answers:
            return Response(b"", status_code, {**reply.headers})
        raise Undeclared(f"{route} declares no status {status_code}")
    expected = route.answers[key]()
    produced = route.produces.get(key, (_JSON,))
    media_type = reply.media_type or produced[0]
    if expected is None:
        return Response(b"", status_code, {**reply.headers})
    if expected is bytes and isinstance(reply.body, bytes | str):
        content = reply.body if isinstance(reply.body, bytes) else reply.body.encode()
    else:
        content = _content(route, key, reply.body, media_type)
    shown = _OCTETS if "*" in media_type else media_type
    return Response(content, status_code, {**reply.headers}, shown)


def _content(route: Route, key: str, body: object, media_type: str) -> bytes:
    try:
        value = route.adapter(key).validate_python(body)
    except ValidationError as error:
        raise Undeclared(
            f"{route} does not declare this body for {key}: {error}"
        ) from error
    if isinstance(value, str) and media_type.startswith("text/"):
        return value.encode()
    return json_bytes(value)
