"""The runtime on both HTTP libraries, blocking and not, and a server for it."""

import asyncio
import importlib
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import mooring.bindings.runtime as runtime_on_httpx2

from .loopback import Server, listening

Caller = Callable[..., Any]

SECRET = "k-very-secret"


@pytest.fixture
def server() -> Iterator[Server]:
    with listening() as script:
        yield script


@pytest.fixture(scope="session")
def runtime_on_httpx(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """The runtime as it is copied into a package, imported as if httpx2 were not installed."""
    package = tmp_path_factory.mktemp("site") / "someones_package"
    source = Path(runtime_on_httpx2.__file__).parent
    shutil.copytree(
        source, package / "_runtime", ignore=shutil.ignore_patterns("__pycache__")
    )
    (package / "__init__.py").touch()
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(package.parent)
        patch.setitem(sys.modules, "httpx2", None)
        return importlib.import_module("someones_package._runtime")


@pytest.fixture(params=["httpx2", "httpx"])
def runtime(request: pytest.FixtureRequest) -> Any:
    return (
        runtime_on_httpx2
        if request.param == "httpx2"
        else request.getfixturevalue("runtime_on_httpx")
    )


@pytest.fixture(params=["blocking", "async"])
def call(request: pytest.FixtureRequest, runtime: Any) -> Caller:
    """Sends one operation with a transport of its own: `call(url, operation, {options}, **arguments)`."""

    def blocking(
        url: str,
        operation: object,
        options: dict[str, Any] | None = None,
        **arguments: Any,
    ) -> Any:
        with runtime.Transport(url, **(options or {})) as transport:
            return transport.send(operation, **arguments)

    async def waiting(
        url: str,
        operation: object,
        options: dict[str, Any] | None = None,
        **arguments: Any,
    ) -> Any:
        async with runtime.AsyncTransport(url, **(options or {})) as transport:
            return await transport.send(operation, **arguments)

    if request.param == "blocking":
        return blocking
    return lambda *positional, **named: asyncio.run(waiting(*positional, **named))


@pytest.fixture
def read(runtime: Any) -> Any:
    return runtime.Operation("GET", "/tasks", returns={"200": lambda: object})


@pytest.fixture
def write(runtime: Any) -> Any:
    return runtime.Operation(
        "POST", "/tasks", returns={"200": lambda: object}, nullable=("startUrl",)
    )
