"""Gives every inline object and enumeration a key of its own, taken from its place.

A key is the owner's key and the way from there, joined by slashes. It depends on nothing but that
place, so that adding, removing or reordering anything else never changes it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from mooring.model import (
    Api,
    Array,
    Body,
    Content,
    Enumeration,
    Intersection,
    Null,
    Object,
    Operation,
    Parameter,
    Property,
    Reference,
    Response,
    Schema,
    Type,
    Union,
)


def hoist(api: Api) -> Api:
    """The same API with every inline object and enumeration replaced by a reference to a named schema."""
    hoisting = _Hoisting(dict.fromkeys(api.schemas))
    for key, schema in api.schemas.items():
        hoisting.schemas[key] = _inside(hoisting, schema, key)
    return replace(
        api,
        operations=tuple(
            _operation(hoisting, operation) for operation in api.operations
        ),
        webhooks=tuple(_operation(hoisting, operation) for operation in api.webhooks),
        schemas={
            key: schema
            for key, schema in hoisting.schemas.items()
            if schema is not None
        },
        unnamed=api.unnamed | frozenset(hoisting.inline),
    )


@dataclass(frozen=True, slots=True)
class _Hoisting:
    schemas: dict[str, Schema | None]
    inline: dict[str, Schema] = field(default_factory=dict)

    def name(self, schema: Schema, key: str) -> Schema:
        """A reference to `schema`, now under `key`; the annotations that belong to its use stay outside."""
        bare = replace(
            schema, default=None, deprecated=False, read_only=False, write_only=False
        )
        while key in self.schemas and self.inline.get(key) != bare:
            # Two statuses or media types of one operation meet here; the later one steps aside.
            key += "/other"
        if key not in self.schemas:
            self.schemas[key] = None
            self.inline[key] = bare
            self.schemas[key] = _inside(self, bare, key)
        return Schema(
            Reference(key),
            default=schema.default,
            deprecated=schema.deprecated,
            read_only=schema.read_only,
            write_only=schema.write_only,
            pointer=schema.pointer,
        )


def _operation(hoisting: _Hoisting, operation: Operation) -> Operation:
    key = operation.key
    return replace(
        operation,
        parameters=tuple(
            _parameter(hoisting, parameter, key) for parameter in operation.parameters
        ),
        body=(
            None
            if operation.body is None
            else _body(hoisting, operation.body, f"{key}/request")
        ),
        responses=tuple(
            _response(hoisting, response, f"{key}/response")
            for response in operation.responses
        ),
        callbacks=tuple(
            (name, _operation(hoisting, callback))
            for name, callback in operation.callbacks
        ),
    )


def _parameter(hoisting: _Hoisting, parameter: Parameter, key: str) -> Parameter:
    return replace(
        parameter, schema=_named(hoisting, parameter.schema, f"{key}/{parameter.name}")
    )


def _body(hoisting: _Hoisting, body: Body, key: str) -> Body:
    return replace(body, contents=tuple(_contents(hoisting, body.contents, key)))


def _response(hoisting: _Hoisting, response: Response, key: str) -> Response:
    succeeds = response.status.startswith("2")
    return replace(
        response,
        contents=tuple(
            _contents(
                hoisting,
                response.contents,
                key if succeeds else f"{key}/{response.status}",
            )
        ),
        headers=tuple(
            (
                replace(
                    header,
                    schema=_named(
                        hoisting,
                        header.schema,
                        f"{key}/{response.status}/{header.name}",
                    ),
                )
                if header.schema is not None
                else header
            )
            for header in response.headers
        ),
    )


def _contents(
    hoisting: _Hoisting, contents: tuple[Content, ...], key: str
) -> Iterator[Content]:
    for content in contents:
        schema = (
            None if content.schema is None else _named(hoisting, content.schema, key)
        )
        yield replace(content, schema=schema)


def _named(hoisting: _Hoisting, schema: Schema, key: str) -> Schema:
    """`schema` itself where it needs no name, with what is inside it named."""
    match schema.type:
        case Object(properties=properties) if properties:
            return hoisting.name(schema, key)
        case Enumeration(values=values) if len(values) > 1:
            return hoisting.name(schema, key)
        case Intersection():
            return hoisting.name(schema, key)
        case _:
            return _inside(hoisting, schema, key)


def _inside(hoisting: _Hoisting, schema: Schema, key: str) -> Schema:
    """`schema` with every type inside it named after `key` and the way to it."""
    type_: Type
    match schema.type:
        case Array() as array:
            type_ = replace(
                array,
                items=_named(hoisting, array.items, f"{key}/item"),
                prefix=tuple(
                    _named(hoisting, item, f"{key}/{_nth(n)}")
                    for n, item in enumerate(array.prefix)
                ),
            )
        case Object() as record:
            type_ = replace(
                record,
                properties=tuple(
                    Property(
                        one.name,
                        _named(hoisting, one.schema, f"{key}/{one.name}"),
                        one.required,
                    )
                    for one in record.properties
                ),
                additional=(
                    None
                    if record.additional is None
                    else _named(hoisting, record.additional, f"{key}/value")
                ),
                patterns=tuple(
                    (pattern, _named(hoisting, value, f"{key}/value"))
                    for pattern, value in record.patterns
                ),
            )
        case Union() as union:
            steps = _member_steps(union)
            type_ = replace(
                union,
                members=tuple(
                    _named(hoisting, member, key + step)
                    for member, step in zip(union.members, steps, strict=True)
                ),
            )
        case Intersection(members=members):
            # The members are parts of one object and take no names of their own.
            type_ = Intersection(
                tuple(_inside(hoisting, member, key) for member in members)
            )
        case _:
            return schema
    return replace(schema, type=type_)


def _member_steps(union: Union) -> Iterator[str]:
    """The way to each member of a union, by what tells it apart; nothing where only one needs a name."""
    alone = (
        sum(not isinstance(member.type, Null | Reference) for member in union.members)
        == 1
    )
    for member in union.members:
        yield "" if alone else f"/{_distinction(member)}"


def _distinction(member: Schema) -> str:
    if member.title:
        return member.title
    match member.type:
        case Object(properties=properties):
            for one in properties:
                if (
                    isinstance(one.schema.type, Enumeration)
                    and len(one.schema.type.values) == 1
                ):
                    return str(one.schema.type.values[0].json)
            names = [one.name for one in properties if one.required] or [
                one.name for one in properties
            ]
            return "with " + " ".join(sorted(names)[:3])
        case Reference(name=name):
            return name
        case Intersection(members=members):
            return " and ".join(_distinction(inner) for inner in members)
        case Enumeration():
            return "value"
        case other:
            return type(other).__name__.lower()


def _nth(index: int) -> str:
    return (
        ("first", "second", "third", "fourth", "fifth")[index]
        if index < 5
        else f"item{index + 1}"
    )
