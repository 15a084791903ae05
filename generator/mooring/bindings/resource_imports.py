"""The names that the methods of a resource use → the imports of its module."""

import re

from mooring.bindings.annotations import MODULES_BY_NAME, names
from mooring.bindings.code import Code, identifier
from mooring.bindings.imports import from_import
from mooring.bindings.responses_plan import (
    RESPONSES_RUNTIME,
)
from mooring.bindings.surroundings import (
    models_import,
)
from mooring.bindings.views import MethodView, ResourceView, RunView

_ARGUMENT = re.compile(r"\b\w+:")


RESOURCE_RUNTIME = frozenset(
    (
        *("NOT_GIVEN", "AsyncResource", "File", "NotGiven"),
        *("Operation", "Resource", "Style"),
    )
)


EXTRAS = {
    "_chosen_streams": ("chosen_streams", "events", "streams"),
    "_paging": ("pagination", "paging"),
    "_renames": ("renames",),
    "_runs": ("paging", "runs"),
    "_streams": ("events", "streams"),
}
"""Modules of the runtime by what they are called in generated modules, each with those that it needs."""


CLIENT_NAMES = frozenset(
    (
        *("ApiKey", "AsyncClient", "AsyncHTTPClient", "AsyncTransport", "Basic"),
        *("Bearer", "Changes", "Client", "HTTPClient", "Self", "TYPE_CHECKING"),
        *("Transport", "Unpack", "Hook", "Validation"),
    )
)
"""Names that mean something in the module of the clients."""


RESOURCE_NAMES = RESOURCE_RUNTIME | RESPONSES_RUNTIME | set(MODULES_BY_NAME)
"""Names that mean something in the module of a resource already."""


def used_names(methods: tuple[MethodView, ...]) -> frozenset[str]:
    """The names that methods use, of models and of everything else."""
    operations = [method.operation for method in methods if method.operation]
    heads = [
        text
        for method in methods
        for text in (method.signature, *method.overloads, *method.decorators)
    ]
    # An argument may be called `time`; that is no use of the type.
    signatures = [_ARGUMENT.sub("", head) for head in heads]
    operations += [
        one.statement for one in methods if "_chosen_streams." in one.statement
    ]
    used = {name for text in (*operations, *signatures) for name in names(text)}
    if any(one.overloads for one in methods):
        used.add("typing.overload")
    return frozenset(used)


def run_names(runs: tuple[RunView, ...]) -> frozenset[str]:
    """The names that the methods use which wait until something is done."""
    texts = [
        text
        for one in runs
        for text in (one.arguments, one.run, one.form.signature, *one.fields)
    ]
    return frozenset(name for text in texts for name in names(_ARGUMENT.sub("", text)))


def resource_names(resource: ResourceView) -> frozenset[str]:
    """The names that the methods of a resource use."""
    return used_names(resource.methods) | run_names(resource.runs)


def inside_imports(
    used: frozenset[str], runtime: frozenset[str], models: Code, package: Code
) -> tuple[Code, ...]:
    """The imports from the package itself.

    Args:
        runtime: Names of the runtime, all of which are imported.
        models: What the module of the models is called; it is imported where it is in use.
        package: The way to the package: `.` or `..`.
    """
    lines = [from_import(package + Code("_runtime"), runtime)]
    begins = {name.partition(".")[0] for name in used if "." in name}
    if "_pages" in begins:
        lines.insert(0, Code("from ") + package + Code(" import pages as _pages"))
    if models in begins:
        lines.insert(0, models_import(models, package))
    needed = {module for name in begins for module in EXTRAS.get(name, ())}
    for module in sorted(
        needed & {"pagination", "paging"} if "_paging" in begins else ()
    ):
        lines.append(_runtime_module(package, module))
    for name in ("_chosen_streams", "_renames", "_runs", "_streams"):
        if name in begins:
            lines.append(_runtime_module(package, name[1:]))
    return tuple(lines)


def _runtime_module(package: Code, name: str) -> Code:
    """Brings in a module of the runtime under a name that no argument has."""
    module = identifier(name)
    return (
        Code("from ")
        + package
        + Code("_runtime import ")
        + module
        + Code(" as _")
        + module
    )


def builtin_modules(used: frozenset[str]) -> tuple[str, ...]:
    """The modules that are imported whole, since an argument or a method may be called like something in them."""
    begins = {name.partition(".")[0] for name in used if "." in name}
    return tuple(sorted(begins & {"builtins", "typing"}))
