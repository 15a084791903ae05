"""Handlers that answer by examples, and let in whoever has a credential."""

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import cached_property
from importlib.resources import files
from typing import TypedDict, TypeVar, cast

from fastapi import Request
from pydantic import ValidationError

from ..values import Json, json_bytes
from .application import current_request
from .errors import HTTPError
from .replies import Reply
from .route import Handlers, Route, route_of
from .security import SecurityHandlers

H = TypeVar("H", bound=Handlers)
T = TypeVar("T")
S = TypeVar("S", bound=SecurityHandlers)
_STATUS_BY_RANGE = {
    **{"1XX": 100, "2XX": 200, "3XX": 300, "4XX": 400, "5XX": 500},
    "default": 200,
}


class Answer(TypedDict, total=False):
    """What may be answered under a status: values, of which the first that fits is taken, and headers."""

    values: list[Json]
    headers: dict[str, str]


class Examples:
    """The examples of a package, as its `examples.json` holds them.

    Args:
        module: The name of a module of the package.
    """

    def __init__(self, module: str) -> None:
        self._package = module.rpartition(".")[0]

    def answering(self, handlers: Callable[[], H]) -> H:
        """Handlers that answer by an example whatever the given class leaves open.

        A caller chooses among the declared answers by `Prefer: code=404` (RFC 7240).
        """
        methods = {
            name: self._method(route_of(getattr(handlers, name)))
            for name in _open_methods(handlers)
        }
        return _completed(handlers, methods)

    def answer(self, route: Route, code: str | None) -> Reply:
        """An example of what a route answers.

        Args:
            code: The status that the caller prefers; else the first success that is declared.

        Raises:
            HTTPError: the document declares no such answer.
        """
        answers = self._answers.get(str(route), {})
        key = _chosen(route, answers, code)
        if key is None:
            return Reply(None)
        stated = answers.get(key, {})
        status = int(code or (key if key.isdigit() else _STATUS_BY_RANGE[key]))
        value = _fitting(route, key, stated.get("values", []))
        return Reply(value, status, headers=stated.get("headers", {}))

    @cached_property
    def _answers(self) -> Mapping[str, Mapping[str, Answer]]:
        text = files(self._package).joinpath("examples.json").read_text("utf-8")
        answers: Mapping[str, Mapping[str, Answer]] = json.loads(text)
        return answers

    def _method(self, route: Route) -> Callable[..., Awaitable[object]]:
        async def answered(handlers: Handlers, *path: object, **given: object) -> Reply:
            return self.answer(route, preferred_code(current_request()))

        return answered


def anyone(security: Callable[[], S]) -> S:
    """Security that accepts any credential, as long as there is one."""

    async def accepted(handlers: SecurityHandlers, *credential: object) -> None:
        return

    return _completed(security, dict.fromkeys(_open_methods(security), accepted))


def preferred_code(request: Request) -> str | None:
    """The status that `Prefer: code=404` asks for."""
    for header in request.headers.getlist("prefer"):
        for part in header.replace(";", ",").split(","):
            name, _, value = part.strip().partition("=")
            code = value.strip().strip('"')
            if name.strip().lower() == "code" and len(code) == 3 and code.isdigit():
                return code
    return None


def _open_methods(of: Callable[[], object]) -> frozenset[str]:
    """The methods that a class leaves to its subclasses."""
    names: frozenset[str] = getattr(of, "__abstractmethods__", frozenset[str]())
    return names


def _completed(of: Callable[[], T], methods: Mapping[str, object]) -> T:
    """An instance of a class that has no such methods yet."""
    base = cast(type[T], of)
    made = cast(type[T], type(base.__name__, (base,), dict(methods)))
    return made()


def _chosen(
    route: Route, answers: Mapping[str, Answer], code: str | None
) -> str | None:
    """The key of the answer to give; None where the document declares none at all."""
    if code is None:
        final = [key for key in answers if not key.startswith("1")]
        return next(iter([*route.returns, *final]), None)
    for key in (code, f"{code[0]}XX", "default"):
        if key in route.answers:
            return key
    declared = ", ".join(route.answers) or "none"
    text = f"{route} declares no answer {code}; it declares {declared}."
    raise HTTPError(400, {"detail": text})


def _fitting(route: Route, key: str, values: Sequence[Json]) -> object:
    """The first value that fits what is declared; what a document gives as an example does not always."""
    expected = route.answers[key]()
    if expected is None:
        return None
    if expected is bytes:
        value = values[0] if values else ""
        return value.encode() if isinstance(value, str) else json_bytes(value)
    for value in values:
        try:
            return route.adapter(key).validate_json(json_bytes(value), strict=True)
        except ValidationError:
            continue
    return values[0] if values else None
