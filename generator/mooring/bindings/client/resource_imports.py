"""The names that the methods of a resource use → the imports of its module."""

import re

from mooring.bindings.python.annotations import MODULES_BY_NAME, names
from mooring.bindings.python.code import Code, identifier
from mooring.bindings.client.responses_plan import RESPONSES_RUNTIME
from mooring.bindings.runtime_modules import runtime_imports
from mooring.bindings.operations.surroundings import models_import
from mooring.bindings.views import MethodView, RunView

_ARGUMENT = re.compile(r"\b\w+:")


RESOURCE_RUNTIME = frozenset(
    (
        *("NOT_GIVEN", "AsyncResource", "File", "NotGiven"),
        *("Operation", "Resource", "Style"),
    )
)


RUNTIME_MODULES = {
    "_chosen_streams": ("chosen_streams",),
    "_paging": ("pagination", "paging"),
    "_renames": ("renames",),
    "_runs": ("runs",),
    "_streams": ("streams",),
}
"""Modules of the runtime that come whole, by what the methods that need them mention."""


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


def inside_imports(
    used: frozenset[str], runtime: frozenset[str], models: Code, package: Code
) -> tuple[Code, ...]:
    """The imports from the package itself.

    Args:
        runtime: Names of the runtime, all of which are imported.
        models: What the module of the models is called; it is imported where it is in use.
        package: The way to the package: `.` or `..`.
    """
    begins = {name.partition(".")[0] for name in used if "." in name}
    lines = list[Code]()
    if models in begins:
        lines.append(models_import(models, package))
    if "_pages" in begins:
        lines.append(Code("from ") + package + Code(" import pages as _pages"))
    for name in RUNTIME_MODULES:
        if name in begins:
            lines += [_runtime_module(package, one) for one in RUNTIME_MODULES[name]]
    return (*lines, *runtime_imports(package, runtime))


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
