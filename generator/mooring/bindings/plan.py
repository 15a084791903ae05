"""An API → everything that its package prints, decided in one pass."""

from collections.abc import Mapping

from mooring.bindings.operations.arguments import arguments, types_by_key
from mooring.bindings.client.client_plan import client_view
from mooring.bindings.python.code import Code, literal
from mooring.bindings.python.docstrings import documentation
from mooring.bindings.schemas.fingerprints import fingerprint
from mooring.bindings.groundwork import (
    SIGNATURE,
    Groundwork,
    groundwork,
    modules_of_models,
)
from mooring.bindings.python.imports import from_import
from mooring.bindings.python.layout import Group, lay_out
from mooring.bindings.types.member_types import Below, Members
from mooring.bindings.memory import FEWEST, Memory, keep, recalled
from mooring.bindings.models.model_plan import (
    class_views,
    definition,
    keys_by_definition,
)
from mooring.bindings.client.pagination_plan import (
    item_types,
    listings,
    pages_by_operation,
    pages_view,
)
from mooring.bindings.recollection import Kept, Recollection
from mooring.bindings.client.resource_plan import resource_views
from mooring.bindings.schemas.schema_text import signature
from mooring.bindings.settings import Settings
from mooring.bindings.views import PackageView
from mooring.bindings.client.webhook_plan import webhooks_view
from mooring.document import JsonObject
from mooring.model import Api, Pages


def plan(api: Api, settings: Settings, memory: Memory | None = None) -> PackageView:
    """The package of `api`: names first, then types, then the views that the templates print.

    Args:
        memory: Where what an earlier run decided lies, and what this one decides is kept.
    """
    ground = groundwork(api, settings)
    api, shapes = ground.api, ground.shapes
    if len(shapes.by_key) + len(api.operations) < FEWEST:
        memory = None
    conducts = settings.conducts or ()
    pages = pages_by_operation(conducts)
    recollection = Recollection(
        shapes,
        {one.key: fingerprint((one, pages.get(str(one)))) for one in api.operations},
        Kept() if memory is None else recalled(memory),
    )
    members = _members(ground, pages, recollection)
    members_by_operation = Below(members, SIGNATURE)
    paged = listings(api, pages, shapes, members_by_operation)
    resources = resource_views(
        api,
        ground.operation_names,
        shapes,
        members_by_operation,
        members,
        conducts,
        paged,
        settings.kept_names,
        recollection,
    )
    classes = class_views(shapes, members, ground.kept_names, recollection)
    if memory is not None:
        keep(memory, recollection.found)
    modules = modules_of_models(ground, classes)
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
    )


def _members(
    ground: Groundwork, pages: Mapping[str, Pages], recollection: Recollection
) -> Members:
    """The types of classes and of methods, decided in one place, so that the two can never disagree.

    They are asked for at once where a view is to be planned; of what is recalled they hardly ever matter.
    """
    shapes = ground.shapes
    keys = keys_by_definition(shapes)
    operations = {f"{SIGNATURE}{one.key}": one for one in ground.api.operations}
    payloads = {
        one.name: one.schema for one in ground.messages if one.schema is not None
    }

    def define(name: str) -> JsonObject:
        watched = recollection.watched(name)
        if (key := keys.get(name)) is not None:
            return definition(key, watched)
        if (operation := operations.get(name)) is None:
            return signature(payloads, shapes)
        types = {
            **types_by_key(operation, arguments(operation, watched)),
            **item_types(operation, pages.get(str(operation)), watched),
        }
        return signature(types, watched)

    members = Members({*keys, *operations, SIGNATURE}, define, recollection.found.types)
    new = (name for name, key in keys.items() if not recollection.has_model(key))
    changed = (
        name
        for name, operation in operations.items()
        if str(operation) in pages or not recollection.has_method(operation.key)
    )
    members.ask([*new, *changed, SIGNATURE])
    return members


def _exports(modules: list[str]) -> Code:
    """The statement that lists what people use of the package."""
    named = sorted({"AsyncClient", "Client", "mismatches", *modules})
    group = Group(Code("__all__ = ["), tuple(literal(one) for one in named), Code("]"))
    return lay_out(group, 0)


def _documentation(api: Api, settings: Settings) -> Code:
    origin = f"Written by Mooring from {settings.document}"
    advice = "edit the document or its `api.toml`, not this folder."
    return documentation(f"{api.title}.\n\n{origin}; {advice}", 0)
