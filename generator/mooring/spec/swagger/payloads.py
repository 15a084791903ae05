"""The body, from its parameters, and the responses (Swagger 2.0, Parameter Object and Response Object)."""

from collections.abc import Iterator

from mooring.model import (
    Array,
    Body,
    Content,
    Object,
    Place,
    Property,
    Response,
    Schema,
    Value,
)
from mooring.spec.payloads import unresolved_response
from mooring.spec.reading import Node, Reading
from mooring.spec.references import follow
from mooring.spec.schemas import parse_schema
from mooring.spec.swagger.parameters import (
    collection_style,
    form_field,
    parse_headers,
)

URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
ANY_BYTES = "application/octet-stream"
JSON = "application/json"
BODY_KEYWORDS = frozenset(("name", "in", "required", "description", "schema"))
RESPONSE_KEYWORDS = frozenset(("schema", "headers", "description", "examples"))


def parse_body(
    reading: Reading, parameters: tuple[Node, ...], consumes: tuple[str, ...]
) -> Body | None:
    """The request body that `body` and `formData` parameters describe; None where there are none."""
    whole = [node for node in parameters if _place(node) == "body"]
    fields = tuple(node for node in parameters if _place(node) == "formData")
    if whole:
        *_, node = whole
        stated = node.get("schema")
        schema = None if stated is None else parse_schema(reading, stated)
        return Body(
            required=reading.flag(node, "required"),
            contents=tuple(
                Content(media_type, schema, pointer=node.pointer)
                for media_type in consumes or (JSON,)
            ),
            description=reading.text(node, "description"),
            unmodelled=node.beside(BODY_KEYWORDS) + _stray(fields),
            pointer=node.pointer,
        )
    return _form(reading, fields, consumes) if fields else None


def parse_responses(
    reading: Reading, node: Node | None, produces: tuple[str, ...]
) -> Iterator[Response]:
    """The responses by status, each in every media type that the operation produces."""
    for status, stated in reading.members(node):
        if status.startswith("x-"):
            continue
        target = follow(reading, stated)
        if target is None:
            yield unresolved_response(status, stated)
        else:
            examples = dict(reading.members(target.get("examples")))
            contents = tuple(_contents(reading, target, produces, examples))
            lost = examples.keys() - {content.media_type for content in contents}
            yield Response(
                status=status if status == "default" else status.upper(),
                contents=contents,
                headers=tuple(parse_headers(reading, target.get("headers"))),
                description=reading.text(target, "description"),
                unmodelled=target.beside(RESPONSE_KEYWORDS)
                + tuple(
                    (f"examples/{name}", Value.of(examples[name].value))
                    for name in sorted(lost)
                ),
                pointer=target.pointer,
            )


def _contents(
    reading: Reading,
    node: Node,
    produces: tuple[str, ...],
    examples: dict[str, Node],
) -> Iterator[Content]:
    stated = node.get("schema")
    if stated is None:
        return
    kind = stated.get("type")
    otherwise = ANY_BYTES if kind is not None and kind.value == "file" else JSON
    schema = parse_schema(reading, stated)
    for media_type in produces or (otherwise,):
        example = examples.get(media_type)
        yield Content(
            media_type,
            schema,
            examples=() if example is None else (Value.of(example.value),),
            pointer=node.pointer,
        )


def _form(
    reading: Reading, fields: tuple[Node, ...], consumes: tuple[str, ...]
) -> Body:
    """A form; only a multipart one can carry files."""
    place = fields[0].pointer.rpartition("/")[0]
    has_file = any(_type(node) == "file" for node in fields)
    possible = (MULTIPART,) if has_file else (URLENCODED, MULTIPART)
    media_types = tuple(name for name in consumes if name.split(";")[0] in possible)
    schemas_by_name = {
        name: form_field(reading, node)
        for node in fields
        if (name := reading.text(node, "name")) is not None
    }
    required = {
        reading.text(node, "name") for node in fields if reading.flag(node, "required")
    }
    members = tuple(
        Property(name, schema, name in required)
        for name, schema in schemas_by_name.items()
    )
    schema = Schema(Object(members), pointer=place)
    encodings = tuple(_encodings(reading, fields, schemas_by_name))
    return Body(
        required=bool(required),
        contents=tuple(
            Content(media_type, schema, encodings, pointer=place)
            for media_type in media_types or possible[:1]
        ),
        pointer=place,
    )


def _encodings(
    reading: Reading, fields: tuple[Node, ...], schemas_by_name: dict[str, Schema]
) -> Iterator[tuple[str, Value]]:
    """How arrays become fields, in the words of an Encoding Object of OpenAPI 3."""
    for node in fields:
        name = reading.text(node, "name")
        if name is not None and isinstance(schemas_by_name[name].type, Array):
            style, explode = collection_style(
                reading, node, schemas_by_name[name], Place.QUERY
            )
            yield name, Value.of({"style": style.value, "explode": explode})


def _stray(fields: tuple[Node, ...]) -> tuple[tuple[str, Value], ...]:
    """Form fields beside a body of another kind, which cannot both be sent."""
    if not fields:
        return ()
    return (("formData", Value.of([node.value for node in fields])),)


def _place(node: Node) -> str | None:
    place = node.get("in")
    return place.value if place is not None and isinstance(place.value, str) else None


def _type(node: Node) -> str | None:
    kind = node.get("type")
    return kind.value if kind is not None and isinstance(kind.value, str) else None
