"""Parameter Objects and Header Objects (OpenAPI 3.1, sections 4.8.12 and 4.8.21)."""

from collections.abc import Iterator

from mooring.model import Anything, Header, Parameter, Place, Schema, Style
from mooring.spec.reading import Node, Reading
from mooring.spec.references import follow
from mooring.spec.schemas import parse_schema

PLACES_BY_NAME = {place.value: place for place in Place}
STYLES_BY_NAME = {style.value: style for style in Style}
DEFAULT_STYLES = {
    Place.PATH: Style.SIMPLE,
    Place.QUERY: Style.FORM,
    Place.HEADER: Style.SIMPLE,
    Place.COOKIE: Style.FORM,
}
KEYWORDS = frozenset(
    (
        *(
            "name",
            "in",
            "required",
            "schema",
            "content",
            "style",
            "explode",
            "allowReserved",
        ),
        *("description", "deprecated", "example", "examples"),
    )
)


def parse_parameters(reading: Reading, node: Node | None) -> Iterator[Parameter]:
    """The parameters of a `parameters` array; one without a name or place is reported and left out."""
    for stated in reading.items(node):
        target = follow(reading, stated)
        if target is None:
            continue
        name = reading.text(target, "name")
        place = PLACES_BY_NAME.get(reading.text(target, "in") or "")
        if name is None or place is None:
            reading.reject(
                "parameter-without-place",
                f"A parameter needs a `name` and an `in` out of {', '.join(PLACES_BY_NAME)}.",
                target.pointer,
            )
            continue
        yield _parameter(reading, target, name, place)


def parse_headers(reading: Reading, node: Node | None) -> Iterator[Header]:
    """The headers of a response, by name."""
    for name, stated in reading.members(node):
        target = follow(reading, stated)
        if target is not None:
            schema, _ = _schema(reading, target)
            yield Header(
                name=name,
                schema=schema,
                required=reading.flag(target, "required"),
                description=reading.text(target, "description"),
                deprecated=reading.flag(target, "deprecated"),
                unmodelled=target.beside(KEYWORDS),
                pointer=target.pointer,
            )


def _parameter(reading: Reading, node: Node, name: str, place: Place) -> Parameter:
    schema, media_type = _schema(reading, node)
    style = STYLES_BY_NAME.get(reading.text(node, "style") or "", DEFAULT_STYLES[place])
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
        description=reading.text(node, "description"),
        deprecated=reading.flag(node, "deprecated"),
        media_type=media_type,
        unmodelled=node.beside(KEYWORDS),
        pointer=node.pointer,
    )


def _schema(reading: Reading, node: Node) -> tuple[Schema | None, str | None]:
    """The schema of a parameter or header, and the media type where `content` holds it."""
    if (schema := node.get("schema")) is not None:
        return parse_schema(reading, schema), None
    for media_type, content in reading.members(node.get("content")):
        schema = content.get("schema")
        return (None if schema is None else parse_schema(reading, schema)), media_type
    return None, None
