"""How operations page → what their methods return, and the view of the module that holds the pages."""

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from mooring.bindings.python.annotations import names, renamed
from mooring.bindings.python.code import Code, identifier, literal, tuple_expression
from mooring.bindings.python.docstrings import documentation
from mooring.bindings.python.imports import from_import, outside_imports
from mooring.bindings.python.layout import Group, Item, lay_out, settled
from mooring.bindings.operations.media_types import response_schema
from mooring.bindings.types.members import Member
from mooring.bindings.operations.results import result, returned
from mooring.bindings.names.schema_names import field_names
from mooring.bindings.schemas.shapes import Shape, Shapes, record
from mooring.bindings.operations.surroundings import Listing
from mooring.bindings.views import PagesView, PageView
from mooring.model import (
    AddressPages,
    Api,
    Array,
    Conduct,
    CursorPages,
    LastItemPages,
    LinkPages,
    NumberPages,
    OffsetPages,
    Operation,
    Pages,
    Reference,
    Schema,
    Union,
    Way,
    Null,
)

ITEMS = "items of a page"
"""The key of the type of a page's items, among the types that a method mentions."""
PAGE_KINDS = (
    *(CursorPages, LastItemPages, NumberPages, OffsetPages, AddressPages, LinkPages),
)


def item_types(
    operation: Operation, pages: Pages | None, shapes: Shapes
) -> Mapping[str, Schema]:
    """The schema of the items, where the operation pages."""
    if pages is None:
        return {}
    for response in operation.responses:
        schema = response_schema(response)
        if response.status.startswith("2") and schema is not None:
            items = _items(_at(pages.items, schema, shapes), shapes)
            return {} if items is None else {ITEMS: items}
    return {}


def pages_by_operation(conducts: tuple[Conduct, ...]) -> Mapping[str, Pages]:
    """How operations page, by method and path."""
    return {
        one.operation: one.behaviour
        for one in conducts
        if isinstance(one.behaviour, PAGE_KINDS)
    }


def listings(
    api: Api,
    pages: Mapping[str, Pages],
    shapes: Shapes,
    members_by_operation: Mapping[str, Mapping[str, Member]],
) -> Mapping[str, Listing]:
    """What the methods return whose operations page, by operation key.

    An operation whose result is neither one class nor a list keeps its plain method.
    """
    found: dict[str, Listing] = {}
    ways: dict[str, Way] = {}
    types = {
        operation.key: result(returned(operation, members_by_operation[operation.key]))
        for operation in api.operations
        if str(operation) in pages
    }
    kinds = _page_kinds(types.values(), shapes)
    for operation in api.operations:
        if (stated := pages.get(str(operation))) is None:
            continue
        members = members_by_operation[operation.key]
        if ITEMS not in members:
            continue
        type_ = types[operation.key]
        item = members[ITEMS].annotation
        if not stated.items and type_.startswith("list["):
            found[operation.key] = Listing(_paging(stated), item)
        elif type_ in kinds and ways.setdefault(type_, stated.items) == stated.items:
            found[operation.key] = Listing(_paging(stated), item, type_)
    return found


def pages_view(
    title: str, listings_by_key: Mapping[str, Listing], shapes: Shapes
) -> PagesView | None:
    """The module of the pages; None where every list comes bare, or there is none."""
    items = {
        one.model: one.item for one in listings_by_key.values() if one.model is not None
    }
    if not items:
        return None
    taken = _page_kinds(items, shapes)
    classes = frozenset(shapes.class_names.values())
    views = tuple(
        view
        for model in sorted(items)
        for view in _views(model, items[model], taken[model], classes)
    )
    used = {name for view in views for name in names(view.head)}
    kinds = {name for name in used if name in _KINDS}
    entries = tuple(_entry(model, taken[model]) for model in sorted(items))
    return PagesView(
        documentation=documentation(f"Pages of the lists of the {title}.", 0),
        imports=outside_imports({*used, "TYPE_CHECKING"}),
        local_imports=(
            Code("from . import models"),
            from_import(Code("._runtime.pagination"), {*kinds, "load_pages"}),
        ),
        pages=views,
        entries=entries,
    )


_KINDS = frozenset(("AsyncPage", "AsyncPages", "Page", "Pages"))


