"""An API → everything that its package prints, decided in one pass."""

from collections.abc import Mapping
from dataclasses import replace

from mooring.bindings.arguments import types_by_key
from mooring.bindings.client_plan import client_view
from mooring.bindings.code import Code, literal
from mooring.bindings.docstrings import documentation
from mooring.bindings.imports import from_import
from mooring.bindings.layout import Group, lay_out
from mooring.bindings.model_modules import model_modules
from mooring.bindings.model_plan import class_views, definitions
from mooring.bindings.models import members_by_class
from mooring.bindings.naming import naming
from mooring.bindings.order import in_order
from mooring.bindings.pagination_plan import (
    item_types,
    listings,
    pages_by_operation,
    pages_view,
)
from mooring.bindings.resource_plan import EXTRAS, resource_names, resource_views
from mooring.bindings.schema_names import further_names
from mooring.bindings.schema_places import places
from mooring.bindings.schema_text import signature
from mooring.bindings.settings import Settings
from mooring.bindings.views import PackageView, ResourceView
from mooring.bindings.webhook_plan import messages, webhooks_view
from mooring.model import Api

SIGNATURE = "the signature of "
"""Begins the names of definitions that hold types and are no class; no class is called so."""


def plan(api: Api, settings: Settings) -> PackageView:
    """The package of `api`: names first, then types, then the views that the templates print."""
    api = in_order(replace(api, title=settings.title or api.title))
    names = naming(api, settings)
    named_operations, shapes = names.operations, names.shapes
    sent = messages(api, named_operations)
    conducts = settings.conducts or ()
    pages = pages_by_operation(conducts)
    # One run decides the types of classes and of methods, so that the two can never disagree.
    signatures = {
        f"{SIGNATURE}{operation.key}": {
            **types_by_key(operation, shapes),
            **item_types(operation, pages.get(str(operation)), shapes),
        }
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
    paged = listings(api, pages, shapes, members_by_operation)
    resources = resource_views(
        api,
        named_operations,
        shapes,
        members_by_operation,
        members,
        conducts,
        paged,
    )
    classes = frozenset(shapes.class_names.values())
    modules = model_modules(
        class_views(shapes, members),
        places(shapes.class_names, api.schemas, api.operations, named_operations, sent),
        f"What the {api.title} sends and receives.",
        further_names(settings.kept_classes, shapes.class_names),
    )
    messages_ = webhooks_view(
        api.title, sent, members[SIGNATURE], classes, settings.signature
    )
    pages_ = pages_view(api.title, paged, shapes)
    public = [
        "errors",
        "hooks",
        "models",
        *(["pages"] if pages_ else []),
        *(["webhooks"] if messages_ else []),
    ]
    return PackageView(
        documentation=_documentation(api, settings),
        document=literal(settings.document),
        models=modules.modules,
        index=modules.index,
        client=client_view(api, resources, settings),
        webhooks=messages_,
        imports=from_import(Code("."), public),
        exports=_exports(public),
        pages=pages_,
        extras=_extras(resources, settings),
    )


def _exports(modules: list[str]) -> Code:
    """The statement that lists what people use of the package."""
    named = sorted({"AsyncClient", "Client", "mismatches", *modules})
    group = Group(Code("__all__ = ["), tuple(literal(one) for one in named), Code("]"))
    return lay_out(group, 0)


def _extras(resources: tuple[ResourceView, ...], settings: Settings) -> frozenset[str]:
    """What the package needs of the runtime that few others need."""
    every = [one for resource in resources for one in (resource, *resource.parts)]
    used = {name for one in every for name in resource_names(one)}
    needed = {
        needs for name in used for needs in EXTRAS.get(name.partition(".")[0], ())
    }
    return frozenset(needed if settings.signature is None else {*needed, "signatures"})


def named_classes(api: Api, settings: Settings) -> Mapping[str, str]:
    """The class of every schema that has one, by the schema's key."""
    return naming(in_order(api), settings).shapes.class_names


def _documentation(api: Api, settings: Settings) -> Code:
    origin = f"Written by Mooring from {settings.document}"
    advice = "edit the document or its `api.toml`, not this folder."
    return documentation(f"{api.title}.\n\n{origin}; {advice}", 0)
