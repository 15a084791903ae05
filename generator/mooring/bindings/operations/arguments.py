"""The arguments of a method: what an operation takes, under Python names, in signature order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from mooring.bindings.operations.media_types import (
    also_streamed,
    FORM,
    MULTIPART,
    body_content,
    essence,
    is_json,
    response_schema,
    sendable,
)
from mooring.bindings.names.schema_names import argument_names
from mooring.bindings.schemas.shapes import Shape, Shapes, record
from mooring.model import (
    Anything,
    Body,
    Boolean,
    Enumeration,
    Null,
    Object,
    Operation,
    Parameter,
    Reference,
    Schema,
    String,
    Union,
    Value,
)


class Destination(Enum):
    """Where the value of an argument travels; the value is the keyword of `send`."""

    PATH = "path"
    QUERY = "query"
    HEADER = "headers"
    COOKIE = "cookies"
    JSON = "json"
    BODY = "body"
    FORM = "form"
    MULTIPART = "multipart"
    CONTENT = "content"
    MEDIA_TYPE = "content_type"


PARAMETERS = frozenset(
    (Destination.PATH, Destination.QUERY, Destination.HEADER, Destination.COOKIE)
)
MEMBERWISE = frozenset((Destination.JSON, Destination.FORM, Destination.MULTIPART))
"""Bodies whose members are arguments of their own."""
WHOLE = frozenset((Destination.BODY, Destination.CONTENT, Destination.MEDIA_TYPE))
"""What one argument gives as it stands."""


STREAMED = "streams"
"""The key of the type of an item that a success may also bring, one after the other."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One keyword of a method; `key` names its type among the operation's types."""

    wire_name: str
    destination: Destination
    schema: Schema
    required: bool
    description: str | None
    name: str = ""

    @property
    def key(self) -> str:
        return f"{self.destination.value} {self.wire_name}"


def arguments(operation: Operation, shapes: Shapes) -> tuple[Argument, ...]:
    """The arguments of an operation's method, required ones first.

    Path variables stand in the order of the path. Two of one name are told apart by where they travel.
    """
    return _in_order(
        [
            *_parameters(operation),
            *_body(operation.body, shapes),
            *_media_type(operation.body),
        ]
    )


def received(operation: Operation, shapes: Shapes) -> tuple[Argument, ...]:
    """The arguments of whoever answers the operation: a body in one piece, or the members of a form."""
    return _in_order([*_parameters(operation), *_sent(operation.body, shapes)])


def _in_order(stated: list[Argument]) -> tuple[Argument, ...]:
    names = _names(stated)
    return tuple(
        sorted(
            (replace(argument, name=names[argument.key]) for argument in stated),
            key=lambda argument: (
                argument.destination is not Destination.PATH,
                not argument.required,
                argument.destination is Destination.MEDIA_TYPE,
            ),
        )
    )


def is_binary(schema: Schema) -> bool:
    """Whether a string stands for bytes that are sent as they are (OpenAPI 3.1, section 4.8.14.2)."""
    match schema.type:
        case String(format="binary"):
            return True
        case String(content_media_type=str(), content_encoding=None):
            return True
        case _:
            return False


def _names(stated: list[Argument]) -> Mapping[str, str]:
    """The name of every argument by its key, whatever the order in which they are stated.

    Of those that meet from several places, the one that comes first in `Destination` has the right to it.
    """
    keys_by_name: dict[str, str] = {}
    for destination in Destination:
        own = [one for one in stated if one.destination is destination]
        is_whole = destination in (Destination.BODY, Destination.CONTENT)
        names = argument_names(one.wire_name for one in own)
        for one in own:
            name = "body" if is_whole else names[one.wire_name]
            if name in keys_by_name:
                name = f"{destination.value.removesuffix('s')}_{name}"
            keys_by_name[name] = one.key
    return {key: name for name, key in keys_by_name.items()}


def _parameters(operation: Operation) -> Iterator[Argument]:
    order = {name: index for index, name in enumerate(_variables(operation.path))}
    by_place = sorted(
        operation.parameters,
        key=lambda one: (
            order.get(one.name, -1) if one.place.value == "path" else len(order)
        ),
    )
    destinations = {
        "path": Destination.PATH,
        "query": Destination.QUERY,
        "header": Destination.HEADER,
        "cookie": Destination.COOKIE,
    }
    for one in by_place:
        if not _is_set_elsewhere(one):
            destination = destinations[one.place.value]
            yield Argument(
                one.name,
                destination,
                one.schema,
                one.required,
                one.description or one.schema.description,
            )


