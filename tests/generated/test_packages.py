"""What a generated package consists of."""

import importlib
import inspect
import pkgutil
import subprocess
import sys
from collections.abc import Callable
from enum import Enum
from functools import cached_property
from pathlib import Path
from types import ModuleType

import browser_use_cloud
import pytest
from pydantic import BaseModel, TypeAdapter

FOLDER = Path(browser_use_cloud.__file__).parent
DOCUMENTS = {
    "v1": "browser-use/v1@2025-07-29",
    "v2": "browser-use/v2@2026-03-10",
    "v3": "browser-use/v3@2026-03-10",
}


def test_every_module_imports(package: ModuleType) -> None:
    names = [
        name
        for _, name, _ in pkgutil.walk_packages(
            package.__path__, f"{package.__name__}."
        )
    ]
    assert f"{package.__name__}.models" in names
    for name in names:
        importlib.import_module(name)


def test_every_class_of_the_models_can_be_built(package: ModuleType) -> None:
    classes = _own_classes(package.models)
    models = [one for one in classes if issubclass(one, BaseModel)]
    assert models
    for model in models:
        TypeAdapter(model)
        # Deferred building hides a name that does not resolve until the first use.
        assert model.model_rebuild(force=True)
        assert model.model_json_schema()


def test_every_class_of_the_models_is_a_model_or_an_open_enumeration(
    package: ModuleType,
) -> None:
    assert all(
        issubclass(one, BaseModel | Enum) for one in _own_classes(package.models)
    )


def test_the_public_names_are_there(package: ModuleType) -> None:
    assert package.__all__ == [
        *("AsyncClient", "Client", "errors", "hooks", "mismatches", "models")
    ]
    for module in (package, package.errors):
        assert [name for name in module.__all__ if not hasattr(module, name)] == []


def test_the_package_names_the_revision_it_was_written_from(
    package: ModuleType,
) -> None:
    version = package.__name__.rpartition(".")[2]
    assert package.__document__ == DOCUMENTS[version]


@pytest.mark.parametrize("name", ["Client", "AsyncClient"])
def test_a_client_takes_a_key_an_address_and_how_to_call(
    package: ModuleType, name: str
) -> None:
    parameters = inspect.signature(getattr(package, name)).parameters
    assert list(parameters) == [
        "api_key",
        "base_url",
        "timeout",
        "max_retries",
        "validation",
        "hooks",
        "http_client",
    ]
    assert {one.kind for one in parameters.values()} == {inspect.Parameter.KEYWORD_ONLY}


def test_both_clients_have_the_same_methods(package: ModuleType) -> None:
    blocking: object = package.Client(base_url="http://localhost")
    waiting: object = package.AsyncClient(base_url="http://localhost")
    resources = {
        name
        for name, member in inspect.getmembers_static(type(blocking))
        if isinstance(member, cached_property)
    }
    assert resources
    for resource in resources:
        one, other = getattr(blocking, resource), getattr(waiting, resource)
        assert _methods(one).keys() == _methods(other).keys() != set()
        for name, method in _methods(one).items():
            twin = _methods(other)[name]
            assert inspect.signature(method) == inspect.signature(twin)
            assert inspect.iscoroutinefunction(twin)
            assert method.__doc__ == twin.__doc__


def test_the_package_says_that_it_is_typed() -> None:
    assert (FOLDER / "py.typed").exists()
    assert all((FOLDER / version / "py.typed").exists() for version in DOCUMENTS)


def test_the_packages_are_laid_out_as_black_would() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "black", "--check", "-l", "88", str(FOLDER)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr


def test_importing_the_package_leaves_the_generator_alone() -> None:
    program = (
        "import sys; import browser_use_cloud.v2; "
        "print([name for name in sys.modules if name.split('.')[0] in "
        "('mooring', 'jinja2', 'black', 'datamodel_code_generator', 'yaml')])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(FOLDER.parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "[]"


def _own_classes(module: ModuleType) -> list[type]:
    return [
        one
        for one in vars(module).values()
        if isinstance(one, type) and one.__module__ == module.__name__
    ]


def _methods(resource: object) -> dict[str, Callable[..., object]]:
    return {
        name: method
        for name, method in vars(type(resource)).items()
        if callable(method) and not name.startswith("_")
    }