def _page_kinds(classes: Iterable[str], shapes: Shapes) -> Mapping[Code, str]:
    """What the pages of a class can be called among its members: `Page`, or `Pages` where it has its own `next_page`."""
    keys_by_class = {
        shapes.class_names[key]: key
        for key, shape in shapes.by_key.items()
        if shape is Shape.CLASS
    }
    kinds = dict[Code, str]()
    for name in sorted({*classes} & keys_by_class.keys()):
        attributes = _attributes(shapes.schemas[keys_by_class[name]], shapes)
        if "iter_pages" not in attributes:
            kinds[identifier(name)] = "Pages" if "next_page" in attributes else "Page"
    return kinds


def _attributes(schema: Schema, shapes: Shapes) -> frozenset[str]:
    properties = record(schema, shapes.schemas).properties
    return frozenset(field_names(one.name for one in properties).values())


def _views(
    model: Code, item: Code, kind: str, classes: frozenset[str]
) -> Iterator[PageView]:
    models = {name for name in names(item) if name in classes}
    written = renamed(item, {name: f"models.{name}" for name in models})
    for prefix, verb in (("", "to iterate"), ("Async", "`async for`")):
        name = identifier(f"{prefix}{model}Page")
        base = identifier(f"{prefix}{kind}")
        bases = (base + Code("[") + written + Code("]"), Code("models.") + model)
        head = Group(Code("class ") + name + Code("("), bases, Code("):"))
        yield PageView(
            head=settled(lay_out(head, 4), 4, body=Code("pass")),
            documentation=documentation(
                f"A `{model}`; {verb} goes on to the pages after it.", 8
            ),
        )


def _entry(model: Code, kind: str) -> Code:
    """The member of the dictionary that the pages of a model are made from."""
    kinds = (identifier(kind), identifier(f"Async{kind}"))
    head = literal(model) + Code(": (")
    return lay_out(Group(head, kinds, Code(")")), 12, after=1)


def _paging(pages: Pages) -> Group:
    """The expression that says how it pages."""
    items: list[Item] = [_way(pages.items)]
    match pages:
        case CursorPages(parameter=parameter, cursor=cursor, more=more):
            kind = "Cursor"
            items += [literal(parameter), _way(cursor), *_optional("more", more)]
        case LastItemPages(parameter=parameter, member=member, more=more):
            kind = "LastItem"
            items += [literal(parameter), literal(member), _way(more)]
        case NumberPages(parameter=parameter, first=first):
            kind = "Number"
            items.append(literal(parameter))
            items += [Code("first=") + literal(first)] if first != 1 else []
            items += _optional("total", pages.total)
            items += _optional("pages", pages.pages)
            items += _optional("page", pages.page)
        case OffsetPages(parameter=parameter, first=first, total=total):
            kind = "Offset"
            items.append(literal(parameter))
            items += [Code("first=") + literal(first)] if first != 0 else []
            items += _optional("total", total)
        case AddressPages(address=address):
            kind = "Address"
            items.append(_way(address))
        case LinkPages():
            kind = "Link"
        case _:
            assert_never(pages)
    return Group(
        Code("_paging.") + identifier(kind) + Code("("), tuple(items), Code(")")
    )


def _optional(name: str, way: Way | None) -> list[Item]:
    return [] if way is None else [identifier(name) + Code("=") + _way(way)]


def _way(way: Way) -> Code:
    return tuple_expression(literal(name) for name in way)


def _at(way: Way, schema: Schema, shapes: Shapes) -> Schema | None:
    """The member of a response that wire names lead to."""
    for name in way:
        properties = record(_beside_null(schema, shapes), shapes.schemas).properties
        found = next((one for one in properties if one.name == name), None)
        if found is None:
            return None
        schema = found.schema
    return schema


def _items(schema: Schema | None, shapes: Shapes) -> Schema | None:
    if schema is None:
        return None
    match _beside_null(schema, shapes).type:
        case Array(items=items, prefix=()):
            return items
        case _:
            return None


def _beside_null(schema: Schema, shapes: Shapes) -> Schema:
    """The schema behind references, and what it is where it is not null."""
    seen = set[str]()
    while True:
        match schema.type:
            case Reference(name=name) if name in shapes.schemas and name not in seen:
                if shapes.by_key.get(name) is Shape.CLASS:
                    return schema
                seen.add(name)
                schema = shapes.schemas[name]
            case Union(members=members):
                others = [one for one in members if not isinstance(one.type, Null)]
                if len(others) != 1:
                    return schema
                (schema,) = others
            case _:
                return schema
