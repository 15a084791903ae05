"""An API → everything that its package prints, decided in one pass."""

from dataclasses import replace

from mooring.bindings.arguments import types_by_key
from mooring.bindings.client_plan import client_view
from mooring.bindings.code import literal
from mooring.bindings.docstrings import documentation
from mooring.bindings.model_plan import definitions, models_view
from mooring.bindings.models import members_by_class
from mooring.bindings.operation_names import operation_names
from mooring.bindings.reach import reachable
from mooring.bindings.resource_plan import resource_views
from mooring.bindings.schema_names import class_names
from mooring.bindings.schema_text import signature
from mooring.bindings.settings import Settings
from mooring.bindings.shapes import shapes as shapes_of
from mooring.bindings.views import PackageView
from mooring.model import Api


def plan(api: Api, settings: Settings) -> PackageView:
    """The package of `api`: names first, then types, then the views that the templates print."""
    api = replace(api, title=settings.title or api.title)
    named_operations = operation_names(api.operations, settings.operation_names)
    named_classes = class_names(
        reachable(api), api.operations, named_operations, settings.class_names
    )
    shapes = shapes_of(api.schemas, named_classes)
    # One run decides the types of classes and of methods, so that the two can never disagree.
    signatures = {
        f"Operation{index}": types_by_key(operation, shapes)
        for index, operation in enumerate(api.operations)
    }
    members = members_by_class(
        dict(definitions(shapes))
        | {
            f"Signature.{name}": signature(types, shapes)
            for name, types in signatures.items()
            if types
        }
    )
    members_by_operation = {
        operation.key: members.get(f"Signature.Operation{index}", {})
        for index, operation in enumerate(api.operations)
    }
    resources = resource_views(api, named_operations, shapes, members_by_operation)
    return PackageView(
        documentation=documentation(
            f"{api.title}.\n\nWritten by Mooring from {settings.document}; edit the document or its `api.toml`, not this folder.",
            0,
        ),
        document=literal(settings.document),
        models=models_view(
            shapes,
            members,
            documentation(f"What the {api.title} sends and receives.", 0),
        ),
        client=client_view(api, resources, frozenset(named_classes.values()), settings),
    )
