"""Operations, grouped as people call them → the views of resources."""

from collections.abc import Mapping

from mooring.bindings.annotations import names
from mooring.bindings.code import Code, identifier
from mooring.bindings.docstrings import documentation
from mooring.bindings.identifiers import class_name, words
from mooring.bindings.imports import from_import, outside_imports
from mooring.bindings.layout import settled
from mooring.bindings.method_plan import Surroundings, method_view
from mooring.bindings.models import Member
from mooring.bindings.operation_names import OperationName
from mooring.bindings.shapes import Shapes
from mooring.bindings.views import MethodView, ResourceView
from mooring.model import Api, Operation

RESOURCE_RUNTIME = frozenset(
    ("NOT_GIVEN", "AsyncTransport", "NotGiven", "Operation", "Style", "Transport")
)


def resource_views(
    api: Api,
    operation_names: Mapping[str, OperationName],
    shapes: Shapes,
    members_by_operation: Mapping[str, Mapping[str, Member]],
) -> tuple[ResourceView, ...]:
    """One resource for each attribute of the client, in the order of the document; the client's own has no attribute."""
    grouped: dict[str, list[Operation]] = {}
    for operation in api.operations:
        grouped.setdefault(operation_names[operation.key].resource, []).append(
            operation
        )
    descriptions = {name: description for name, description in api.tags}
    return tuple(
        _resource(
            name,
            operations,
            operation_names,
            shapes,
            members_by_operation,
            descriptions,
        )
        for name, operations in grouped.items()
    )


def _resource(
    name: str,
    operations: list[Operation],
    operation_names: Mapping[str, OperationName],
    shapes: Shapes,
    members_by_operation: Mapping[str, Mapping[str, Member]],
    descriptions: Mapping[str, str | None],
) -> ResourceView:
    own_name = class_name(name or "operations")
    methods_by_name = {
        operation_names[operation.key].method: operation for operation in operations
    }
    taken = RESOURCE_RUNTIME | {
        own_name,
        f"Async{own_name}",
        "deprecated",
        "Any",
        "Literal",
        "UUID",
        "Decimal",
    }
    models = frozenset(shapes.class_names.values())
    replacements = {model: f"models.{model}" for model in models & taken}
    around = Surroundings(shapes, replacements, frozenset(methods_by_name))
    methods = tuple(
        method_view(operation, method, members_by_operation[operation.key], around)
        for method, operation in methods_by_name.items()
    )
    tag = (
        operations[0].tags[0]
        if operations[0].tags
        else " ".join(word.capitalize() for word in words(name or "operations"))
    )
    used = used_names(methods)
    runtime = (used & RESOURCE_RUNTIME) | {"AsyncTransport", "Transport"}
    return ResourceView(
        module=identifier(name or "operations"),
        attribute=identifier(name) if name else Code(""),
        statement=_statement(name, own_name),
        asynchronous_statement=_statement(name, f"Async{own_name}"),
        documentation=documentation(
            f"Operations on {tag}." if name else "Operations of the API itself.", 0
        ),
        imports=outside_imports(used - models, _builtins(used)),
        local_imports=inside_imports(used, runtime, models - taken, Code("..")),
        name=identifier(own_name),
        asynchronous_name=identifier(f"Async{own_name}"),
        class_documentation=documentation(
            descriptions.get(tag) or f"The operations on {tag}.", 4
        ),
        methods=methods,
    )


def _statement(attribute: str, class_name: str) -> Code:
    if not attribute:
        return Code("")
    made = identifier(class_name) + Code("(transport)")
    return settled(Code("self.") + identifier(attribute) + Code(" = ") + made, 8)


def root_resource(resources: tuple[ResourceView, ...]) -> ResourceView | None:
    """The operations that are methods of the client itself."""
    return next((resource for resource in resources if not resource.attribute), None)


def used_names(methods: tuple[MethodView, ...]) -> frozenset[str]:
    """The names that methods use, of models and of everything else."""
    code = [text for method in methods for text in (method.operation, method.signature)]
    used = {name for text in code for name in names(text)}
    return frozenset(
        used | {"deprecated"} if any(method.decorator for method in methods) else used
    )


def inside_imports(
    used: frozenset[str], runtime: frozenset[str], models: frozenset[str], package: Code
) -> tuple[Code, ...]:
    """The imports from the package itself.

    Args:
        runtime: Names of the runtime, all of which are imported.
        models: Names of models, of which those in use are imported.
        package: The way to the package: `.` or `..`.
    """
    lines = [from_import(package + Code("_runtime"), runtime)]
    if any(name.startswith("models.") for name in used):
        lines.insert(0, Code("from ") + package + Code(" import models"))
    if used & models:
        lines.append(from_import(package + Code("models"), used & models))
    return tuple(lines)


def _builtins(used: frozenset[str]) -> tuple[str, ...]:
    return ("builtins",) if any(name.startswith("builtins.") for name in used) else ()
