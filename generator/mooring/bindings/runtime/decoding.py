"""Responses as results and as errors."""

import re
from dataclasses import dataclass, replace
from functools import cache
from http import HTTPStatus
from typing import Generic, Literal, TypeAlias, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import SchemaValidator, from_json

from .errors import Answer, APIResponseError, APIStatusError, Mismatch, error_for
from .exactness import exact_type
from .leniency import lenient
from .misfits import named, unmark
from .operation import Operation, Result, Types
from .reading import Received
from .retries import retry_after
from .values import Json, refuse_constants
from .variants import RECEIVED

_TEXT_LIMIT = 64 * 1024
_DETAIL_LIMIT = 200
_MISFIT_LIMIT = 600
_BLOT = "[redacted]"
_COOKIES = frozenset({"set-cookie", "set-cookie2"})


Validation: TypeAlias = Literal["strict", "report", "off"]


@dataclass(frozen=True, slots=True)
class Reading(Generic[Result]):
    """What a response means, by which of the document's responses, and where it does not fit."""

    value: Result
    status: str
    mismatches: tuple[Mismatch, ...] = ()


def decoded(
    operation: Operation[Result],
    received: Received,
    address: str,
    *,
    secrets: tuple[str, ...],
    validation: Validation,
) -> Reading[Result]:
    """The result that a response stands for; an error that echoes a secret does not pass it on.

    Raises:
        APIStatusError: the status says that the call failed, or the response redirects.
        APIResponseError: the response is a success that cannot be read.
    """
    key = declared(operation, received.status_code)
    try:
        if key is not None:
            return cast(Reading[Result], _success(operation, key, received, validation))
        if 200 <= received.status_code < 300:
            raise _Misfit("has a status that the API does not declare")
    except _Misfit as misfit:
        what = _line(_without(secrets, str(misfit)), limit=_MISFIT_LIMIT)
        message = f"{operation.method} {address}: {_status(received)}, but the response {what}."
        raise APIResponseError(message, _answer(_blotted(received, secrets))) from None
    raise _failure(operation, _blotted(received, secrets), address)


def declared(operation: Operation[object], status_code: int) -> str | None:
    """The key under which the operation declares a result for a status; errors may be one, but not by default."""
    keys = _keys(status_code)
    return _first(operation.returns, keys if 200 <= status_code < 300 else keys[:-1])


class _Misfit(Exception):
    """The response is not what the operation declares; the text continues a sentence about it."""


def _keys(status_code: int) -> tuple[str, ...]:
    """The names under which a status may be declared, the most specific first."""
    return str(status_code), f"{status_code // 100}XX", "default"


def _first(types_by_status: Types, keys: tuple[str, ...]) -> str | None:
    return next((key for key in keys if key in types_by_status), None)


@cache
def _result_type(operation: Operation[object], key: str) -> TypeAdapter[object]:
    return exact_type(operation.returns[key]())


@cache
def _text_type(operation: Operation[object], key: str) -> TypeAdapter[object]:
    return TypeAdapter(cast(type[object], operation.returns[key]()))


@cache
def _error_type(operation: Operation[object], key: str) -> TypeAdapter[object]:
    return exact_type(operation.raises[key]())


@cache
def _lenient_type(operation: Operation[object], key: str) -> SchemaValidator:
    return lenient(_result_type(operation, key))


def _success(
    operation: Operation[object], key: str, received: Received, validation: Validation
) -> Reading[object]:
    expected = operation.returns[key]()
    media_type = received.media_type
    if expected is None:
        return Reading(None, key)
    if received.problem is not None:
        raise _Misfit(received.problem)
    if media_type == "text/html" and not _accepts(operation, media_type):
        raise _Misfit("is an HTML page")
    if expected is bytes:
        return Reading(received.content, key)
    try:
        is_text = media_type.startswith("text/") and not _is_json(media_type)
        if is_text and _accepts(operation, media_type):
            text = _text_type(operation, key).validate_python(_text(received))
            return Reading(text, key)
        if not _is_json(media_type):
            raise _Misfit(f"is {media_type}, not JSON")
        refuse_constants(received.content)
        type_ = _result_type(operation, key)
        return Reading(type_.validate_json(received.content, context=RECEIVED), key)
    except ValidationError as error:
        if validation != "strict":
            return _as_far_as_it_fits(operation, key, received, validation, error)
        raise _Misfit(_errors(error)) from None
    except ValueError as error:
        raise _Misfit(f"is no JSON: {error}") from None


