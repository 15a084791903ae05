"""Api → the files of a Python package.

python               text of Python source: safe, laid out, and named
schemas              what each schema is in Python, and what Python cannot say of it
names                what everything is called
types                the Python type of every member and argument
examples             a value for every schema
operations           what an operation is, for whoever calls it or answers it
models               classes, and the modules that they stand in
client               the views of a client
server               the same for a package that answers instead of calling
distribution         what makes a package one that can be published
groundwork           what every package begins with: names, and modules of models
plan                 everything that a client package prints, decided in one pass
recollection, memory what an earlier run decided, as far as it still holds
faults, ledger       what the bindings hold less of than the document
surface              what callers see of all that
settings             what the author of the bindings decides
views, render        what the templates see, and the files that they become
runtime, runtime_modules  copied into packages as it stands, and which of it each takes

The rooms import one way, which `tests/test_architecture.py` holds.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from mooring.bindings.settings import Settings

if TYPE_CHECKING:
    from mooring.bindings.memory import Memory
    from mooring.model import Api, Operation
    from mooring.surface import Surface

__all__ = [
    "Settings",
    "class_names",
    "generate",
    "generate_distribution",
    "generate_namespace",
    "generate_server",
    "secret_arguments",
    "spoken_names",
    "surface_of",
]


# What generates is imported once something is to be generated: a command that finds all as it should be needs none of it.
def generate(
    api: "Api",
    settings: Settings,
    templates: Path,
    overrides: Path | None = None,
    memory: "Memory | None" = None,
) -> dict[str, str]:
    """The files of the client package of `api`, by their path in it.

    Args:
        templates: The folder of Mooring's own templates.
        overrides: A folder whose templates take the place of those with the same path.
        memory: Where what an earlier run decided lies, for a package of which little has changed.
    """
    from mooring.bindings.plan import plan
    from mooring.bindings.render import render

    return render(plan(api, settings, memory), templates, overrides)


def generate_server(
    api: "Api", settings: Settings, templates: Path, overrides: Path | None = None
) -> dict[str, str]:
    """The files of the server package of `api`, by their path in it.

    Args:
        templates: The folder of Mooring's own templates.
        overrides: A folder whose templates take the place of those with the same path.
    """
    from mooring.bindings.operations.opaque import with_opaque_answers
    from mooring.bindings.server.example_plan import example_answers
    from mooring.bindings.server.plan import server_plan
    from mooring.bindings.server.render import render_server

    files = render_server(server_plan(api, settings), templates, overrides)
    return {**files, "examples.json": example_answers(with_opaque_answers(api))}


def generate_distribution(
    api: "Api",
    settings: Settings,
    module: str,
    version: str,
    templates: Path,
    overrides: Path | None = None,
) -> dict[str, str]:
    """The files of a distribution with the client package of `api` in it, by their path.

    Args:
        module: The name under which the package is imported.
        version: Of the distribution (PEP 440).
        templates: The folder of Mooring's own templates.
        overrides: A folder whose templates take the place of those with the same path.
    """
    from mooring.bindings.distribution.plan import distribution_view
    from mooring.bindings.distribution.render import render_distribution

    package = generate(api, settings, templates, overrides)
    view, calls = distribution_view(api, settings, module, version)
    return render_distribution(view, module, package, calls, templates, overrides)


def secret_arguments(api: "Api", settings: Settings) -> tuple[str, ...]:
    """The arguments through which the client of `api` takes its secrets."""
    from mooring.bindings.operations.credentials import credential_plans

    plans = credential_plans(api, settings.environment)
    return tuple(str(one.argument) for plan in plans for one in plan.secrets)


def spoken_names(
    operations: "tuple[Operation, ...]", overrides: Mapping[str, str]
) -> dict[str, str]:
    """What callers say for each operation (`tasks.create`), by its method and path."""
    from mooring.bindings.names.operation_names import operation_names

    names = operation_names(operations, overrides)
    return {str(one): str(names[one.key]) for one in operations}


def surface_of(api: "Api", settings: Settings) -> "Surface":
    """What callers see of the package of `api`."""
    from mooring.bindings.surface import surface

    return surface(api, settings)


def class_names(api: "Api", settings: Settings) -> Mapping[str, str]:
    """The class of every schema that has one, by the schema's key."""
    from mooring.bindings.groundwork import named_classes

    return named_classes(api, settings)


def generate_namespace(
    name: str, versions: list[str], templates: Path, overrides: Path | None = None
) -> dict[str, str]:
    """The files of the package that holds one package a version."""
    from mooring.bindings.render import render_namespace

    return render_namespace(name, versions, templates, overrides)
