"""Request bodies, responses and the media types inside them (OpenAPI 3.1, sections 4.8.13 to 4.8.17)."""

from collections.abc import Iterator

from mooring.model import Body, Content, Response, Value
from mooring.spec.examples import parse_examples
from mooring.spec.parameters import parse_headers
from mooring.spec.reading import Node, Reading
from mooring.spec.references import description, follow
from mooring.spec.schemas import parse_schema

BODY_KEYWORDS = frozenset(("required", "content", "description"))
RESPONSE_KEYWORDS = frozenset(("content", "headers", "description"))
CONTENT_KEYWORDS = frozenset(("schema", "encoding", "example", "examples"))


def parse_body(reading: Reading, stated: Node | None) -> Body | None:
    """A Request Body Object; None where there is none."""
    node = None if stated is None else follow(reading, stated)
    if stated is None or node is None:
        return None
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
        target = None if status.startswith("x-") else follow(reading, stated)
        if target is not None:
            yield Response(
                status=status.upper() if status != "default" else status,
                contents=tuple(_contents(reading, target.get("content"))),
                headers=tuple(parse_headers(reading, target.get("headers"))),
                description=description(reading, stated, target),
                unmodelled=target.beside(RESPONSE_KEYWORDS),
                pointer=target.pointer,
            )


def _contents(reading: Reading, node: Node | None) -> Iterator[Content]:
    for media_type, stated in reading.members(node):
        content = follow(reading, stated)
        if content is None:
            continue
        schema = content.get("schema")
        yield Content(
            media_type=media_type,
            schema=None if schema is None else parse_schema(reading, schema),
            encodings=tuple(
                (key, Value.of(one.value))
                for key, one in reading.members(content.get("encoding"))
            ),
            examples=tuple(parse_examples(reading, content)),
            unmodelled=content.beside(CONTENT_KEYWORDS),
            pointer=content.pointer,
        )
