"""Methods → the view of the module that they stand in, or of the modules that they are divided among."""

from collections.abc import Mapping
from dataclasses import replace

from mooring.bindings.client.resource_imports import (
    RESOURCE_RUNTIME,
    builtin_modules,
    inside_imports,
    run_names,
    used_names,
)
from mooring.bindings.client.responses_plan import (
    ATTRIBUTES_RUNTIME,
    RESPONSES_RUNTIME,
    inherited_modes_view,
    modes_view,
)
from mooring.bindings.operations.surroundings import Surroundings
from mooring.bindings.python.code import Code, identifier
from mooring.bindings.python.docstrings import documentation
from mooring.bindings.python.identifiers import class_name, words
from mooring.bindings.python.imports import from_import, outside_imports
from mooring.bindings.python.layout import Group, lay_out, settled
from mooring.bindings.runtime_modules import runtime_imports
from mooring.bindings.views import MethodView, ResourceView, RunView


def resource_module(
    path: str,
    own_name: str,
    methods: Mapping[str, MethodView],
    runs: tuple[RunView, ...],
    models: Code,
    text: str,
    class_text: str,
    *,
    is_part: bool = False,
) -> ResourceView:
    """A module with two classes that have the methods.

    Args:
        is_part: Another class inherits them, and is what people use.
    """
    views = tuple(methods.values())
    used = used_names(views) | run_names(runs)
    runtime = (used & RESOURCE_RUNTIME) | {"AsyncResource", "Resource"}
    runtime |= RESPONSES_RUNTIME - (ATTRIBUTES_RUNTIME if is_part else frozenset())
    package = Code("." * (path.count("/") + 1))
    name, asynchronous_name = identifier(own_name), identifier(f"Async{own_name}")
    return ResourceView(
        path=path,
        module=identifier(path.rpartition("/")[2].removesuffix(".py")),
        attribute=None,
        asynchronous_attribute=None,
        documentation=documentation(text, 0),
        imports=outside_imports(used, builtin_modules(used)),
        local_imports=inside_imports(used, runtime, models, package),
        head=_head(name, (Code("Resource"),)),
        asynchronous_head=_head(asynchronous_name, (Code("AsyncResource"),)),
        name=name,
        asynchronous_name=asynchronous_name,
        class_documentation=documentation(class_text, 4),
        methods=views,
        modes=modes_view(
            name,
            asynchronous_name,
            responding(methods),
            is_deprecated="deprecated" in used_names(views),
            is_part=is_part,
        ),
        runs=runs,
    )


def responding(methods: Mapping[str, MethodView]) -> tuple[str, ...]:
    """The methods with a response that can be had as it is."""
    return tuple(name for name, view in methods.items() if view.has_responses)


def divided_resource(
    whole: ResourceView,
    name: str,
    tag: str,
    divided: Mapping[str, tuple[str, ...]],
    methods: Mapping[str, MethodView],
    waiting: Mapping[str, tuple[RunView, ...]],
    around: Surroundings,
) -> ResourceView:
    """A resource that inherits its methods from its parts."""
    own = tuple(
        resource_module(
            f"resources/{name}/{part}.py",
            class_name(f"{whole.name} {part}"),
            {method: methods[method] for method in inside},
            waiting[part],
            around.models,
            f"Operations on {tag}: {' '.join(words(part))}.",
            f"The operations on {tag}: {' '.join(words(part))}.",
            is_part=True,
        )
        for part, inside in divided.items()
    )
    return replace(
        whole,
        path=f"resources/{name}/__init__.py",
        imports=(),
        local_imports=(
            *runtime_imports(Code("..."), ATTRIBUTES_RUNTIME | {"Mode"}),
            *(
                from_import(
                    Code(".") + one.module,
                    (
                        *(one.name, one.name + Code("WithResponse")),
                        *(
                            one.asynchronous_name,
                            one.asynchronous_name + Code("WithResponse"),
                        ),
                    ),
                )
                for one in own
            ),
        ),
        head=_head(whole.name, tuple(one.name for one in own)),
        asynchronous_head=_head(
            whole.asynchronous_name, tuple(one.asynchronous_name for one in own)
        ),
        methods=(),
        modes=inherited_modes_view(
            whole.name,
            whole.asynchronous_name,
            tuple((one.name, one.asynchronous_name) for one in own),
        ),
        runs=(),
        parts=own,
    )


def _head(name: Code, bases: tuple[Code, ...]) -> Code:
    group = Group(Code("class ") + name + Code("("), bases, Code("):"))
    return settled(lay_out(group, 0), 0, body=Code("pass"))
