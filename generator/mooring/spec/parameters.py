"""Parameter Objects and Header Objects (OpenAPI 3.1, sections 4.8.12 and 4.8.21)."""

from collections.abc import Iterator

from mooring.document import pointer
from mooring.model import Anything, Header, Parameter, Place, Schema, Style, Value
from mooring.spec.embedding import embedded, kept
from mooring.spec.examples import example_remarks, parse_examples, with_examples
from mooring.spec.reading import Node, Reading
from mooring.spec.references import (
    description,
    follow,
    misread_parameter,
    unresolved_parameter,
)
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
FORM = "application/x-www-form-urlencoded"
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
    """The parameters of a `parameters` array but for those of `parse_beyond`."""
    seen = set[tuple[Place, str]]()
    for stated in reading.items(node):
        target = follow(reading, stated)
        if target is None:
            continue
        if _is_query_string(target):
            yield from _members_of_query(reading, target)
            continue
        name, place = _name_and_place(reading, target)
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
    """The parameters that the model has no place for: those that are the whole query, those that nobody finds, and those that say too little."""
    for stated in reading.items(node):
        target = follow(reading, stated)
        if target is None:
            yield unresolved_parameter(stated)
        elif _is_query_string(target):
            if _form_of_query(reading, target) is None:
                reading.warn(
                    "query-string-parameter",
                    "A parameter for the whole query string was left out; describe its members as query parameters.",
                    target.pointer,
                )
                mark, _ = misread_parameter(stated, target)
                yield mark, embedded(reading, target)
        elif None in _name_and_place(reading, target):
            yield misread_parameter(stated, target)


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


def _name_and_place(reading: Reading, node: Node) -> tuple[str | None, Place | None]:
    place = PLACES_BY_NAME.get(reading.text(node, "in") or "")
    return reading.text(node, "name"), place


def _style(reading: Reading, node: Node, place: Place) -> Style:
    name = reading.text(node, "style")
    style = STYLES_BY_NAME.get(name or "")
    if name is not None and style is None:
        reading.widen(
            "unknown-style",
            f"`style: {name}` is not known and was left out; use one of {', '.join(STYLES_BY_NAME)}.",
            node.pointer + pointer("style"),
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


def _members_of_query(reading: Reading, node: Node) -> Iterator[Parameter]:
    """The members of a form that is the whole query, each of which is sent as a query parameter of its own would be."""
    form = _form_of_query(reading, node)
    if form is None:
        return
    required = reading.texts(form.get("required"))
    for name, member in reading.members(form.get("properties")):
        schema = parse_schema(reading, member)
        yield Parameter(
            name=name,
            place=Place.QUERY,
            schema=schema,
            required=name in required,
            style=Style.FORM,
            explode=True,
            description=schema.description,
            pointer=node.pointer,
        )


def _form_of_query(reading: Reading, node: Node) -> Node | None:
    """The schema of a query string that is a form with members of its own; None of any other."""
    content = node.get("content")
    media_type = None if content is None else content.get(FORM)
    schema = None if media_type is None else media_type.get("schema")
    form = None if schema is None else follow(reading, schema)
    return form if form is not None and "properties" in form else None


def _is_query_string(node: Node) -> bool:
    place = node.get("in")
    return place is not None and place.value == QUERY_STRING
