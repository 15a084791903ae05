"""An API → everything that its package prints, decided in one pass."""

from mooring.bindings.arguments import arguments, types_by_key
from mooring.bindings.client_plan import client_view
from mooring.bindings.code import Code, literal
from mooring.bindings.docstrings import documentation
from mooring.bindings.groundwork import SIGNATURE, groundwork, modules_of_models
from mooring.bindings.imports import from_import
from mooring.bindings.layout import Group, lay_out
from mooring.bindings.model_plan import definitions
from mooring.bindings.member_types import members_by_class
from mooring.bindings.pagination_plan import (
    item_types,
    listings,
    pages_by_operation,
    pages_view,
)
from mooring.bindings.resource_imports import EXTRAS, resource_names
from mooring.bindings.resource_plan import resource_views
from mooring.bindings.schema_text import signature
from mooring.bindings.settings import Settings
from mooring.bindings.views import PackageView, ResourceView
from mooring.bindings.webhook_plan import webhooks_view
from mooring.model import Api


def plan(api: Api, settings: Settings) -> PackageView:
    """The package of `api`: names first, then types, then the views that the templates print."""
    ground = groundwork(api, settings)
    api, shapes = ground.api, ground.shapes
    conducts = settings.conducts or ()
    pages = pages_by_operation(conducts)
    # One run decides the types of classes and of methods, so that the two can never disagree.
    signatures = {
        f"{SIGNATURE}{operation.key}": {
            **types_by_key(operation, arguments(operation, shapes)),
            **item_types(operation, pages.get(str(operation)), shapes),
        }
        for operation in api.operations
    }
    payloads = {
        one.name: one.schema for one in ground.messages if one.schema is not None
    }
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
        ground.operation_names,
        shapes,
        members_by_operation,
        members,
        conducts,
        paged,
    )
    modules = modules_of_models(ground, members)
    messages = webhooks_view(
        api.title,
        ground.messages,
        members[SIGNATURE],
        ground.classes,
        settings.signature,
    )
    pages_ = pages_view(api.title, paged, shapes)
    public = [
        "errors",
        "hooks",
        "models",
        *(["pages"] if pages_ else []),
        *(["webhooks"] if messages else []),
    ]
    return PackageView(
        documentation=_documentation(api, settings),
        document=literal(settings.document),
        models=modules.modules,
        index=modules.index,
        client=client_view(api, resources, settings),
        webhooks=messages,
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


def _documentation(api: Api, settings: Settings) -> Code:
    origin = f"Written by Mooring from {settings.document}"
    advice = "edit the document or its `api.toml`, not this folder."
    return documentation(f"{api.title}.\n\n{origin}; {advice}", 0)
