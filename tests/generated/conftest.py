"""A running service, and both kinds of client for each version of it."""

import asyncio
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest
from browser_use_cloud import v1, v2, v3

from .loopback import Recorder, serving
from .service import KEY, application

PACKAGES = {"v1": v1, "v2": v2, "v3": v3}
Call = Callable[..., Any]


@pytest.fixture(scope="session")
def running() -> Iterator[Recorder]:
    with serving(application) as recorder:
        yield recorder


@pytest.fixture
def service(running: Recorder, monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """The service, with nothing heard yet and no settings of the developer's own around it."""
    for name in ("BROWSER_USE_API_KEY", "BROWSER_USE_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    running.heard.clear()
    running.answers.clear()
    return running


@pytest.fixture(params=["blocking", "async"])
def call(request: pytest.FixtureRequest, service: Recorder) -> Call:
    """Calls a method by its dotted name on a client of its own: `call("v2", "tasks.create", task="…")`."""

    def options(version: str, given: dict[str, Any] | None) -> dict[str, Any]:
        own = {"api_key": KEY, "base_url": f"{service.url}/{version}"}
        return own | {"max_retries": 0} | (given or {})

    def blocking(
        version: str,
        method: str,
        client: dict[str, Any] | None = None,
        **arguments: Any,
    ) -> Any:
        with PACKAGES[version].Client(**options(version, client)) as own:
            return _found(own, method)(**arguments)

    async def waiting(
        version: str,
        method: str,
        client: dict[str, Any] | None = None,
        **arguments: Any,
    ) -> Any:
        async with PACKAGES[version].AsyncClient(**options(version, client)) as own:
            return await _found(own, method)(**arguments)

    if request.param == "blocking":
        return blocking
    return lambda *positional, **named: asyncio.run(waiting(*positional, **named))


@pytest.fixture(params=list(PACKAGES))
def package(request: pytest.FixtureRequest) -> ModuleType:
    return PACKAGES[request.param]


def _found(client: Any, method: str) -> Any:
    for part in method.split("."):
        client = getattr(client, part)
    return client
