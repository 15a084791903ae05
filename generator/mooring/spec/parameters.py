"""Parameter Objects and Header Objects (OpenAPI 3.1, sections 4.8.12 and 4.8.21)."""

from collections.abc import Iterator

from mooring.model import Anything, Header, Parameter, Place, Schema, Style, Value
from mooring.spec.embedding import embedded, kept
from mooring.spec.examples import example_remarks, parse_examples, with_examples
from mooring.spec.reading import Node, Reading
from mooring.spec.references import description, follow, unresolved_parameter
from mooring.spec.schemas import parse_schema, unresolved_schema

PLACES_BY_NAME = {place.value: place for place in Place}
STYLES_BY_NAME = {style.value: style for style in Style}
DEFAULT_STYLES = {
    Place.PATH: Style.SIMPLE,
    Place.QUERY: Style.FORM,
    Place.HEADER: Style.SIMPLE,
    Place.COOKIE: Style.FORM,
}
QUERY_STRING = "querystring"
"""The place of a parameter that is the whole query (OpenAPI 3.2); it has no name on the wire."""
HEADER_KEYWORDS = frozenset(
    (
        *("required", "schema", "content", "description", "deprecated"),
        *("example", "examples"),
    )
)
CONTENT_KEYWORDS = frozenset(("schema", "example", "examples"))
PARAMETER_KEYWORDS = HEADER_KEYWORDS | {
    *("name", "in", "style", "explode", "allowReserved")
}


def parse_parameters(reading: Reading, node: Node | None) -> Iterator[Parameter]:
    """The parameters of a `parameters` array; one without a name or place is reported and left out."""
    seen = set[tuple[Place, str]]()
    for stated in reading.items(node):
        target = follow(reading, stated)
        if target is None or _is_query_string(target):
            continue
        name = reading.text(target, "name")
        place = PLACES_BY_NAME.get(reading.text(target, "in") or "")
        if name is None or place is None:
            reading.warn(
                "parameter-without-place",
                f"A parameter without a `name` and an `in` out of {', '.join(PLACES_BY_NAME)} was left out; add them.",
                target.pointer,
            )
            continue
        if (place, name) in seen:
            reading.warn(
                "repeated-parameter",
                f"The {place.value} parameter `{name}` is listed twice, and the last counts; remove one.",
                stated.pointer,
            )
        seen.add((place, name))
        yield _parameter(reading, stated, target, name, place)


def parse_beyond(reading: Reading, node: Node | None) -> Iterator[tuple[str, Value]]:
    """The parameters that the model has no place for: those that are the whole query, and those that nobody finds."""
    for stated in reading.items(node):
        target = follow(reading, stated)
        if target is None:
            yield unresolved_parameter(stated)
        elif _is_query_string(target):
            reading.warn(
                "query-string-parameter",
                "A parameter for the whole query string was left out; describe its members as query parameters.",
                target.pointer,
            )
            yield QUERY_STRING, embedded(reading, target)


def parse_headers(reading: Reading, node: Node | None) -> Iterator[Header]:
    """The headers of a response, by name."""
    for name, stated in reading.members(node):
        target = follow(reading, stated)
        if target is None:
            yield Header(name, unresolved_schema(stated), pointer=stated.pointer)
        else:
            schema, media_type, rest = _schema(reading, target)
            serialised = (("content", Value.of(media_type)),) if media_type else ()
            yield Header(
                name=name,
                schema=schema,
                required=reading.flag(target, "required"),
                description=description(reading, stated, target),
                deprecated=reading.flag(target, "deprecated"),
                unmodelled=(
                    *target.beside(HEADER_KEYWORDS),
                    *example_remarks(reading, target),
                    *serialised,
                    *rest,
                ),
                pointer=target.pointer,
            )


def _parameter(
    reading: Reading, stated: Node, node: Node, name: str, place: Place
) -> Parameter:
    schema, media_type, rest = _schema(reading, node)
    style = _style(reading, node, place)
    return Parameter(
        name=name,
        place=place,
        schema=schema or Schema(Anything(), pointer=node.pointer),
        # A path is not complete without its variables, whatever the document says.
        required=place is Place.PATH or reading.flag(node, "required"),
        style=style,
        explode=(
            reading.flag(node, "explode") if "explode" in node else style is Style.FORM
        ),
        allow_reserved=reading.flag(node, "allowReserved"),
        description=description(reading, stated, node),
        deprecated=reading.flag(node, "deprecated"),
        media_type=media_type,
        unmodelled=(
            *node.beside(PARAMETER_KEYWORDS),
            *example_remarks(reading, node),
            *rest,
        ),
        pointer=node.pointer,
    )


def _style(reading: Reading, node: Node, place: Place) -> Style:
    name = reading.text(node, "style")
    style = STYLES_BY_NAME.get(name or "")
    if name is not None and style is None:
        reading.warn(
            "unknown-style",
            f"`style: {name}` is not known and was left out; use one of {', '.join(STYLES_BY_NAME)}.",
            node.pointer,
        )
    return style or DEFAULT_STYLES[place]


def _schema(
    reading: Reading, node: Node
) -> tuple[Schema | None, str | None, tuple[tuple[str, Value], ...]]:
    """The schema of a parameter or header, the media type where `content` holds it, and further ones as stated."""
    examples = tuple(parse_examples(reading, node))
    if (schema := node.get("schema")) is not None:
        return with_examples(parse_schema(reading, schema), examples), None, ()
    contents = list(reading.members(node.get("content")))
    if not contents:
        return None, None, ()
    (media_type, stated), *others = contents
    rest = tuple(
        (f"content/{name}", embedded(reading, other)) for name, other in others
    )
    if (content := follow(reading, stated)) is None:
        return unresolved_schema(stated), media_type, rest
    rest += tuple(
        (f"content/{key}", value)
        for key, value in (
            *kept(reading, content, CONTENT_KEYWORDS),
            *example_remarks(reading, content),
        )
    )
    if (schema := content.get("schema")) is None:
        return None, media_type, rest
    examples += tuple(parse_examples(reading, content))
    return with_examples(parse_schema(reading, schema), examples), media_type, rest


def _is_query_string(node: Node) -> bool:
    place = node.get("in")
    return place is not None and place.value == QUERY_STRING