def _variables(path: str) -> list[str]:
    return [part.partition("}")[0] for part in path.split("{")[1:]]


def _is_set_elsewhere(parameter: Parameter) -> bool:
    """OpenAPI ignores header parameters with these names (OpenAPI 3.1, section 4.8.12.2.1)."""
    return parameter.place.value == "header" and parameter.name.lower() in (
        "accept",
        "content-type",
        "authorization",
    )


def _body(body: Body | None, shapes: Shapes) -> Iterator[Argument]:
    content = None if body is None else body_content(body)
    if body is None or content is None:
        return
    schema = content.schema
    members = None if schema is None else _members(schema, shapes)
    destination = _destination(content.media_type)
    if members is not None and destination in MEMBERWISE:
        for one in members.properties:
            resolved = shapes.resolved(one.schema)
            # What only the server writes is no business of a caller's.
            if not (one.schema.read_only or resolved.read_only):
                text = one.schema.description or resolved.description
                yield Argument(one.name, destination, one.schema, one.required, text)
        return
    if destination is Destination.JSON:
        destination = Destination.BODY
    yield Argument(
        "",
        destination,
        schema or Schema(Object()),
        body.required,
        body.description,
    )


def _sent(body: Body | None, shapes: Shapes) -> Iterator[Argument]:
    content = None if body is None else body_content(body)
    if body is None or content is None:
        return
    destination = _destination(content.media_type)
    taken = tuple(_body(body, shapes))
    if destination in (Destination.FORM, Destination.MULTIPART) and all(
        one.wire_name for one in taken
    ):
        yield from taken
        return
    is_opaque = destination is Destination.CONTENT
    yield Argument(
        "",
        Destination.CONTENT if is_opaque else Destination.BODY,
        content.schema or Schema(Anything()),
        body.required,
        body.description,
    )


def _media_type(body: Body | None) -> Iterator[Argument]:
    """The choice between several media types of one body."""
    media_types = [] if body is None else [one.media_type for one in sendable(body)]
    if len(media_types) > 1:
        choice = Enumeration(tuple(Value.of(one) for one in media_types))
        schema = Schema(choice, default=Value.of(media_types[0]))
        text = "The media type in which the body is sent."
        yield Argument("content_type", Destination.MEDIA_TYPE, schema, False, text)


def _destination(media_type: str) -> Destination:
    if is_json(media_type):
        return Destination.JSON
    kinds = {FORM: Destination.FORM, MULTIPART: Destination.MULTIPART}
    return kinds.get(essence(media_type), Destination.CONTENT)


def _members(schema: Schema, shapes: Shapes) -> Object | None:
    """The object whose members become arguments; None where the body is something else, or open beside its members."""
    resolved = shapes.resolved(schema)
    if (
        isinstance(resolved.type, Reference)
        and shapes.by_key.get(resolved.type.name) is Shape.CLASS
    ):
        return record(shapes.schemas[resolved.type.name], shapes.schemas)
    return None


def types_by_key(
    operation: Operation, taken: tuple[Argument, ...]
) -> Mapping[str, Schema]:
    """Every schema whose Python type a method mentions that takes some arguments, under the key that finds it again."""
    given = {argument.key: argument.schema for argument in taken}
    returned = {
        f"{response.status} returns": response_schema(response)
        for response in operation.responses
    }
    if (streamed := also_streamed(operation)) is not None:
        returned[STREAMED] = streamed[1].schema
    return given | {
        key: schema for key, schema in returned.items() if schema is not None
    }


def stream_choice(taken: tuple[Argument, ...], shapes: Shapes) -> Argument | None:
    """The member of a JSON body that says whether items come as they are made: `stream`, as OpenAI's API calls it."""
    for one in taken:
        if (one.wire_name, one.destination) == ("stream", Destination.JSON):
            return one if _is_flag(one.schema, shapes) else None
    return None


def _is_flag(schema: Schema, shapes: Shapes) -> bool:
    match shapes.resolved(schema).type:
        case Boolean():
            return True
        case Union(members=members):
            kinds = [shapes.resolved(one).type for one in members]
            return all(isinstance(one, Boolean | Null) for one in kinds)
        case _:
            return False
