"""Operations, grouped as people call them → the views of resources."""

import re
from collections.abc import Mapping
from dataclasses import replace

from mooring.bindings.annotations import MODULES_BY_NAME, names
from mooring.bindings.code import Code, identifier
from mooring.bindings.credentials import default_security
from mooring.bindings.docstrings import documentation
from mooring.bindings.identifiers import class_name, words
from mooring.bindings.imports import from_import, outside_imports
from mooring.bindings.layout import Group, lay_out, settled
from mooring.bindings.method_plan import method_view
from mooring.bindings.models import Member
from mooring.bindings.operation_names import OperationName
from mooring.bindings.resource_parts import parts
from mooring.bindings.shapes import Shapes
from mooring.bindings.surroundings import Surroundings, models_import, wider_types
from mooring.bindings.views import AttributeView, MethodView, ResourceView
from mooring.model import Api, Operation

_ARGUMENT = re.compile(r"\b\w+:")
RESOURCE_RUNTIME = frozenset(
    (
        *("NOT_GIVEN", "AsyncResource", "File", "NotGiven"),
        *("Operation", "Resource", "Style"),
    )
)

CLIENT_NAMES = frozenset(
    (
        *("ApiKey", "AsyncClient", "AsyncHTTPClient", "AsyncTransport", "Basic"),
        *("Bearer", "Changes", "Client", "HTTPClient", "Self", "TYPE_CHECKING"),
        *("Transport", "Unpack"),
    )
)
"""Names that mean something in the module of the clients."""

RESOURCE_NAMES = RESOURCE_RUNTIME | set(MODULES_BY_NAME)
"""Names that mean something in the module of a resource already."""


def resource_views(
    api: Api,
    operation_names: Mapping[str, OperationName],
    shapes: Shapes,
    members_by_operation: Mapping[str, Mapping[str, Member]],
) -> tuple[ResourceView, ...]:
    """One resource for each attribute of the client, in the order of the document; the client's own has no attribute."""
    grouped: dict[str, dict[str, Operation]] = {}
    for operation in api.operations:
        name = operation_names[operation.key]
        grouped.setdefault(name.resource, {})[name.method] = operation
    wider = wider_types(shapes)
    classes = frozenset(shapes.class_names.values())
    around = Surroundings(shapes, wider, default_security(api), api.servers, classes)
    # The client's own operations stand in its class, beside every resource.
    members = {name: frozenset(operations) for name, operations in grouped.items()}
    members[""] = members.get("", frozenset[str]()) | grouped.keys()
    return tuple(
        _resource(
            name,
            operations,
            members_by_operation,
            replace(around, members=members[name]),
            dict(api.tags),
        )
        for name, operations in grouped.items()
    )


def _resource(
    name: str,
    operations: Mapping[str, Operation],
    members_by_operation: Mapping[str, Mapping[str, Member]],
    around: Surroundings,
    descriptions: Mapping[str, str | None],
) -> ResourceView:
    own_name = _class_name(name)
    methods = {
        method: method_view(
            operation, method, members_by_operation[operation.key], around
        )
        for method, operation in operations.items()
    }
    tag = _tag(name, next(iter(operations.values())))
    whole = _module(
        f"resources/{name or 'operations'}.py",
        own_name,
        tuple(methods.values()),
        around.models,
        f"Operations on {tag}." if name else "Operations of the API itself.",
        descriptions.get(tag) or f"The operations on {tag}.",
    )
    whole = replace(
        whole,
        module=identifier(name or "operations"),
        attribute=_attribute(name, own_name, tag),
        asynchronous_attribute=_attribute(name, f"Async{own_name}", tag),
    )
    # The client's own methods stand in its class.
    if not name or not (divided := parts(name, operations, methods)):
        return whole
    return _divided(whole, name, tag, divided, methods, around)


