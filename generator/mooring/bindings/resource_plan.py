"""Operations, grouped as people call them → the views of resources."""

from collections.abc import Mapping

from mooring.bindings.annotations import names
from mooring.bindings.code import Code, identifier
from mooring.bindings.docstrings import documentation
from mooring.bindings.identifiers import class_name, words
from mooring.bindings.imports import from_import, type_imports
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
    package = Code("..") if name else Code(".")
    imports, local_imports = _imports(
        methods, models - taken, package, is_qualified=bool(replacements)
    )
    return ResourceView(
        module=identifier(name or "operations"),
        attribute=identifier(name) if name else Code(""),
        documentation=documentation(
            f"Operations on {tag}." if name else "Operations of the API itself.", 0
        ),
        imports=imports,
        local_imports=local_imports,
        name=identifier(own_name),
        asynchronous_name=identifier(f"Async{own_name}"),
        class_documentation=documentation(
            descriptions.get(tag) or f"The operations on {tag}.", 4
        ),
        methods=methods,
    )


def root_resource(resources: tuple[ResourceView, ...]) -> ResourceView | None:
    """The operations that are methods of the client itself."""
    return next((resource for resource in resources if not resource.attribute), None)


def _imports(
    methods: tuple[MethodView, ...],
    models: frozenset[str],
    package: Code,
    *,
    is_qualified: bool,
) -> tuple[tuple[Code, ...], tuple[Code, ...]]:
    """The imports from outside the package, and those from inside it."""
    code = [text for method in methods for text in (method.operation, method.signature)]
    used = {name for text in code for name in names(text)}
    outside = list(
        type_imports(used - models, also={"deprecated": "typing_extensions"})
    )
    if any(name.startswith("builtins.") for name in used):
        outside.insert(0, Code("import builtins"))
    if any(method.decorator for method in methods):
        outside.extend((Code(""), Code("from typing_extensions import deprecated")))
    runtime = {
        name
        for name in RESOURCE_RUNTIME
        if name in used or name in ("AsyncTransport", "Transport")
    }
    inside = [Code("from ") + package + Code(" import models")] if is_qualified else []
    inside.append(from_import(package + Code("_runtime"), runtime))
    if used & models:
        inside.append(from_import(package + Code("models"), used & models))
    return tuple(outside), tuple(inside)
