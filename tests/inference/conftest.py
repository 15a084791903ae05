"""Packages of the recorded cases with what is certain of them, on disk and importable."""

import asyncio
import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from mooring import bindings, inference, sources
from mooring.model import Api
from mooring.spec import parse

from ..generated.loopback import Recorder, serving
from .service import application
from .test_cases import CASES

TEMPLATES = Path(__file__).parents[2] / "templates"


def write_package(api: Api, folder: Path) -> None:
    """The package of an API with everything that is certain of it."""
    settings = bindings.Settings(
        package=folder.name,
        document=folder.name,
        environment=folder.name.upper(),
        conducts=inference.certain(api),
    )
    for path, text in bindings.generate(api, settings, TEMPLATES).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def case(name: str) -> Api:
    document = (CASES / name / "openapi.yaml").read_bytes()
    return parse(sources.read("openapi.yaml", document))


@pytest.fixture(scope="session")
def inferred_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with `inferred_<case>` for each case."""
    folder = tmp_path_factory.mktemp("inferred")
    for path in CASES.glob("*/openapi.yaml"):
        name = path.parent.name
        write_package(case(name), folder / f"inferred_{name}")
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


@pytest.fixture
def package(inferred_site: Path) -> Callable[[str], ModuleType]:
    return lambda name: importlib.import_module(f"inferred_{name}")


@pytest.fixture(scope="session")
def running() -> Iterator[Recorder]:
    with serving(application) as recorder:
        yield recorder


@pytest.fixture
def server(running: Recorder) -> Recorder:
    """The service, with nothing heard yet."""
    running.heard.clear()
    running.answers.clear()
    return running


def in_both_ways(
    module: ModuleType,
    url: str,
    blocking: Callable[[Any], Any],
    waiting: Callable[[Any], Any],
) -> list[Any]:
    """What both clients make of it: `blocking` is given one, `waiting` the other."""

    async def run() -> Any:
        async with module.AsyncClient(base_url=url, max_retries=0) as client:
            return await waiting(client)

    with module.Client(base_url=url, max_retries=0) as client:
        return [blocking(client), asyncio.run(run())]
