"""Request bodies, responses and the media types inside them (OpenAPI 3.1, sections 4.8.13 to 4.8.17)."""

from collections.abc import Iterator

from mooring.model import Body, Content, Response
from mooring.spec.embedding import embedded, kept
from mooring.spec.examples import example_remarks, parse_examples
from mooring.spec.parameters import parse_headers
from mooring.spec.reading import Node, Reading
from mooring.spec.references import description, follow, unresolved
from mooring.spec.schemas import parse_schema, unresolved_schema

BODY_KEYWORDS = frozenset(("required", "content", "description"))
RESPONSE_KEYWORDS = frozenset(("content", "headers", "description"))
CONTENT_KEYWORDS = frozenset(
    ("schema", "itemSchema", "encoding", "example", "examples")
)
EVENTS = "text/event-stream"
EVENT_FIELDS = frozenset(("data", "event", "id", "retry"))
"""The members of a server-sent event (HTML Living Standard, section 9.2)."""
ANY_MEDIA_TYPE = "*/*"
JSON = "application/json"


def parse_body(reading: Reading, stated: Node | None) -> Body | None:
    """A Request Body Object; None where there is none."""
    if stated is None:
        return None
    node = follow(reading, stated)
    if node is None:
        return unresolved_body(stated)
    return Body(
        required=reading.flag(node, "required"),
        contents=tuple(_contents(reading, node.get("content"))),
        description=description(reading, stated, node),
        unmodelled=node.beside(BODY_KEYWORDS),
        pointer=node.pointer,
    )


def parse_responses(reading: Reading, node: Node | None) -> Iterator[Response]:
    """The responses of a Responses Object, by status."""
    for status, stated in reading.members(node):
        if status.startswith("x-"):
            continue
        target = follow(reading, stated)
        if target is None:
            yield unresolved_response(status, stated)
        else:
            yield Response(
                status=status.upper() if status != "default" else status,
                contents=tuple(_contents(reading, target.get("content"))),
                headers=tuple(parse_headers(reading, target.get("headers"))),
                description=description(reading, stated, target),
                unmodelled=kept(reading, target, RESPONSE_KEYWORDS),
                pointer=target.pointer,
            )


def unresolved_body(stated: Node) -> Body:
    """What takes the place of a body that the document does not hold: any JSON."""
    content = Content(JSON, unresolved_schema(stated), pointer=stated.pointer)
    return Body(
        required=False,
        contents=(content,),
        unmodelled=unresolved(stated),
        pointer=stated.pointer,
    )


def unresolved_response(status: str, stated: Node) -> Response:
    """What takes the place of a response that the document does not hold: whatever comes."""
    content = Content(ANY_MEDIA_TYPE, unresolved_schema(stated), pointer=stated.pointer)
    return Response(
        status=status.upper() if status != "default" else status,
        contents=(content,),
        unmodelled=unresolved(stated),
        pointer=stated.pointer,
    )


def _item(reading: Reading, media_type: str, content: Node) -> Node | None:
    """The schema of what comes again and again (OpenAPI 3.2, Media Type Object); of an event, that of its data.

    None where it describes events in a way of which no single schema of their data can be had: they are texts then.
    """
    item = content.get("itemSchema")
    node = None if item is None else follow(reading, item)
    if node is None or media_type.partition(";")[0].strip().lower() != EVENTS:
        return item
    properties = node.get("properties")
    names = {name for name, _ in reading.members(properties)}
    stated = None if properties is None else properties.get("data")
    if stated is not None and names <= EVENT_FIELDS:
        return _data(reading, stated)
    is_choice = any(node.get(key) is not None for key in ("oneOf", "anyOf"))
    return None if is_choice else item


def _data(reading: Reading, stated: Node) -> Node | None:
    """The schema of what the text of an event's data holds; None where it is any text."""
    node = follow(reading, stated)
    if node is None:
        return None
    if (inner := node.get("contentSchema")) is not None:
        return inner
    kind = node.get("type")
    return None if kind is not None and kind.value == "string" else stated


def _contents(reading: Reading, node: Node | None) -> Iterator[Content]:
    for media_type, stated in reading.members(node):
        content = follow(reading, stated)
        if content is None:
            unknown = unresolved_schema(stated)
            yield Content(media_type, unknown, pointer=stated.pointer)
            continue
        schema = content.get("schema") or _item(reading, media_type, content)
        yield Content(
            media_type=media_type,
            schema=None if schema is None else parse_schema(reading, schema),
            encodings=tuple(
                (key, embedded(reading, one))
                for key, one in reading.members(content.get("encoding"))
            ),
            examples=tuple(parse_examples(reading, content)),
            unmodelled=(
                *kept(reading, content, CONTENT_KEYWORDS),
                *example_remarks(reading, content),
            ),
            pointer=content.pointer,
        )
