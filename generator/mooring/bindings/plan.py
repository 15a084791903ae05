"""An API → everything that its package prints, decided in one pass."""

from collections.abc import Mapping
from dataclasses import replace

from mooring.bindings.arguments import types_by_key
from mooring.bindings.client_plan import client_view
from mooring.bindings.code import Code, literal
from mooring.bindings.docstrings import documentation
from mooring.bindings.model_modules import model_modules
from mooring.bindings.model_plan import class_views, definitions
from mooring.bindings.models import members_by_class
from mooring.bindings.operation_names import OperationName, operation_names
from mooring.bindings.order import in_order
from mooring.bindings.resource_plan import resource_views
from mooring.bindings.schema_names import class_names, further_names
from mooring.bindings.schema_places import places
from mooring.bindings.schema_text import signature
from mooring.bindings.settings import Settings
from mooring.bindings.shapes import Shape, Shapes, shapes_by_key
from mooring.bindings.views import PackageView
from mooring.bindings.webhook_plan import messages, webhooks_view
from mooring.model import Api

SIGNATURE = "the signature of "
"""Begins the names of definitions that hold types and are no class; no class is called so."""


def plan(api: Api, settings: Settings) -> PackageView:
    """The package of `api`: names first, then types, then the views that the templates print."""
    api = in_order(replace(api, title=settings.title or api.title))
    named_operations = operation_names(api.operations, settings.operation_names)
    shapes = _shapes(api, named_operations, settings)
    sent = messages(api, named_operations)
    # One run decides the types of classes and of methods, so that the two can never disagree.
    signatures = {
        f"{SIGNATURE}{operation.key}": types_by_key(operation, shapes)
        for operation in api.operations
    }
    payloads = {one.name: one.schema for one in sent if one.schema is not None}
    members = members_by_class(
        dict(definitions(shapes))
        | {name: signature(types, shapes) for name, types in signatures.items()}
        | {SIGNATURE: signature(payloads, shapes)}
    )
    members_by_operation = {
        operation.key: members[f"{SIGNATURE}{operation.key}"]
        for operation in api.operations
    }
    resources = resource_views(api, named_operations, shapes, members_by_operation)
    classes = frozenset(shapes.class_names.values())
    modules = model_modules(
        class_views(shapes, members),
        places(shapes.class_names, api.schemas, api.operations, named_operations, sent),
        f"What the {api.title} sends and receives.",
        further_names(settings.kept_classes, shapes.class_names),
    )
    return PackageView(
        documentation=_documentation(api, settings),
        document=literal(settings.document),
        models=modules.modules,
        index=modules.index,
        client=client_view(api, resources, settings),
        webhooks=webhooks_view(api.title, sent, members[SIGNATURE], classes),
    )


def named_classes(api: Api, settings: Settings) -> Mapping[str, str]:
    """The class of every schema that has one, by the schema's key."""
    named_operations = operation_names(api.operations, settings.operation_names)
    return _shapes(in_order(api), named_operations, settings).class_names


def _shapes(
    api: Api, named_operations: Mapping[str, OperationName], settings: Settings
) -> Shapes:
    shape_by_key = shapes_by_key(api.schemas)
    with_class = [key for key, one in shape_by_key.items() if one is not Shape.ALIAS]
    named = class_names(
        with_class,
        api.operations,
        named_operations,
        settings.class_names,
        settings.kept_classes,
    )
    return Shapes(shape_by_key, api.schemas, named)


def _documentation(api: Api, settings: Settings) -> Code:
    origin = f"Written by Mooring from {settings.document}"
    advice = "edit the document or its `api.toml`, not this folder."
    return documentation(f"{api.title}.\n\n{origin}; {advice}", 0)
