"""An API → what callers see of its package, decided by the same names as what is written."""

from collections.abc import Iterator
from typing import assert_never

from mooring.bindings.operations.arguments import (
    MEMBERWISE,
    WHOLE,
    Argument,
    Destination,
    arguments,
)
from mooring.bindings.operations.credentials import credential_plans
from mooring.bindings.operations.media_types import body_content, response_schema
from mooring.bindings.names.naming import naming
from mooring.bindings.python.order import in_order
from mooring.bindings.client.resource_plan import resource_class_name
from mooring.bindings.names.schema_names import field_names, member_names
from mooring.bindings.schemas.schema_text import telling
from mooring.bindings.settings import Settings
from mooring.bindings.schemas.shapes import Shape, Shapes, record
from mooring.model import (
    Anything,
    Api,
    Array,
    Boolean,
    Enumeration,
    Intersection,
    Nothing,
    Null,
    Number,
    Object,
    Operation,
    Property,
    Reference,
    Schema,
    String,
    Union,
)
from mooring.surface import (
    AnyOf,
    Attribute,
    Class,
    ListOf,
    MapOf,
    Member,
    Method,
    Model,
    OfClass,
    Plain,
    Seen,
    Surface,
    Vocabulary,
)


def surface(api: Api, settings: Settings) -> Surface:
    """Everything that has a name in the package of `api`."""
    api = in_order(api)
    names = naming(api, settings)
    resources = {one.resource for one in names.operations.values() if one.resource}
    return Surface(
        tuple(
            _method(
                operation,
                names.operations[operation.key].resource,
                names.operations[operation.key].method,
                names.shapes,
            )
            for operation in api.operations
        ),
        {
            name: _class(key, name, names.shapes)
            for key, name in names.shapes.class_names.items()
        },
        {one: resource_class_name(one) for one in sorted(resources)},
        tuple(
            str(secret.argument)
            for plan in credential_plans(api, settings.environment)
            for secret in plan.secrets
        ),
    )


def _method(operation: Operation, resource: str, name: str, shapes: Shapes) -> Method:
    brought = tuple(
        (one.status, Plain() if schema is None else _seen(schema, shapes))
        for one in operation.responses
        for schema in (response_schema(one),)
    )
    successes = [one for status, one in brought if status.startswith("2")]
    fallback = [one for status, one in brought if status == "default"]
    taken = arguments(operation, shapes)
    content = body_content(operation.body) if operation.body else None
    is_spread = any(one.destination in MEMBERWISE for one in taken)
    return Method(
        resource,
        name,
        operation.pointer,
        tuple(
            _keyword(one, index, operation, shapes) for index, one in enumerate(taken)
        ),
        (
            _seen(content.schema, shapes)
            if is_spread and content and content.schema
            else Plain()
        ),
        brought,
        AnyOf(tuple(successes or fallback)),
    )


def _keyword(
    one: Argument, index: int, operation: Operation, shapes: Shapes
) -> Attribute:
    places = {
        (parameter.place.value, parameter.name): parameter.pointer
        for parameter in operation.parameters
    }
    place = one.destination.value.removesuffix("s")
    pointer = places.get((place, one.wire_name), one.schema.pointer)
    return Attribute(
        one.name,
        one.wire_name,
        # A body that is given as a whole has no name in the document.
        f"{operation.pointer} {one.key}" if one.destination in WHOLE else pointer,
        _seen(one.schema, shapes),
        one.required,
        shapes.is_nullable(one.schema),
        index if one.destination is Destination.PATH else None,
    )


def _class(key: str, name: str, shapes: Shapes) -> Class:
    schema = shapes.schemas[key]
    match shapes.by_key[key]:
        case Shape.STRING_ENUM | Shape.INTEGER_ENUM:
            return Vocabulary(name, schema.pointer, tuple(_members(schema)))
        case Shape.CLASS:
            properties = record(schema, shapes.schemas).properties
            return Model(name, schema.pointer, tuple(_fields(properties, shapes)))
        case Shape.ROOT | Shape.ALIAS:
            return Model(name, schema.pointer)


def _members(schema: Schema) -> Iterator[Member]:
    assert isinstance(schema.type, Enumeration)
    for value, name in member_names(schema.type.values).items():
        if isinstance(value.json, str | int):
            yield Member(name, value.json)


def _fields(properties: tuple[Property, ...], shapes: Shapes) -> Iterator[Attribute]:
    names = field_names(one.name for one in properties)
    for one in properties:
        is_nullable = shapes.is_nullable(one.schema)
        yield Attribute(
            names[one.name],
            one.name,
            one.schema.pointer,
            _seen(one.schema, shapes),
            one.required,
            is_nullable or not one.required,
        )


def _seen(schema: Schema, shapes: Shapes) -> Seen:
    """The names of ours that a type holds, and how they are reached."""
    resolved = shapes.resolved(schema)
    match resolved.type:
        case Reference(name=key):
            name = shapes.class_names.get(key)
            return Plain() if name is None else OfClass(name)
        case Array(items=items, prefix=prefix):
            return ListOf(AnyOf(tuple(_seen(one, shapes) for one in (*prefix, items))))
        case Object(additional=Schema() as values):
            return MapOf(_seen(values, shapes))
        case Union(members=members):
            return AnyOf(tuple(_seen(one, shapes) for one in members))
        case Intersection(members=members):
            return _seen(telling(members), shapes)
        case String(format=written):
            return Plain(written or "string")
        case Boolean():
            return Plain("boolean")
        case Number(integral=integral):
            return Plain("integer" if integral else "number")
        case Null():
            return Plain("null")
        case Anything() | Nothing() | Enumeration() | Object():
            return Plain()
        case _:
            assert_never(resolved.type)