def _module(
    path: str,
    own_name: str,
    methods: tuple[MethodView, ...],
    models: Code,
    text: str,
    class_text: str,
) -> ResourceView:
    """A module with two classes that have the methods."""
    used = used_names(methods)
    runtime = (used & RESOURCE_RUNTIME) | {"AsyncResource", "Resource"}
    package = Code("." * (path.count("/") + 1))
    name, asynchronous_name = identifier(own_name), identifier(f"Async{own_name}")
    return ResourceView(
        path=path,
        module=identifier(path.rpartition("/")[2].removesuffix(".py")),
        attribute=None,
        asynchronous_attribute=None,
        documentation=documentation(text, 0),
        imports=outside_imports(used, _builtins(used)),
        local_imports=inside_imports(used, runtime, models, package),
        head=_head(name, (Code("Resource"),)),
        asynchronous_head=_head(asynchronous_name, (Code("AsyncResource"),)),
        name=name,
        asynchronous_name=asynchronous_name,
        class_documentation=documentation(class_text, 4),
        methods=methods,
    )


def _divided(
    whole: ResourceView,
    name: str,
    tag: str,
    divided: Mapping[str, tuple[str, ...]],
    methods: Mapping[str, MethodView],
    around: Surroundings,
) -> ResourceView:
    """A resource that inherits its methods from its parts."""
    own = tuple(
        _module(
            f"resources/{name}/{part}.py",
            class_name(f"{whole.name} {part}"),
            tuple(methods[method] for method in inside),
            around.models,
            f"Operations on {tag}: {' '.join(words(part))}.",
            f"The operations on {tag}: {' '.join(words(part))}.",
        )
        for part, inside in divided.items()
    )
    return replace(
        whole,
        path=f"resources/{name}/__init__.py",
        imports=(),
        local_imports=tuple(
            from_import(Code(".") + one.module, (one.name, one.asynchronous_name))
            for one in own
        ),
        head=_head(whole.name, tuple(one.name for one in own)),
        asynchronous_head=_head(
            whole.asynchronous_name, tuple(one.asynchronous_name for one in own)
        ),
        methods=(),
        parts=own,
    )


def _head(name: Code, bases: tuple[Code, ...]) -> Code:
    group = Group(Code("class ") + name + Code("("), bases, Code("):"))
    return settled(lay_out(group, 0), 0, body=Code("pass"))


def _class_name(resource: str) -> str:
    """The class of a resource; one that is named like something of the runtime steps aside."""
    name = class_name(resource or "operations")
    runtime = RESOURCE_NAMES | CLIENT_NAMES
    return f"{name}Resource" if {name, f"Async{name}"} & runtime else name


def _tag(name: str, operation: Operation) -> str:
    """What the document calls the resource, or would."""
    if operation.tags:
        return operation.tags[0]
    return " ".join(word.capitalize() for word in words(name or "operations"))


def _attribute(name: str, class_name: str, tag: str) -> AttributeView | None:
    if not name:
        return None
    made = identifier(class_name)
    head = Group(
        Code("def ") + identifier(name) + Code("("),
        (Code("self"),),
        Code(") -> ") + made + Code(":"),
    )
    module = Code(".resources.") + identifier(name)
    return AttributeView(
        signature=settled(lay_out(head, 4), 4, body=Code("pass")),
        documentation=documentation(f"The operations on {tag}.", 8),
        loading=from_import(module, (class_name,), 8),
        statement=settled(Code("return ") + made + Code("(self._transport)"), 8),
    )


def root_resource(resources: tuple[ResourceView, ...]) -> ResourceView | None:
    """The operations that are methods of the client itself."""
    return next((one for one in resources if one.attribute is None), None)


def used_names(methods: tuple[MethodView, ...]) -> frozenset[str]:
    """The names that methods use, of models and of everything else."""
    operations = [method.operation for method in methods]
    # An argument may be called `time`; that is no use of the type.
    signatures = [_ARGUMENT.sub("", method.signature) for method in methods]
    used = {name for text in (*operations, *signatures) for name in names(text)}
    return frozenset(
        used | {"deprecated"} if any(method.decorator for method in methods) else used
    )


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
    if any(name.startswith(f"{models}.") for name in used):
        lines.insert(0, models_import(models, package))
    return tuple(lines)


def _builtins(used: frozenset[str]) -> tuple[str, ...]:
    return ("builtins",) if any(name.startswith("builtins.") for name in used) else ()
