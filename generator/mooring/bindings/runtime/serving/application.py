"""The application: FastAPI's own, with a route for each operation."""

import json
import logging
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from importlib.resources import files
from typing import Any, Final
from urllib.parse import quote

from fastapi import Depends, FastAPI, Request, Response
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from starlette.routing import Match
from starlette.types import Scope

from .errors import HTTPError, Refusal, refused
from .replies import Undeclared, error_response, response
from .requests import arguments
from .route import Endpoint, Handlers, Route, endpoints
from .security import Guard, SecurityHandlers

_VARIABLE: Final = re.compile(r"\{([^{}]+)\}")
_BEGINNINGS: Final[Mapping[str | None, str]] = {
    "label": r"(\.[^/]*?)",
    "matrix": "(;[^/]*?)",
}
"""Styles whose values tell where they begin, even right behind another."""
_SAFE_IN_PATHS = "/:@!$&'()*+,;=-._~%"
_log = logging.getLogger(__name__)
_current: ContextVar[Request] = ContextVar("current request")


def current_request() -> Request:
    """The request that the handler which asks is answering.

    Raises:
        LookupError: none is being answered.
    """
    return _current.get()


def application(
    module: str,
    title: str,
    version: str,
    handlers: Sequence[Handlers],
    security: SecurityHandlers | None = None,
) -> FastAPI:
    """An application that answers operations as the document declares them.

    Args:
        module: The name of a module of the package that holds the document, which `/docs` shows.
    """
    app = FastAPI(title=title, version=version)
    routes = [
        route
        for one in handlers
        for endpoint in endpoints(one)
        for route in _routes(endpoint, security)
    ]
    ordered = sorted(routes, key=_specificity)
    app.router.routes.extend(ordered)
    app.add_exception_handler(HTTPError, _turned_away)

    def document() -> dict[str, Any]:
        package = module.rpartition(".")[0]
        text = files(package).joinpath("openapi.json").read_text("utf-8")
        stated: dict[str, Any] = json.loads(text)
        return stated

    # FastAPI would write a document of its own, from what it knows.
    setattr(app, "openapi", document)
    return app


class OperationRoute(APIRoute):
    """The route of one operation; what stands in its path is compared before it is decoded."""

    def __init__(
        self,
        route: Route,
        endpoint: Callable[[Request], Awaitable[Response]],
        usual: Mapping[str, str],
        dependencies: Sequence[Any],
    ) -> None:
        super().__init__(
            "/",
            endpoint,
            methods=[route.method],
            name=str(route),
            response_model=None,
            include_in_schema=False,
            dependencies=dependencies,
        )
        self.path = self.path_format = route.path
        self.operation = route
        self.usual = usual
        self.path_regex, self._names = _compiled(route)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether a request is for this operation, and what its path says."""
        if scope["type"] != "http":
            return Match.NONE, {}
        found = self.path_regex.fullmatch(_path(scope))
        if found is None:
            return Match.NONE, {}
        variables = dict(zip(self._names, found.groups(), strict=True))
        if any(variables.get(name) != text for name, text in self.usual.items()):
            return Match.NONE, {}
        child: dict[str, Any] = {
            "endpoint": self.endpoint,
            "path_params": variables,
            "route": self,
        }
        is_meant = scope["method"] in (self.methods or ())
        return (Match.FULL if is_meant else Match.PARTIAL), child


def _routes(
    endpoint: Endpoint, security: SecurityHandlers | None
) -> Iterator[OperationRoute]:
    """The route of an operation, and before it the one of its usual address, if only that tells it from another."""
    route, answer = endpoint.route, _answering(endpoint)
    guard = [Depends(Guard(route, security))]
    if route.usual:
        yield OperationRoute(route, answer, route.usual, guard)
    yield OperationRoute(route, answer, {}, guard)


def _answering(endpoint: Endpoint) -> Callable[[Request], Awaitable[Response]]:
    """What answers the requests for an operation."""
    route = endpoint.route

    async def answer(request: Request) -> Response:
        token = _current.set(request)
        try:
            taken = await arguments(endpoint, request, request.path_params)
            return response(route, await endpoint.handler(**taken))
        except Refusal as refusal:
            error = refused(route, refusal.status_code, refusal.flaws)
            return error_response(route, error)
        except HTTPError as error:
            return error_response(route, error)
        except Undeclared as error:
            _log.error("%s", error)
            return JSONResponse({"detail": "Internal Server Error"}, 500)
        finally:
            _current.reset(token)

    return answer


async def _turned_away(request: Request, error: Exception) -> Response:
    """The response for an error of a dependency, such as a credential that is missing."""
    assert isinstance(error, HTTPError)
    route: object = request.scope.get("route")
    if isinstance(route, OperationRoute):
        return error_response(route.operation, error)
    return JSONResponse({"detail": str(error)}, error.status_code)


def _specificity(route: OperationRoute) -> tuple[tuple[int, ...], bool, bool]:
    """Concrete paths come before templated ones (OpenAPI 3.1, Path Templating Matching); of equal ones, those that say what is usual."""
    path, _, fragment = route.operation.path.partition("#")
    parts = tuple(
        2 if _VARIABLE.fullmatch(part) else 1 if "{" in part else 0
        for part in path.split("/")
    )
    return parts, not route.usual, bool(fragment)


def _compiled(route: Route) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The pattern of a path as it travels, and the names of its variables."""
    pieces = _VARIABLE.split(route.path.partition("#")[0])
    literals = [re.escape(quote(one, safe=_SAFE_IN_PATHS)) for one in pieces[::2]]
    names = tuple(pieces[1::2])
    variables = [*(_BEGINNINGS.get(_style(route, name), "([^/]+?)") for name in names)]
    parts = zip(literals, [*variables, ""], strict=True)
    return re.compile("".join(part for pair in parts for part in pair)), names


def _style(route: Route, name: str) -> str | None:
    style = route.styles.get(name)
    return None if style is None else style.name


def _path(scope: Mapping[str, Any]) -> str:
    """The path of a request, still encoded, below where the application is mounted."""
    raw: bytes | None = scope.get("raw_path")
    path = raw.decode("latin-1") if raw else quote(scope["path"], safe=_SAFE_IN_PATHS)
    root: str = scope.get("root_path", "")
    return path.removeprefix(root)
