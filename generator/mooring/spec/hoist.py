"""Gives every inline object and enumeration a key of its own, taken from its place.

A key is the owner's key and the way from there, joined by slashes. It depends on nothing but that
place, so that adding, removing or reordering anything else never changes it.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from mooring.model import (
    ITSELF,
    Api,
    Array,
    Body,
    Content,
    Enumeration,
    Intersection,
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
from mooring.spec.distinctions import member_steps

_WORDS = re.compile(r"\w+")


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
        if key in self.schemas and key not in self.inline:
            key += ITSELF
        if self.inline.get(key, bare) != bare:
            key += f"/{_mark(bare)}"
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


def _mark(schema: Schema) -> str:
    """Tells a schema from another one in the same place by what it says alone, in whatever order."""
    said = " ".join(sorted(_WORDS.findall(repr(schema.type))))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:6]


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
        responses=_responses(hoisting, operation.responses, f"{key}/response"),
        callbacks=tuple(
            (name, _operation(hoisting, callback))
            for name, callback in operation.callbacks
        ),
    )


def _parameter(hoisting: _Hoisting, parameter: Parameter, key: str) -> Parameter:
    """A choice of values that only a caller makes stays where it is; everything else is named as usual."""
    schema = parameter.schema
    match schema.type:
        case Enumeration() | Array(items=Schema(type=Enumeration())):
            return parameter
        case _:
            named = _named(hoisting, schema, f"{key}/{parameter.name}")
            return replace(parameter, schema=named)


def _body(hoisting: _Hoisting, body: Body, key: str) -> Body:
    return replace(body, contents=tuple(_contents(hoisting, body.contents, key)))


def _responses(
    hoisting: _Hoisting, responses: tuple[Response, ...], key: str
) -> tuple[Response, ...]:
    """The first success is *the* response; all others are called by their status."""
    first = min(
        (one.status for one in responses if one.status.startswith("2")), default=None
    )
    return tuple(
        _response(
            hoisting,
            response,
            key,
            key if response.status == first else f"{key}/{response.status}",
        )
        for response in responses
    )


def _response(
    hoisting: _Hoisting, response: Response, key: str, content_key: str
) -> Response:
    return replace(
        response,
        contents=tuple(_contents(hoisting, response.contents, content_key)),
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
    """What is sent as JSON has the plain name; any other media type is called by its subtype, unless it says the same."""
    plain = min((_rank(content) for content in contents), default=None)
    first = next((one for one in contents if _rank(one) == plain), None)
    for content in contents:
        if content.schema is None:
            yield content
            continue
        is_plain = first is not None and content.schema.type == (
            first.schema and first.schema.type
        )
        subtype = content.media_type.partition(";")[0].partition("/")[2]
        own_key = key if is_plain else f"{key}/{subtype}"
        yield replace(content, schema=_named(hoisting, content.schema, own_key))


def _rank(content: Content) -> tuple[bool, str]:
    essence = content.media_type.partition(";")[0].strip().lower()
    return not essence.endswith("json"), content.media_type


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
            steps = member_steps(union)
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


def _nth(index: int) -> str:
    return (
        ("first", "second", "third", "fourth", "fifth")[index]
        if index < 5
        else f"item{index + 1}"
    )