def _as_far_as_it_fits(
    operation: Operation[object],
    key: str,
    received: Received,
    validation: Validation,
    strict_error: ValidationError,
) -> Reading[object]:
    """The best value there is; what does not fit as a whole has none."""
    type_ = _lenient_type(operation, key)
    try:
        value: object = type_.validate_json(received.content, context=RECEIVED)
    except ValidationError:
        raise _Misfit(_errors(strict_error)) from None
    if validation == "off":
        unmark(value)
        return Reading(value, key)
    return Reading(value, key, named(value, operation, key))


def _is_json(media_type: str) -> bool:
    """Whether it says JSON (RFC 6839, section 3.1), or nothing at all."""
    return media_type in ("", "application/json", "text/json") or media_type.endswith(
        "+json"
    )


def _accepts(operation: Operation[object], media_type: str) -> bool:
    ranges = {
        part.partition(";")[0].strip().lower() for part in operation.accept.split(",")
    }
    return not ranges.isdisjoint(
        {media_type, media_type.partition("/")[0] + "/*", "*/*"}
    )


def _errors(error: ValidationError) -> str:
    """The first three of the errors, without the values."""
    errors = error.errors(include_url=False, include_context=False, include_input=False)
    lines = [
        f"{'.'.join(map(str, each['loc'])) or 'the whole'}: {each['msg']}"
        for each in errors[:3]
    ]
    more = f" (and {len(errors) - 3} more)" if len(errors) > 3 else ""
    return f"does not fit: {'; '.join(lines)}{more}"


def _text(received: Received) -> str:
    charset = re.search(
        r"charset=\"?([\w.:-]+)",
        received.headers.get("content-type", ""),
        re.IGNORECASE,
    )
    try:
        return received.content.decode(
            charset[1] if charset else "utf-8", errors="replace"
        )
    except LookupError:
        return received.content.decode(errors="replace")


def _failure(
    operation: Operation[object], received: Received, address: str
) -> APIStatusError:
    try:
        body = _error_body(operation, received)
        detail = _detail(from_json(received.content))
    except ValueError:
        body, detail = _text(received)[:_TEXT_LIMIT], None
    if "location" in received.headers and received.status_code < 400:
        detail = "the redirect is not followed, since it leads to another place or would repeat the request"
    message = f"{operation.method} {address}: {_status(received)}"
    error_class = error_for(received.status_code)
    return error_class(
        f"{message}: {detail}" if detail else message, _answer(received), body
    )


def _error_body(operation: Operation[object], received: Received) -> object:
    key = _first(operation.raises, _keys(received.status_code))
    if key is not None and operation.raises[key]() is not None:
        try:
            return _error_type(operation, key).validate_json(
                received.content, context=RECEIVED
            )
        except ValueError:
            pass
    return from_json(received.content)


def _detail(body: Json) -> str | None:
    """The sentence that says what is wrong, in the usual places (RFC 9457, and what frameworks do)."""
    match body:
        case (
            {"detail": str(detail)}
            | {"detail": [{"msg": str(detail)}, *_]}
            | {"message": str(detail)}
            | {"error": str(detail)}
            | {"error": {"message": str(detail)}}
            | {"title": str(detail)}
        ):
            return _line(detail, limit=_DETAIL_LIMIT)
        case _:
            return None


def _line(text: str, *, limit: int) -> str:
    """A server's words as one line that no terminal takes for commands."""
    line = "".join(
        character if character.isprintable() else " " for character in text[: 2 * limit]
    )
    return " ".join(line.split())[:limit]


def _status(received: Received) -> str:
    try:
        return f"{received.status_code} {HTTPStatus(received.status_code).phrase}"
    except ValueError:
        return str(received.status_code)


def _answer(received: Received) -> Answer:
    headers = {
        name: value for name, value in received.headers.items() if name not in _COOKIES
    }
    return Answer(
        received.status_code,
        headers,
        _text(received)[:_TEXT_LIMIT],
        retry_after(received.headers),
    )


def _blotted(received: Received, secrets: tuple[str, ...]) -> Received:
    content = received.content
    for secret in secrets:
        content = content.replace(secret.encode(), _BLOT.encode())
    headers = {
        name: _without(secrets, value) for name, value in received.headers.items()
    }
    return replace(received, content=content, headers=headers)


def _without(secrets: tuple[str, ...], text: str) -> str:
    for secret in secrets:
        text = text.replace(secret, _BLOT)
    return text
